package dev.muster.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.SetHistory;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.Visibility;
import dev.muster.command.Command;
import dev.muster.command.Rejection;
import dev.muster.command.Rejection.Code;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.Note;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.timeline.TimelineCommands.AddToTimeline;
import dev.muster.timeline.TimelineCommands.CorrectTimeline;
import dev.muster.timeline.TimelineViews.Timeline;
import dev.muster.timeline.TimelineViews.TimelineHistory;
import dev.muster.timeline.TimelineViews.TimelineLine;
import dev.muster.timeline.TimelineViews.TimelinePage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelinesTest {
    private static final Instant START = TestMuster.START;
    private final TestMuster test = new TestMuster();
    private final IncidentId incident = new IncidentId(test.run(
                    "ada",
                    new DeclareIncident("fire", null, null, null, null, List.of(new PersonId("ben")), null, null, null))
            .id("incident"));

    @AfterEach
    void close() {
        test.close();
    }

    private List<TimelineLine> lines(Timeline question) {
        return test.ask("ada", question).lines();
    }

    private TimelineLine first() {
        return lines(new Timeline(incident, null, 1)).get(0);
    }

    private long say(String text) {
        return Long.parseLong(
                test.run("ben", new PostMessage(incident.channel(), text, null)).id("message"));
    }

    private Code refused(String who, Command command) {
        try {
            test.run(who, command);
        } catch (Rejection r) {
            return r.code();
        }
        throw new AssertionError("was not refused");
    }

    @Test
    void itIsFilteredByKindActorAndTime() {
        test.advance(Duration.ofMinutes(10));
        test.run("ben", new Note(incident, "began", START.minusSeconds(60)));
        test.run("ada", new SetSeverity(incident, Severity.SEV1, null));
        assertThat(lines(new Timeline(incident, null, null, List.of("incident.noted"), null, null, null)))
                .extracting(TimelineLine::sentence)
                .containsExactly("noted: began");
        assertThat(lines(new Timeline(incident, null, null, List.of("channel"), null, null, null)))
                .allMatch(l -> l.kind().startsWith("channel."))
                .hasSize(2);
        assertThat(lines(new Timeline(incident, null, null, null, new PersonId("ben"), null, null)))
                .extracting(TimelineLine::kind)
                .containsExactly("incident.noted");
        assertThat(lines(new Timeline(incident, null, null, null, null, null, START)))
                .as("what happened before, by what its author said")
                .extracting(TimelineLine::kind)
                .containsExactly("incident.noted");
        assertThat(lines(new Timeline(incident, null, null, null, null, START.plusSeconds(600), null)))
                .extracting(TimelineLine::kind)
                .containsExactly("incident.severity-changed");
    }

    @Test
    void pagesHoldEachLineOnce() {
        for (int i = 0; i < 1_100; i++) {
            test.run(
                    "ada",
                    i % 50 == 0
                            ? new Note(incident, "n" + i, null)
                            : new PostMessage(incident.channel(), "chat", null));
        }
        List<Long> seen = new ArrayList<>();
        Long before = null;
        do {
            TimelinePage page =
                    test.ask("ada", new Timeline(incident, before, 5, List.of("incident.noted"), null, null, null));
            page.lines().forEach(l -> seen.add(l.entry()));
            assertThat(page.more()).isEqualTo(page.next() != null);
            before = page.next();
        } while (before != null);
        assertThat(seen).hasSize(22).doesNotHaveDuplicates();
    }

    @Test
    void aMessageStandsOnItInItsOwnWords() {
        long message = say("the disk is full");
        test.advance(Duration.ofMinutes(5));
        test.run("ada", new AddToTimeline(incident, message, null, null));
        assertThat(first()).satisfies(l -> {
            assertThat(l.sentence()).isEqualTo("put on the timeline: the disk is full");
            assertThat(l.happenedAt()).isEqualTo(START);
            assertThat(l.message()).isEqualTo(message);
        });
        test.run("ben", new EditMessage(incident.channel(), message, "the disk was full", null, null));
        assertThat(first().sentence()).endsWith("was full");
        test.run("ben", new DeleteMessage(incident.channel(), message));
        assertThat(lines(new Timeline(incident, null, null)))
                .noneMatch(l -> l.sentence().contains("full"));
        assertThat(refused("ada", new AddToTimeline(incident, message, null, null)))
                .isEqualTo(Code.ABSENT);
        long other = say("more");
        test.run("ada", new AddToTimeline(incident, other, "more to come", null));
        assertThat(refused("ada", new AddToTimeline(incident, other, null, null)))
                .isEqualTo(Code.CONFLICT);
        assertThat(refused("ada", new AddToTimeline(incident, 1, null, null))).isEqualTo(Code.ABSENT);
    }

    @Test
    void aCorrectionIsANewEntryAndTheOriginalStays() {
        test.advance(Duration.ofMinutes(10));
        test.run("ben", new Note(incident, "began at nine", null));
        long line = first().entry();
        Instant earlier = START.minusSeconds(3_600);
        test.run("ada", new CorrectTimeline(incident, line, "began at eight", null, "the log says so"));
        test.run("ada", new CorrectTimeline(incident, line, null, earlier, null));
        TimelineLine now = lines(new Timeline(incident, null, null)).stream()
                .filter(l -> l.entry() == line)
                .findFirst()
                .orElseThrow();
        assertThat(now.sentence()).isEqualTo("noted: began at eight");
        assertThat(now.happenedAt()).isEqualTo(earlier);
        assertThat(now.correction()).isEqualTo(first().entry());
        assertThat(test.ask("ben", new TimelineHistory(incident, line)).versions())
                .extracting(v -> v.sentence() + " " + v.happenedAt() + " " + v.reason())
                .containsExactly(
                        "noted: began at nine " + START.plusSeconds(600) + " ",
                        "noted: began at eight " + START.plusSeconds(600) + " the log says so",
                        "noted: began at eight " + earlier + " ");
        assertThat(lines(new Timeline(incident, null, null, List.of("incident.noted"), null, null, START)))
                .as("the corrected time is the one that is filtered by")
                .hasSize(1);
    }

    @Test
    void whatCannotBeCorrectedIsRefused() {
        long message = say("chat");
        test.run("ben", new Note(incident, "began", null));
        long line = first().entry();
        test.run("ada", new CorrectTimeline(incident, line, "x", null, null));
        assertThat(refused("ada", new CorrectTimeline(incident, line + 1, "y", null, null)))
                .isEqualTo(Code.CONFLICT);
        assertThat(refused("ada", new CorrectTimeline(incident, message, "y", null, null)))
                .isEqualTo(Code.ABSENT);
        assertThat(refused("ada", new CorrectTimeline(incident, 999, "y", null, null)))
                .isEqualTo(Code.ABSENT);
        assertThat(refused("ada", new CorrectTimeline(incident, line, null, null, null)))
                .isEqualTo(Code.INVALID);
        assertThat(refused("ada", new CorrectTimeline(incident, line, null, START.plusSeconds(60), null)))
                .isEqualTo(Code.INVALID);
        assertThat(refused("cleo", new CorrectTimeline(incident, line, "y", null, null)))
                .isEqualTo(Code.ABSENT);
    }

    @Test
    void whoCameLaterSeesNothingOfBefore() {
        test.run("ada", new SetHistory(incident.channel(), Visibility.SINCE_JOINED));
        test.run("ada", new Note(incident, "secret", null));
        long line = first().entry();
        test.run("ada", new AddMembers(incident.channel(), List.of(new PersonId("cleo")), Rank.MEMBER));
        assertThat(test.ask("cleo", new Timeline(incident, null, null)).lines())
                .noneMatch(l -> l.sentence().contains("secret"))
                .isNotEmpty();
        assertThat(refused("cleo", new CorrectTimeline(incident, line, "y", null, null)))
                .isEqualTo(Code.ABSENT);
    }
}
