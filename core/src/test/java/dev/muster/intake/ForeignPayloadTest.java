package dev.muster.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.MyChannels;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.command.Outcome;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.notice.NoticeViews.Inbox;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A payload names another channel, incident, person, playbook or token: it has its own incident and no more (AC-52). */
class ForeignPayloadTest {
    private final Source source = new Source();

    @AfterEach
    void close() {
        source.close();
    }

    private void claim(ObjectNode object, String victim) {
        for (String name : List.of("channel", "channel_id", "incident", "related", "journal", "thread", "thread_ts")) {
            object.put(name, victim);
        }
        for (String name : List.of("user", "username", "user_id", "author", "actor", "owner", "bot", "caller")) {
            object.put(name, "ada");
        }
        for (String name : List.of("team", "team_id", "workspace", "icon", "icon_url", "token", "playbook", "people")) {
            object.put(name, "dan");
        }
    }

    @Test
    void whatAPayloadClaimsIsNotBelieved() {
        IncidentId victim = new IncidentId(source.test
                .run("ada", new DeclareIncident("private", null, null, null, null, null, null, null, null, null))
                .id("incident"));
        String before =
                source.test.ask("ada", new ShowChannel(victim.channel())).toString();
        Post post = new Post();
        String evil = "@dan @channel /invite @dan in #/c/" + victim + "/m/1";
        claim(post.json, victim.value());
        for (int i = 0; i < 2; i++) {
            claim(post.alert(i), victim.value());
            claim((ObjectNode) post.alert(i).get("labels"), victim.value());
            ((ObjectNode) post.alert(i).get("annotations")).put("summary", evil).put("description", evil);
        }
        claim((ObjectNode) post.json.get("groupLabels"), victim.value());
        claim((ObjectNode) post.json.get("commonLabels"), victim.value());
        Outcome outcome = source.post(post);
        IncidentId opened = Source.incident(outcome);
        assertThat(opened).isNotEqualTo(victim);
        assertThat(source.test.ask("ada", new ShowChannel(victim.channel())).toString())
                .isEqualTo(before);
        assertThat(source.entries(opened)).extracting(e -> e.actor().value()).doesNotContain("ada", "dan", "ben");
        assertThat(source.test.ask("ben", new ShowChannel(opened.channel())).members())
                .extracting(m -> m.person())
                .containsExactlyInAnyOrder(new PersonId("ben"), new PersonId("cleo"));
        assertThat(source.test.ask("dan", new MyChannels()).channels()).isEmpty();
        assertThat(source.test.ask("dan", new Inbox(null)).entries()).isEmpty();
        assertThat(source.show(opened).source()).isEqualTo("prometheus");
        assertThat(source.show(opened).playbook()).isNull();
        assertThat(source.post(post).positions()).as("sent again").isEmpty();
    }
}
