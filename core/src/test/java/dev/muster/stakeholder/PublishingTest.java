package dev.muster.stakeholder;

import static dev.muster.stakeholder.StakeRoom.people;
import static dev.muster.stakeholder.StakeRoom.placed;
import static dev.muster.stakeholder.StakeRoom.posted;
import static dev.muster.stakeholder.StakeRoom.refused;
import static dev.muster.stakeholder.StakeRoom.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.MessageReleased;
import dev.muster.channel.Marking;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Rejection;
import dev.muster.command.Rejection.Code;
import dev.muster.notifier.Message;
import dev.muster.stakeholder.Matrix.Audience;
import dev.muster.stakeholder.StakeholderCommands.SaveUpdate;
import dev.muster.stakeholder.StakeholderEvent.AudienceTold;
import dev.muster.stakeholder.StakeholderEvent.Withheld;
import dev.muster.stakeholder.StakeholderViews.AudienceLine;
import dev.muster.stakeholder.StakeholderViews.ListAudiences;
import dev.muster.stakeholder.StakeholderViews.PreviewLine;
import dev.muster.stakeholder.StakeholderViews.PreviewUpdate;
import dev.muster.timeline.TimelineViews.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published is where its audiences are, and no further than it may go. */
class PublishingTest {
    private StakeRoom room = new StakeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void itIsInTheIncidentInTheChannelAndWithThePeople() {
        Audience execs = new Audience(
                "execs",
                "Executives",
                "en",
                null,
                List.of(new PersonId("dan"), new PersonId("audrey")),
                List.of(),
                null,
                "executives");
        room.matrix(List.of(execs), List.of(told("execs", 0)));
        UpdateId update = room.approved("execs", "we know why");
        room.test.runDue();
        room.sent.clear();
        long entry = Long.parseLong(room.publish("ada", update, null).id("entry"));
        assertThat(room.texts("dan", room.executives)).containsExactly("we know why");
        AudienceTold one = room.published().get(0).told().get(0);
        assertThat(one.channels()).containsExactly(room.executives);
        assertThat(room.published().get(0).approvedByName()).isEqualTo("Ben");
        assertThat(room.test
                        .ask("cleo", new Timeline(room.incident, null, null))
                        .lines())
                .anyMatch(e -> e.entry() == entry && e.kind().equals("stakeholder.published"));
        room.test.runDue();
        assertThat(room.mails()).containsExactlyInAnyOrder("dan: we know why", "audrey: we know why");
        assertThat(room.sent).allMatch(m -> m.kind().equals("stakeholder"));
    }

    /** Whoever is in a group by then is told, some at a time, each once. */
    @Test
    void groupsAreWhoIsInThemThen() {
        String[] many = IntStream.range(0, 120).mapToObj(i -> "p" + i).toArray(String[]::new);
        List.of(many).forEach(p -> room.test.people.add(dev.muster.TestMuster.People.person(p, p, false)));
        room.test.people.group("customers", false, "dan");
        Audience customers =
                new Audience("customers", "c", "en", null, List.of(), List.of(new GroupId("customers")), null, null);
        room.matrix(List.of(customers), List.of(told("customers", 0)));
        UpdateId update = room.approved("customers", "we know why");
        room.test.people.group("customers", false, many);
        room.test.runDue();
        room.sent.clear();
        room.publish("ada", update, null);
        room.test.runDue();
        assertThat(room.sent.stream().map(Message::person))
                .hasSize(120)
                .doesNotHaveDuplicates()
                .doesNotContain(new PersonId("dan"));
    }

    @Test
    void eachAudienceGetsItsLanguage() {
        room.matrix(
                List.of(room.execs(), placed("board", "de", room.board, null)),
                List.of(posted("execs", 0), posted("board", 0)));
        UpdateId update = new UpdateId(room.test
                .run(
                        "ada",
                        SaveUpdate.fresh(
                                room.incident,
                                List.of("execs", "board"),
                                new Wording("en", "we know why"),
                                new Wording("de", "wir wissen warum")))
                .id("update"));
        room.submit("ada", update);
        room.approve("ben", update, null);
        room.publish("ada", update, null);
        assertThat(room.texts("dan", room.executives)).containsExactly("we know why");
        assertThat(room.texts("audrey", room.board)).containsExactly("wir wissen warum");
    }

