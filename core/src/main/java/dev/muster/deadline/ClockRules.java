package dev.muster.deadline;

import dev.muster.access.Caller;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.deadline.Clock.Delay;
import dev.muster.deadline.Clock.Moment;
import dev.muster.deadline.Clock.Submission;
import dev.muster.deadline.ClockDefinition.Stage;
import dev.muster.deadline.ClockDefinition.Trigger;
import dev.muster.deadline.DeadlineCommands.ExplainDelay;
import dev.muster.deadline.DeadlineCommands.MoveClock;
import dev.muster.deadline.DeadlineCommands.RecordSubmission;
import dev.muster.deadline.DeadlineCommands.RecordTrigger;
import dev.muster.deadline.DeadlineCommands.StopClock;
import dev.muster.deadline.DeadlineCommands.WithdrawSubmission;
import dev.muster.deadline.DeadlineEvent.ClockMoved;
import dev.muster.deadline.DeadlineEvent.ClockStopped;
import dev.muster.deadline.DeadlineEvent.DelayExplained;
import dev.muster.deadline.DeadlineEvent.StageDue;
import dev.muster.deadline.DeadlineEvent.StageSubmitted;
import dev.muster.deadline.DeadlineEvent.SubmissionWithdrawn;
import dev.muster.deadline.DeadlineEvent.TriggerCorrected;
import dev.muster.deadline.DeadlineEvent.TriggerRecorded;
import dev.muster.incident.CallTemplate;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentCommand;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What happens to a clock that runs. */
final class ClockRules {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int MOST_MOMENTS = 200;
    private static final int MOST_SUBMISSIONS = 100;
    private static final int REASON = 500;
    private static final int DELAY = 2_000;

    private ClockRules() {}

    /** The clock of this id, if it is one of the incident's. */
    static Optional<Clock> find(IncidentCommand command, ClockId id, State state) {
        return state.get(Clock.KIND, Limits.present("clock", id).value())
                .filter(c -> c.incident().equals(command.incident()));
    }

    private static Clock running(IncidentCommand command, ClockId id, State state) {
        Clock clock = find(command, id, state).orElseThrow(Rejection::absent);
        if (clock.stopped() != null) {
            throw Rejection.conflict("this clock was stopped; start another one");
        }
        return clock;
    }

    private static Stage stage(Clock clock, String stage) {
        return clock.definition()
                .stage(stage)
                .orElseThrow(() -> Rejection.invalid("stage", "this clock has no stage " + stage));
    }

    private static Instant past(Instant at, Context context) {
        if (at.isBefore(EARLIEST) || at.isAfter(context.now())) {
            throw Rejection.invalid("at", "say when it happened: not before 2000, and not in the future");
        }
        return at;
    }

    static RecordTrigger check(RecordTrigger command, Admission admission) {
        Limits.present("clock", command.clock());
        PersonId by = command.decidedBy();
        return new RecordTrigger(
                command.incident(),
                command.clock(),
                Limits.required("trigger", command.trigger(), 40),
                Limits.present("at", command.at()),
                by,
                Limits.optional("note", command.note(), 1_000),
                Limits.optional("reason", command.reason(), REASON),
                by == null ? null : admission.person("decidedBy", by));
    }

    static Decision record(RecordTrigger command, State state, Context context) {
        Clock before = running(command, command.clock(), state);
        Trigger trigger = before.definition()
                .trigger(command.trigger())
                .orElseThrow(() -> Rejection.invalid("trigger", "this clock has no trigger " + command.trigger()));
        if (before.moments().size() >= MOST_MOMENTS) {
            throw Rejection.conflict("a clock has " + MOST_MOMENTS + " records of triggers at most");
        }
        String reason = Objects.requireNonNullElse(command.reason(), "");
        Moment earlier = before.moment(command.trigger()).orElse(null);
        if (earlier != null && reason.isEmpty()) {
            throw Rejection.needed(
                    "reason", "it is recorded that this was at " + earlier.at() + "; say why that is wrong");
        }
        Person decider = command.decider();
        Moment moment = new Moment(
                trigger.id(),
                past(command.at(), context),
                decider == null ? context.actor().id() : decider.id(),
                decider == null ? context.actor().name() : decider.name(),
                Objects.requireNonNullElse(command.note(), ""),
                context.actor().id(),
                context.now(),
                earlier == null ? "" : reason);
        Clock after = before.recorded(moment);
        return write(command, after, state, context)
                .append(
                        InIncident.journal(command, context),
                        earlier == null
                                ? new TriggerRecorded(after.id(), trigger.title(), moment, due(after))
                                : new TriggerCorrected(
                                        after.id(), trigger.title(), earlier.at(), moment, due(before), due(after)));
    }

    static RecordSubmission check(RecordSubmission command, Admission admission) {
        Limits.present("clock", command.clock());
        PersonId by = command.submittedBy();
        String link = command.link();
        return new RecordSubmission(
                command.incident(),
                command.clock(),
                Limits.required("stage", command.stage(), 40),
                Limits.present("at", command.at()),
                by,
                Limits.optional("reference", command.reference(), 200),
                link == null || link.isBlank() ? null : CallTemplate.link("link", link),
                Limits.optional("reason", command.reason(), DELAY),
                by == null ? null : admission.person("submittedBy", by));
    }

