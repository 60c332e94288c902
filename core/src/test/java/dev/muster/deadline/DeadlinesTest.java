package dev.muster.deadline;

import static dev.muster.deadline.ClockRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.command.Rejection.Code;
import dev.muster.condition.Condition;
import dev.muster.deadline.ClockDefinition.Content;
import dev.muster.deadline.DeadlineCommands.DefineCalendar;
import dev.muster.deadline.DeadlineCommands.DefineClock;
import dev.muster.deadline.DeadlineCommands.ExplainDelay;
import dev.muster.deadline.DeadlineCommands.MoveClock;
import dev.muster.deadline.DeadlineCommands.RecordSubmission;
import dev.muster.deadline.DeadlineCommands.RecordTrigger;
import dev.muster.deadline.DeadlineCommands.SetStarting;
import dev.muster.deadline.DeadlineCommands.StartClock;
import dev.muster.deadline.DeadlineCommands.StartRule;
import dev.muster.deadline.DeadlineCommands.StopClock;
import dev.muster.deadline.DeadlineCommands.WithdrawSubmission;
import dev.muster.deadline.DeadlineEvent.StageDue;
import dev.muster.deadline.DeadlineEvent.StageSubmitted;
import dev.muster.deadline.DeadlineEvent.TriggerCorrected;
import dev.muster.deadline.DeadlineViews.CheckDefinition;
import dev.muster.deadline.DeadlineViews.ClockView;
import dev.muster.deadline.DeadlineViews.ListDefinitions;
import dev.muster.deadline.DeadlineViews.OpenDeadlines;
import dev.muster.deadline.DeadlineViews.Progress;
import dev.muster.deadline.DeadlineViews.StageView;
import dev.muster.deadline.WorkingCalendar.Holiday;
import dev.muster.deadline.WorkingCalendar.Year;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clocks of an incident: what is due, what was submitted, and which version says so. It is 2 March 2026, 9:00 UTC. */
class DeadlinesTest {
    private final ClockRoom room = new ClockRoom();

    @AfterEach
    void close() {
        room.close();
    }

