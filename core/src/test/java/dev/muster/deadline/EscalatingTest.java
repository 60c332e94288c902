package dev.muster.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.deadline.DeadlineCommands.StopClock;
import dev.muster.deadline.DeadlineEvent.DeadlineNear;
import dev.muster.incident.IncidentCommands.AssignRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People are told before a deadline lapses: each share of it once, whatever happens in between. */
class EscalatingTest {
    private static final String DUE = "2026-03-05T08:00:00Z";
    private final ClockRoom room = new ClockRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private ClockId aware(String at) {
        ClockId clock = room.start("gdpr-33");
        room.happened(clock, "aware", at);
        return clock;
    }

    private void to(String at) {
        room.test.clock.set(Instant.parse(at));
        room.test.runDue();
    }

    @Test
    void eachShareIsToldOnceAtItsTime() {
        aware("2026-03-02T08:00:00Z");
        to("2026-03-03T19:59:59Z");
        assertThat(room.told()).isEmpty();
        to("2026-03-03T20:00:00Z");
        assertThat(room.told()).containsExactly("notification 50 " + DUE);
        to("2026-03-04T14:00:00Z");
        to("2026-03-05T00:48:00Z");
        assertThat(room.told()).hasSize(3).last().isEqualTo("notification 90 " + DUE);
        to("2026-03-05T08:00:00Z");
        to("2026-04-05T08:00:00Z");
        assertThat(room.told())
                .containsExactly(
                        "notification 50 " + DUE,
                        "notification 75 " + DUE,
                        "notification 90 " + DUE,
                        "notification 100 " + DUE);
    }

    /** The commander first, the owners as well when it gets late; without a commander the owners from the start. */
    @Test
    void whoIsTold() {
        aware("2026-03-02T08:00:00Z");
        to("2026-03-03T20:00:00Z");
        room.test.run("ada", new AssignRole(room.incident, "commander", new PersonId("ben"), null, null));
        to("2026-03-04T14:00:00Z");
        to("2026-03-05T00:48:00Z");
        assertThat(room.events("deadline.near", DeadlineNear.class))
                .extracting(DeadlineNear::notified)
                .containsExactly(
                        List.of(new PersonId("ada")),
                        List.of(new PersonId("ben")),
                        List.of(new PersonId("ben"), new PersonId("ada")));
    }

    @Test
    void whatWasMissedIsMergedIntoOne() {
        aware("2026-03-02T08:00:00Z");
        to("2026-03-05T01:00:00Z");
        assertThat(room.told()).containsExactly("notification 90 " + DUE);
        room.test.runDue();
        assertThat(room.told()).hasSize(1);
    }

    @Test
    void aTriggerThatIsRecordedWhenAllIsOverIsToldOnce() {
        aware("2026-02-20T08:00:00Z");
        room.test.runDue();
        room.test.advance(Duration.ofDays(1));
        assertThat(room.told()).containsExactly("notification 100 2026-02-23T08:00:00Z");
    }

    /** Corrected to a little earlier: what was told is not told again, and the rest comes by the new deadline. */
    @Test
    void aCorrectionDoublesNothing() {
        ClockId clock = aware("2026-03-02T08:00:00Z");
        to("2026-03-03T20:00:00Z");
        room.corrected(clock, "aware", "2026-03-02T06:00:00Z");
        room.test.runDue();
        assertThat(room.told()).hasSize(1);
        to("2026-03-04T12:00:00Z");
        assertThat(room.told()).containsExactly("notification 50 " + DUE, "notification 75 2026-03-05T06:00:00Z");
        to("2026-03-10T12:00:00Z");
        assertThat(room.told()).hasSize(3).last().isEqualTo("notification 100 2026-03-05T06:00:00Z");
    }

    /** Corrected to later: a share that lies ahead again is told when it comes. */
    @Test
    void whatLiesAheadAgainIsToldAgain() {
        ClockId clock = aware("2026-02-27T10:00:00Z");
        to("2026-03-02T10:00:00Z");
        assertThat(room.told()).containsExactly("notification 100 2026-03-02T10:00:00Z");
        room.corrected(clock, "aware", "2026-03-02T09:00:00Z");
        room.test.runDue();
        assertThat(room.told()).hasSize(1);
        to("2026-03-03T21:00:00Z");
        assertThat(room.told()).last().isEqualTo("notification 50 2026-03-05T09:00:00Z");
    }

    @Test
    void whatIsSubmittedOrStoppedIsToldNoMore() {
        ClockId clock = aware("2026-03-02T08:00:00Z");
        room.submitted(clock, "notification", "2026-03-02T08:30:00Z");
        ClockId other = room.start("nis2");
        room.happened(other, "aware", "2026-03-02T08:00:00Z");
        room.test.run("ben", new StopClock(room.incident, other, "no"));
        to("2026-04-02T08:00:00Z");
        assertThat(room.told()).isEmpty();
    }

    /** Another node goes on where the first one ended, and neither tells what the other told. */
    @Test
    void itSurvivesARestart() {
        aware("2026-03-02T08:00:00Z");
        to("2026-03-03T20:00:00Z");
        TestMuster second = room.test.another();
        TestMuster third = room.test.another();
        room.test.clock.set(Instant.parse("2026-03-04T14:00:00Z"));
        second.runDue();
        third.runDue();
        room.test.runDue();
        assertThat(room.on(third).told()).containsExactly("notification 50 " + DUE, "notification 75 " + DUE);
        second.close();
        third.close();
    }

    @Test
    void inAnArchivedChannelItWaits() {
        aware("2026-03-02T08:00:00Z");
        room.test.run("ada", new ArchiveChannel(room.incident.channel(), null));
        to("2026-03-04T15:00:00Z");
        room.test.run("ada", new RestoreChannel(room.incident.channel()));
        room.test.runDue();
        assertThat(room.told()).containsExactly("notification 75 " + DUE);
    }
}
