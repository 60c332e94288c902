package dev.muster.deadline;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.EntryView;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.deadline.DeadlineCommands.RecordSubmission;
import dev.muster.deadline.DeadlineCommands.RecordTrigger;
import dev.muster.deadline.DeadlineCommands.StartClock;
import dev.muster.deadline.DeadlineEvent.DeadlineNear;
import dev.muster.deadline.DeadlineViews.ClockView;
import dev.muster.deadline.DeadlineViews.ListDeadlines;
import dev.muster.deadline.DeadlineViews.StageView;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** An incident of ada's with ben in it, and short ways to say what is due. */
final class ClockRoom implements AutoCloseable {
    final TestMuster test;
    final IncidentId incident;

    ClockRoom() {
        this(new TestMuster());
    }

    ClockRoom(TestMuster test) {
        this.test = test;
        incident = declare("ada", "ben");
    }

    private ClockRoom(TestMuster test, IncidentId incident) {
        this.test = test;
        this.incident = incident;
    }

    /** The same, as another node sees it. */
    ClockRoom on(TestMuster other) {
        return new ClockRoom(other, incident);
    }

    IncidentId declare(String who, String... people) {
        List<PersonId> there = Stream.of(people).map(PersonId::new).toList();
        return new IncidentId(
                test.run(who, new DeclareIncident("fire", null, Severity.SEV3, null, null, there, null, null, null))
                        .id("incident"));
    }

    ClockId start(String definition) {
        return new ClockId(test.run("ben", StartClock.of(incident, definition)).id("clock"));
    }

    Outcome happened(ClockId clock, String trigger, String at) {
        return test.run("ben", RecordTrigger.of(incident, clock, trigger, Instant.parse(at)));
    }

    void corrected(ClockId clock, String trigger, String at) {
        test.run(
                "ben",
                RecordTrigger.of(incident, clock, trigger, Instant.parse(at)).because("misread"));
    }

    Outcome submitted(ClockId clock, String stage, String at) {
        return test.run("ben", RecordSubmission.of(incident, clock, stage, Instant.parse(at)));
    }

    ClockView clock(ClockId clock) {
        return test.ask("ben", new ListDeadlines(incident)).clocks().stream()
                .filter(c -> c.id().equals(clock))
                .findFirst()
                .orElseThrow();
    }

    StageView stage(ClockId clock, String stage) {
        return clock(clock).stages().stream()
                .filter(s -> s.id().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    List<EntryView> history() {
        return test.ask("ben", new History(incident.channel(), null, null, 200, null))
                .entries();
    }

    <E extends Event> List<E> events(String kind, Class<E> type) {
        return history().stream()
                .filter(e -> e.kind().equals(kind))
                .map(e -> e.event(type))
                .toList();
    }

    /** Which shares of which deadline were told, in order. */
    List<String> told() {
        return events("deadline.near", DeadlineNear.class).stream()
                .map(n -> n.stage() + " " + n.percent() + " " + n.due())
                .toList();
    }

    static void refused(Rejection.Code code, Runnable act) {
        Assertions.assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> Assertions.assertThat(r.code()).isEqualTo(code));
    }

    @Override
    public void close() {
        test.close();
    }
}