    static Decision submit(RecordSubmission command, State state, Context context) {
        Clock before = running(command, command.clock(), state);
        Stage stage = stage(before, command.stage());
        if (before.submissions().size() >= MOST_SUBMISSIONS) {
            throw Rejection.conflict("a clock has " + MOST_SUBMISSIONS + " submissions at most");
        }
        Instant at = past(command.at(), context);
        Instant due = before.reckoned(stage).due();
        boolean first = before.submitted(stage.id()).isEmpty();
        boolean late = first && due != null && at.isAfter(due);
        String reason = Objects.requireNonNullElse(command.reason(), "");
        if (late && reason.isEmpty() && before.delay(stage.id()).isEmpty()) {
            throw Rejection.needed("reason", "this was due at " + due + "; say why it is late");
        }
        Person submitter = command.submitter();
        Submission submission = new Submission(
                before.submissions().size() + 1,
                stage.id(),
                at,
                submitter == null ? context.actor().id() : submitter.id(),
                submitter == null ? context.actor().name() : submitter.name(),
                Objects.requireNonNullElse(command.reference(), ""),
                command.link(),
                context.now(),
                null);
        Clock submitted = before.submitted(submission);
        Clock after = late && !reason.isEmpty()
                ? submitted.delayed(
                        new Delay(stage.id(), reason, context.actor().id(), context.now()))
                : submitted;
        return write(command, after, state, context)
                .append(
                        InIncident.journal(command, context),
                        new StageSubmitted(
                                after.id(), stage.title(), submission, due, late, late ? after.delay(stage.id()) : ""))
                .answer("submission", submission.number());
    }

    static WithdrawSubmission check(WithdrawSubmission command, Admission admission) {
        Limits.present("clock", command.clock());
        return new WithdrawSubmission(
                command.incident(),
                command.clock(),
                command.submission(),
                Limits.required("reason", command.reason(), REASON));
    }

    static Decision withdraw(WithdrawSubmission command, State state, Context context) {
        Clock before = running(command, command.clock(), state);
        Submission submission = before.submissions().stream()
                .filter(s -> s.number() == command.submission() && s.withdrawn() == null)
                .findFirst()
                .orElseThrow(() -> Rejection.conflict("no submission of this number counts"));
        String title =
                before.definition().stage(submission.stage()).map(Stage::title).orElse(submission.stage());
        Clock after = before.withdrawn(submission.number(), command.reason());
        return write(command, after, state, context)
                .append(
                        InIncident.journal(command, context),
                        new SubmissionWithdrawn(after.id(), submission.number(), title, command.reason()));
    }

    static ExplainDelay check(ExplainDelay command, Admission admission) {
        Limits.present("clock", command.clock());
        return new ExplainDelay(
                command.incident(),
                command.clock(),
                Limits.required("stage", command.stage(), 40),
                Limits.required("reason", command.reason(), DELAY));
    }

    static Decision explain(ExplainDelay command, State state, Context context) {
        Clock before = running(command, command.clock(), state);
        Stage stage = stage(before, command.stage());
        if (before.delays().size() >= MOST_SUBMISSIONS) {
            throw Rejection.conflict("a clock has " + MOST_SUBMISSIONS + " reasons for delay at most");
        }
        Clock after = before.delayed(
                new Delay(stage.id(), command.reason(), context.actor().id(), context.now()));
        return write(command, after, state, context)
                .append(
                        InIncident.journal(command, context),
                        new DelayExplained(after.id(), stage.id(), stage.title(), command.reason()));
    }

    static MoveClock check(MoveClock command, Admission admission) {
        Limits.present("clock", command.clock());
        return new MoveClock(
                command.incident(),
                command.clock(),
                command.version(),
                Limits.required("reason", command.reason(), REASON));
    }

    static Decision move(MoveClock command, State state, Context context) {
        Clock before = running(command, command.clock(), state);
        String id = before.definition().id();
        Integer wanted = command.version();
        ClockDefinition to = (wanted == null ? Definitions.newest(state, id) : Definitions.version(state, id, wanted))
                .orElseThrow(() -> Rejection.invalid("version", "there is no such version of " + id));
        WorkingCalendar known = before.calendar();
        boolean chosen = known != null
                && !known.id().equals(before.definition().content().calendar());
        String name = known != null && chosen ? known.id() : to.content().calendar();
        boolean sameZone = before.zone().equals(before.definition().content().zone());
        Clock after = before.moved(
                to,
                name == null ? null : Definitions.calendar(state, name).orElse(known),
                sameZone ? to.content().zone() : before.zone());
        return write(command, after, state, context)
                .append(
                        InIncident.journal(command, context),
                        new ClockMoved(
                                after.id(),
                                to.content().title(),
                                before.definition().version(),
                                to.version(),
                                command.reason(),
                                due(before),
                                due(after)));
    }

    static StopClock check(StopClock command, Admission admission) {
        Limits.present("clock", command.clock());
        return new StopClock(command.incident(), command.clock(), Limits.required("reason", command.reason(), REASON));
    }

    static Decision stop(StopClock command, State state, Context context) {
        Clock after = running(command, command.clock(), state).stopped(command.reason());
        return write(command, after, state, context)
                .append(
                        InIncident.journal(command, context),
                        new ClockStopped(
                                after.id(), after.definition().content().title(), command.reason()));
    }

    private static Decision write(IncidentCommand command, Clock after, State state, Context context) {
        Decision decision = context.actor().kind() == Caller.Kind.PERSON
                ? InIncident.touch(new Decision(), command.incident(), state, context)
                : new Decision();
        return Escalating.keep(decision, after, context.now());
    }

    private static List<StageDue> due(Clock clock) {
        return clock.definition().content().stages().stream()
                .map(s -> new StageDue(s.id(), s.title(), clock.reckoned(s).due()))
                .toList();
    }
}