    /** The deadline counts from when it happened, and not from when somebody wrote it down. */
    @Test
    void aDeadlineCountsFromWhatHappened() {
        ClockId clock = room.start("gdpr-33");
        assertThat(room.stage(clock, "notification").state()).isEqualTo(Progress.WAITING);
        assertThat(room.stage(clock, "notification").waitsFor()).containsExactly("aware");
        room.test.clock.advance(Duration.ofHours(5));
        room.happened(clock, "aware", "2026-03-01T22:15:00Z");
        StageView stage = room.stage(clock, "notification");
        assertThat(stage.due()).isEqualTo("2026-03-04T22:15:00Z");
        assertThat(stage.from()).isEqualTo("2026-03-01T22:15:00Z");
        assertThat(stage.state()).isEqualTo(Progress.RUNNING);
        ClockView view = room.clock(clock);
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.zone()).isEqualTo("Europe/Brussels");
        assertThat(view.source()).contains("2016/679");
        assertThat(view.triggers().get(0).moment()).isNotNull();
        assertThat(view.triggers().get(0).moment().decidedByName()).isEqualTo("Ben");
        refused(Code.INVALID, () -> room.corrected(clock, "aware", "2026-03-02T14:00:01Z"));
        refused(Code.INVALID, () -> room.happened(clock, "nothing", "2026-03-01T22:15:00Z"));
    }

    @Test
    void aCorrectionIsAnEntryWithItsReasonAndShowsBothDeadlines() {
        ClockId clock = room.start("nis2");
        room.happened(clock, "aware", "2026-03-02T08:00:00Z");
        refused(Code.CONFLICT, () -> room.happened(clock, "aware", "2026-03-02T06:00:00Z"));
        room.test.run(
                "ada",
                new RecordTrigger(
                        room.incident,
                        clock,
                        "aware",
                        Instant.parse("2026-03-02T06:00:00Z"),
                        new PersonId("cleo"),
                        "the mail was older",
                        "the mail was older",
                        null));
        TriggerCorrected event = room.events("deadline.trigger-corrected", TriggerCorrected.class)
                .get(0);
        assertThat(event.from()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(event.before()).extracting(StageDue::due).startsWith(Instant.parse("2026-03-03T08:00:00Z"));
        assertThat(event.due()).extracting(StageDue::due).startsWith(Instant.parse("2026-03-03T06:00:00Z"));
        ClockView view = room.clock(clock);
        assertThat(view.triggers().get(0).earlier()).hasSize(1);
        assertThat(view.triggers().get(0).moment().decidedByName()).isEqualTo("Cleo");
        assertThat(view.triggers().get(0).moment().recordedBy()).isEqualTo(new PersonId("ada"));
    }

    /** The intermediate report counts from the submission of the initial, the final from the latest intermediate. */
    @Test
    void aChainOfStages() {
        ClockId clock = room.start("dora");
        room.happened(clock, "aware", "2026-03-02T06:00:00Z");
        room.happened(clock, "classified", "2026-03-02T08:00:00Z");
        assertThat(room.stage(clock, "initial").due()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(room.stage(clock, "intermediate").waitsFor()).containsExactly("submission:initial");
        room.test.clock.set(Instant.parse("2026-03-31T18:00:00Z"));
        room.test.run(
                "ben",
                new RecordSubmission(
                        room.incident,
                        clock,
                        "initial",
                        Instant.parse("2026-03-02T11:30:00Z"),
                        new PersonId("ada"),
                        "BE-77",
                        "https://authority.example/77",
                        null,
                        null));
        assertThat(room.stage(clock, "initial").state()).isEqualTo(Progress.SUBMITTED);
        assertThat(room.stage(clock, "initial").submissions().get(0).byName()).isEqualTo("Ada");
        assertThat(room.stage(clock, "intermediate").due()).isEqualTo("2026-03-05T11:30:00Z");
        room.submitted(clock, "intermediate", "2026-03-05T10:00:00Z");
        assertThat(room.stage(clock, "final").due()).isEqualTo("2026-04-07T10:00:00Z"); // Easter Sunday, moved
        room.submitted(clock, "intermediate", "2026-03-31T15:00:00Z");
        assertThat(room.stage(clock, "intermediate").state()).isEqualTo(Progress.SUBMITTED);
        assertThat(room.stage(clock, "final").due()).isEqualTo("2026-04-30T15:00:00Z");
    }

    @Test
    void whatIsLateNeedsAReason() {
        ClockId clock = room.start("us-banks-36h");
        room.happened(clock, "determined", "2026-02-28T20:00:00Z");
        assertThat(room.stage(clock, "notification").state()).isEqualTo(Progress.LAPSED);
        assertThat(room.stage(clock, "notification").reasonMissing()).isTrue();
        refused(Code.CONFLICT, () -> room.submitted(clock, "notification", "2026-03-02T08:30:00Z"));
        room.test.run("ben", new ExplainDelay(room.incident, clock, "notification", "nobody knew whom to call"));
        room.submitted(clock, "notification", "2026-03-02T08:30:00Z");
        assertThat(room.stage(clock, "notification").state()).isEqualTo(Progress.LATE);
        assertThat(room.stage(clock, "notification").reasonMissing()).isFalse();
        StageSubmitted event =
                room.events("deadline.submitted", StageSubmitted.class).get(0);
        assertThat(event.late()).isTrue();
        assertThat(event.reason()).isEqualTo("nobody knew whom to call");
        assertThat(event.due()).isEqualTo("2026-03-02T08:00:00Z");
        room.test.run("ben", new WithdrawSubmission(room.incident, clock, 1, "it was a draft"));
        assertThat(room.stage(clock, "notification").state()).isEqualTo(Progress.LAPSED);
        assertThat(room.stage(clock, "notification").withdrawn()).hasSize(1);
        refused(
                Code.CONFLICT,
                () -> room.test.run("ben", new WithdrawSubmission(room.incident, clock, 1, "it was a draft")));
    }

    @Test
    void aClockRunsOnceAndCanBeStopped() {
        ClockId clock = room.start("circia");
        refused(Code.CONFLICT, () -> room.start("circia"));
        refused(Code.INVALID, () -> room.start("no-such"));
        room.test.run("ben", new StopClock(room.incident, clock, "not covered"));
        assertThat(room.clock(clock).stopped()).isEqualTo("not covered");
        refused(Code.CONFLICT, () -> room.happened(clock, "believed", "2026-03-02T08:00:00Z"));
        assertThat(room.start("circia")).isNotEqualTo(clock);
    }

    /** A later version changes nothing by itself; somebody moves the clock on, and says why. */
    @Test
    void anIncidentKeepsItsVersionUntilItIsMovedOn() {
        ClockId clock = room.start("gdpr-33");
        room.happened(clock, "aware", "2026-03-02T08:00:00Z");
        Content before = Shipped.DEFINITIONS.get("gdpr-33").content();
        Content stricter = new Content(
                before.title(),
                before.regime(),
                "our own policy",
                null,
                "",
                before.zone(),
                null,
                before.triggers(),
                List.of(DefinitionCheckTest.stage("notification", DefinitionCheckTest.hours("aware", 48))));
        assertThat(room.test.run("ada", new DefineClock("gdpr-33", stricter)).id("version"))
                .isEqualTo("2");
        assertThat(room.stage(clock, "notification").due()).isEqualTo("2026-03-05T08:00:00Z");
        assertThat(room.clock(clock).newest()).isEqualTo(2);
        room.test.run("ben", new MoveClock(room.incident, clock, null, "legal says so"));
        assertThat(room.clock(clock).version()).isEqualTo(2);
        assertThat(room.stage(clock, "notification").due()).isEqualTo("2026-03-04T08:00:00Z");
        room.test.run("ben", new MoveClock(room.incident, clock, 1, "back"));
        assertThat(room.stage(clock, "notification").due()).isEqualTo("2026-03-05T08:00:00Z");
        assertThat(room.test.ask("ben", new ListDefinitions()).definitions())
                .filteredOn(d -> d.id().equals("gdpr-33"))
                .singleElement()
                .satisfies(d -> assertThat(d.shipped()).isFalse());
    }

    /** A calendar of the workspace's own: another holiday, and a deadline of the member state. */
    @Test
    void aCalendarOfTheWorkspace() {
        WorkingCalendar.Content content = new WorkingCalendar.Content(
                "Offices",
                "our own list",
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                List.of(new Year(2026, List.of(new Holiday(LocalDate.of(2026, 3, 4), "a day of ours")))));
        room.test.run("ada", new DefineCalendar("offices", content));
        ClockId clock = new ClockId(room.test
                .run("ben", new StartClock(room.incident, "sec-8k-105", null, "offices", null))
                .id("clock"));
        room.happened(clock, "material", "2026-03-02T08:00:00Z");
        assertThat(room.stage(clock, "filing").due()).isEqualTo("2026-03-09T21:30:00Z");
        assertThat(room.clock(clock).calendar()).isEqualTo("offices");
        assertThat(room.stage(clock, "filing").uncertain()).isFalse();
        refused(
                Code.INVALID,
                () -> room.test.run("ben", new StartClock(room.incident, "gdpr-33", null, "no-such", null)));
        refused(
                Code.INVALID,
                () -> room.test.run("ben", new StartClock(room.incident, "gdpr-33", "no/zone", null, null)));
    }

    /** A rule starts a clock once, when it is first so; one that somebody stopped stays stopped. */
    @Test
    void aRuleStartsAClockOnce() {
        Condition bad = new Condition.Is(new Condition.Test("severity", List.of("SEV1")));
        room.test.run("ada", new SetStarting(List.of(new StartRule("nis2", bad))));
        assertThat(room.history()).noneMatch(e -> e.kind().equals("deadline.started"));
        room.test.run("ben", new SetSeverity(room.incident, Severity.SEV1, null));
        ClockView clock = room.test
                .ask("ben", new DeadlineViews.ListDeadlines(room.incident))
                .clocks()
                .get(0);
        assertThat(clock.rule()).isTrue();
        assertThat(clock.stages()).allSatisfy(s -> assertThat(s.state()).isEqualTo(Progress.WAITING));
        room.test.run("ben", new StopClock(room.incident, clock.id(), "not significant"));
        room.test.run("ben", new SetSeverity(room.incident, Severity.SEV2, null));
        room.test.run("ben", new SetSeverity(room.incident, Severity.SEV1, null));
        assertThat(room.history())
                .filteredOn(e -> e.kind().equals("deadline.started"))
                .hasSize(1);
    }

    /** What is due over all incidents that one is in, in order. */
    @Test
    void whatIsDueAnywhere() {
        ClockId first = room.start("gdpr-33");
        room.happened(first, "aware", "2026-03-02T08:00:00Z");
        ClockRoom other = new ClockRoom(room.test);
        ClockId second = other.start("nis2");
        other.happened(second, "aware", "2026-03-01T08:00:00Z");
        assertThat(room.test.ask("ben", new OpenDeadlines(null)).deadlines())
                .extracting(d -> d.definition() + " " + d.stage() + " " + d.state())
                .containsExactly(
                        "nis2 early-warning LAPSED", "nis2 notification RUNNING", "gdpr-33 notification RUNNING");
        room.submitted(first, "notification", "2026-03-02T08:30:00Z");
        assertThat(room.test.ask("ben", new OpenDeadlines(null)).deadlines()).hasSize(2);
        assertThat(room.test.ask("cleo", new OpenDeadlines(null)).deadlines()).isEmpty();
    }

    @Test
    void aDefinitionIsCheckedBeforeItIsDefined() {
        Content wrong = new Content("x", "x", "x", null, "", "Nowhere/Else", null, List.of(), List.of());
        assertThat(room.test.ask("ben", new CheckDefinition(wrong)).problems())
                .extracting(DeadlineViews.Problem::path)
                .contains("zone", "triggers", "stages");
        refused(Code.INVALID, () -> room.test.run("ada", new DefineClock("mine", wrong)));
        refused(
                Code.ABSENT,
                () -> room.test.run(
                        "ben",
                        new DefineClock(
                                "mine", Shipped.DEFINITIONS.get("gdpr-33").content())));
        assertThat(room.test
                        .run(
                                "ada",
                                new DefineClock(
                                        "mine",
                                        Shipped.DEFINITIONS.get("gdpr-33").content()))
                        .id("version"))
                .isEqualTo("1");
    }

    @Test
    void anExerciseIsMarked() {
        TestMuster test = room.test;
        IncidentId id = new IncidentId(test.run(
                        "ada",
                        new DeclareIncident(
                                "drill",
                                null,
                                Severity.SEV3,
                                null,
                                null,
                                List.of(new PersonId("ben")),
                                null,
                                null,
                                null,
                                true,
                                null))
                .id("incident"));
        ClockId clock =
                new ClockId(test.run("ben", StartClock.of(id, "gdpr-33")).id("clock"));
        test.run("ben", RecordTrigger.of(id, clock, "aware", Instant.parse("2026-03-02T08:00:00Z")));
        assertThat(test.ask("ben", new OpenDeadlines(null)).deadlines())
                .singleElement()
                .satisfies(d -> assertThat(d.exercise()).isTrue());
    }
}