    /** The same rule as when a message is quoted: a wider marking needs a reason, on record in both channels. */
    @Test
    void aWiderMarkingNeedsAReason() {
        room.executivesHourly();
        UpdateId update = room.approved("execs", "we know why");
        room.mark(room.incident.channel(), Marking.AMBER);
        refused(Code.CONFLICT, () -> room.publish("ada", update, null))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("release"));
        assertThat(room.texts("dan", room.executives)).isEmpty();
        room.publish("ada", update, "legal agreed");
        assertThat(room.texts("dan", room.executives)).containsExactly("we know why");
        long entry = room.entries("ben", room.incident.channel()).stream()
                .filter(e -> e.kind().equals("stakeholder.published"))
                .findFirst()
                .orElseThrow()
                .seq();
        for (var channel : List.of(room.incident.channel(), room.executives)) {
            assertThat(room.entries("ada", channel).stream()
                            .filter(e -> e.kind().equals("channel.message-released"))
                            .map(e -> e.event(MessageReleased.class)))
                    .containsExactly(new MessageReleased(
                            room.incident.channel(), entry, Marking.AMBER, null, room.executives, "legal agreed"));
        }
    }

    /** It is the second person who is asked for the reason. */
    @Test
    void whoApprovesGivesTheReason() {
        room.executivesHourly();
        room.mark(room.incident.channel(), Marking.AMBER);
        UpdateId update = room.save("ada", "execs", "we know why");
        room.submit("ada", update);
        refused(Code.CONFLICT, () -> room.approve("ben", update, null));
        room.approve("ben", update, "legal agreed");
        room.publish("ada", update, null);
        assertThat(room.published().get(0).release()).isEqualTo("legal agreed");
    }

    /** The text names a message of a channel that fewer may read. */
    @Test
    void whatItNamesIsLookedAtToo() {
        room.executivesHourly();
        room.mark(room.board, Marking.RED);
        long message = Long.parseLong(room.test
                .run("ada", new PostMessage(room.board, "secret", null))
                .id("message"));
        String text = "see #/c/" + room.board + "/m/" + message;
        UpdateId update = room.save("ada", "execs", text);
        room.submit("ada", update);
        room.approve("ben", update, null);
        refused(Code.CONFLICT, () -> room.publish("ada", update, null));
        room.publish("ada", update, "they know it");
    }

    /** People outside of the incident's channels are unmarked, the widest. */
    @Test
    void peopleAreAsWideAsItGets() {
        room.matrix(List.of(people("press", "en", "dan")), List.of(told("press", 0)));
        UpdateId update = room.approved("press", "we know why");
        room.mark(room.incident.channel(), Marking.GREEN);
        refused(Code.CONFLICT, () -> room.publish("ada", update, null));
    }

    /** An exercise has its own channels, and nothing else hears of it. */
    @Test
    void anExerciseTellsNobodyOutside() {
        room.close();
        room = new StakeRoom(true);
        Audience both = new Audience(
                "both", "Both", "en", null, List.of(new PersonId("audrey")), List.of(), null, "executives");
        room.matrix(
                List.of(both, placed("board", "en", room.board, null), people("press", "en", "audrey")),
                List.of(told("both", 60), posted("board", 60), told("press", 60)));
        assertThat(room.test.ask("cleo", new ListAudiences(room.incident)).audiences())
                .as("whoever only reads sees it as well")
                .extracting(AudienceLine::withheld)
                .containsExactly(null, Withheld.EXERCISE, Withheld.EXERCISE);
        for (String outside : List.of("board", "press")) {
            UpdateId update = room.approved(outside, "we know why");
            refused(Code.CONFLICT, () -> room.publish("ada", update, null));
        }
        room.publish("ada", room.approved("both", "we know why"), null);
        room.test.advance(java.time.Duration.ofHours(1));
        assertThat(room.texts("dan", room.executives)).hasSize(2);
        assertThat(room.entries("audrey", room.board)).noneMatch(e -> e.kind().startsWith("stakeholder."));
        assertThat(room.test
                        .ask("audrey", new dev.muster.notice.NoticeViews.Inbox(null))
                        .entries())
                .noneMatch(e -> e.kind().startsWith("stakeholder."));
        assertThat(room.sent).isEmpty();
        assertThat(room.published()).allMatch(p -> p.told().stream().noneMatch(AudienceTold::people));
        List<Withheld> why = new ArrayList<>();
        room.published().forEach(p -> p.told().forEach(t -> {
            if (t.withheld() != null) {
                why.add(t.withheld());
            }
        }));
        assertThat(why).containsExactly(Withheld.EXERCISE, Withheld.EXERCISE);
    }

    @Test
    void thePreviewIsWhatTheyWillGet() {
        room.matrix(
                List.of(room.execs(), placed("board", "de", room.board, null)),
                List.of(posted("execs", 60), posted("board", 60)));
        room.mark(room.incident.channel(), Marking.AMBER);
        room.mark(room.executives, Marking.AMBER);
        List<PreviewLine> lines = room.test
                .ask(
                        "ben",
                        new PreviewUpdate(
                                room.incident, List.of("execs", "board"), List.of(new Wording("en", "we know why"))))
                .audiences();
        assertThat(lines).extracting(PreviewLine::release).containsExactly(false, true);
        assertThat(lines).extracting(PreviewLine::language).containsExactly("en", "en");
        assertThat(lines).extracting(PreviewLine::wanted).containsExactly("en", "de");
        String facts = room.test
                .ask("ben", new PreviewUpdate(room.incident, List.of("execs"), null))
                .audiences()
                .get(0)
                .text();
        room.test.advance(java.time.Duration.ofHours(1));
        assertThat(room.texts("dan", room.executives).get(0).split("\n")[0].substring(0, 20))
                .isEqualTo(facts.substring(0, 20));
    }
}
