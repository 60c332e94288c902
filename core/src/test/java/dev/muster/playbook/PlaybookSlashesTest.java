package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.playbook.DraftCommands.ArchivePlaybook;
import dev.muster.slash.SlashViews.CompleteSlash;
import dev.muster.slash.SlashViews.Item;
import dev.muster.slash.SlashViews.RunSlash;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlaybookSlashesTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    private ChannelId channel(String... members) {
        List<PersonId> people =
                java.util.Arrays.stream(members).map(PersonId::new).toList();
        return new ChannelId(
                test.run("ada", new CreateChannel("Ops", null, false, people)).id("channel"));
    }

    @Test
    void onePlaybookIsRunAndOffered() {
        ChannelId channel = channel("ben");
        String playbook = Sample.publish(test);
        assertThat(test.ask("ben", new CompleteSlash(channel, "/playbook run maj"))
                        .items())
                .extracting(Item::insert)
                .containsExactly(playbook + " ");
        String incident = test.run("ben", new RunSlash(channel, "/playbook run " + playbook + " payments are down"))
                .id("incident");
        assertThat(test.ask("ben", new ShowIncident(new IncidentId(incident))).title())
                .isEqualTo("payments are down");
        test.run("ada", new ArchivePlaybook(playbook));
        assertThat(test.ask("ben", new CompleteSlash(channel, "/playbook run ")).items())
                .isEmpty();
    }

    @Test
    void theListIsSaidWhereEveryoneMayKnow() {
        ChannelId inside = channel("ben");
        assertThatThrownBy(() -> test.run("ben", new RunSlash(inside, "/playbook list")))
                .hasMessageContaining("no playbooks yet");
        Sample.publish(test);
        test.run("ben", new RunSlash(inside, "/playbook list"));
        assertThat(Sample.entries(test, inside, "playbook.posted"))
                .singleElement()
                .satisfies(e -> assertThat(e.data()).contains("Major outage"));
        ChannelId mixed = channel("ben", "guy");
        assertThatThrownBy(() -> test.run("ben", new RunSlash(mixed, "/playbook list")))
                .hasMessageContaining("guests");
        assertThatThrownBy(() -> test.run("guy", new RunSlash(mixed, "/playbook list")))
                .hasMessage(Rejection.absent().getMessage());
        assertThat(test.ask("guy", new CompleteSlash(mixed, "/playbook run ")).items())
                .isEmpty();
    }
}
