package dev.muster.deadline;

import static dev.muster.deadline.ClockRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.Marking;
import dev.muster.command.Rejection.Code;
import dev.muster.deadline.DeadlineCommands.RecordTrigger;
import dev.muster.deadline.DeadlineCommands.SetStarting;
import dev.muster.deadline.DeadlineCommands.StartClock;
import dev.muster.deadline.DeadlineViews.ListCalendars;
import dev.muster.deadline.DeadlineViews.ListDeadlines;
import dev.muster.deadline.DeadlineViews.ListDefinitions;
import dev.muster.deadline.DeadlineViews.OpenDeadlines;
import dev.muster.incident.IncidentCommands.AddChannel;
import dev.muster.incident.IncidentId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deadlines of a private incident are nobody's but those who are in it. */
class DeadlineRightsTest {
    private final ClockRoom room = new ClockRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whoIsNotInItLearnsNothing() {
        ClockId clock = room.start("gdpr-33");
        room.happened(clock, "aware", "2026-03-02T08:00:00Z");
        refused(Code.ABSENT, () -> room.test.ask("cleo", new ListDeadlines(room.incident)));
        refused(Code.ABSENT, () -> room.test.run("cleo", StartClock.of(room.incident, "nis2")));
        assertThat(room.test.ask("cleo", new OpenDeadlines(null)).deadlines()).isEmpty();
        assertThat(room.test.ask("audrey", new OpenDeadlines(null)).deadlines()).isEmpty();
        IncidentId own = room.declare("cleo");
        refused(
                Code.ABSENT,
                () -> room.test.run(
                        "cleo", RecordTrigger.of(own, clock, "aware", Instant.parse("2026-03-02T08:00:00Z"))));
    }

    /** A guest in the incident reads, and changes nothing. */
    @Test
    void aGuestReads() {
        ClockId clock = room.start("gdpr-33");
        room.happened(clock, "aware", "2026-03-02T08:00:00Z");
        room.test.run("ada", new AddMembers(room.incident.channel(), List.of(new PersonId("guy")), null));
        assertThat(room.test.ask("guy", new ListDeadlines(room.incident)).clocks())
                .hasSize(1);
        assertThat(room.test.ask("guy", new OpenDeadlines(null)).deadlines()).hasSize(1);
        refused(Code.ABSENT, () -> room.test.run("guy", StartClock.of(room.incident, "nis2")));
        refused(Code.ABSENT, () -> room.test.ask("guy", new ListDefinitions()));
        refused(Code.ABSENT, () -> room.test.ask("guy", new ListCalendars()));
    }

    /** Whoever is only in another channel of the set hears nothing of clocks there. */
    @Test
    void otherChannelsOfTheSetHearNothing() {
        ChannelId press = new ChannelId(room.test
                .run(
                        "ada",
                        new AddChannel(
                                room.incident, "press", "press", Marking.CLEAR, List.of(new PersonId("cleo")), null))
                .id("channel"));
        ClockId clock = room.start("gdpr-33");
        room.happened(clock, "aware", "2026-02-20T08:00:00Z");
        room.test.runDue();
        assertThat(room.told()).hasSize(1);
        assertThat(room.test
                        .ask("cleo", new History(press, null, null, 200, null))
                        .entries())
                .noneMatch(e -> e.kind().startsWith("deadline."));
        assertThat(room.test.ask("cleo", new OpenDeadlines(null)).deadlines()).isEmpty();
        assertThat(room.test
                        .ask("cleo", new ListDeadlines(IncidentId.of(press)))
                        .clocks())
                .isEmpty();
    }

    @Test
    void administratorsDefine() {
        refused(Code.ABSENT, () -> room.test.run("ben", new SetStarting(List.of())));
        room.test.run("ada", new SetStarting(List.of()));
    }
}
