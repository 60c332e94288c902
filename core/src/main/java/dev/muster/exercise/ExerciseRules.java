package dev.muster.exercise;

import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.exercise.ExerciseCommands.AddInject;
import dev.muster.exercise.ExerciseCommands.AnswerInject;
import dev.muster.exercise.ExerciseCommands.ConductExercise;
import dev.muster.exercise.ExerciseCommands.InjectDue;
import dev.muster.exercise.ExerciseCommands.MarkExpected;
import dev.muster.exercise.ExerciseCommands.NoteExercise;
import dev.muster.exercise.ExerciseCommands.PostInject;
import dev.muster.exercise.ExerciseCommands.SkipInject;
import dev.muster.exercise.ExerciseEvent.ConductorChanged;
import dev.muster.exercise.ExerciseEvent.ExerciseNoted;
import dev.muster.exercise.ExerciseEvent.ExpectedMarked;
import dev.muster.exercise.ExerciseEvent.InjectAnswered;
import dev.muster.exercise.ExerciseEvent.InjectPosted;
import dev.muster.exercise.ExerciseEvent.ScriptChanged;
import dev.muster.exercise.Inject.Stand;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentCommand;
import dev.muster.journal.JournalId;
import dev.muster.playbook.ExercisePlan.ExpectedPlan;
import dev.muster.playbook.ExercisePlan.InjectPlan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What happens in an exercise. */
final class ExerciseRules {
    private static final int MOST_INJECTS = 200;
    private static final long LONGEST = 366L * 24 * 3_600;
    private static final int TEXT = 4_000;

    private ExerciseRules() {}

    private static JournalId journal(IncidentCommand command, Context context) {
        return InIncident.journal(command, context);
    }

    static Decision conduct(ConductExercise command, State state, Context context) {
        Exercise before = Exercise.in(state, command.incident());
        if (before.conductedBy(context.actor().id())) {
            return new Decision();
        }
        String name = context.actor().name();
        return new Decision()
                .put(Exercise.KIND, before.conducted(context.actor().id(), name))
                .append(journal(command, context), new ConductorChanged(name));
    }

    static PostInject check(PostInject command, Admission admission) {
        return new PostInject(command.incident(), Limits.required("inject", command.inject(), 64));
    }

    static Decision post(PostInject command, State state, Context context) {
        Exercise.conducted(state, command.incident(), context);
        Inject inject = Inject.in(state, command.incident(), command.inject());
        if (inject.state() != Stand.WAITING && inject.state() != Stand.SKIPPED) {
            throw Rejection.conflict("it was posted already");
        }
        return posted(inject, journal(command, context), state)
                .cancel(Inject.job(command.incident(), command.inject()));
    }

    /** What has no reason any more decides nothing: it was posted or left out, or the exercise is over. */
    static Decision due(InjectDue command, State state, Context context) {
        Inject inject = Inject.in(state, command.incident(), command.inject());
        Instant due = inject.due();
        boolean over = !Incident.in(state, command.incident()).status().open();
        if (inject.state() != Stand.WAITING || due == null || due.isAfter(context.now()) || over) {
            return new Decision();
        }
        return posted(inject, journal(command, context), state);
    }

    private static Decision posted(Inject inject, JournalId journal, State state) {
        InjectPlan plan = inject.plan();
        return new Decision()
                .put(
                        Inject.KIND,
                        inject.stands(Stand.POSTED, state.head(journal).sequence() + 1))
                .append(journal, new InjectPosted(plan.id(), plan.title(), plan.source(), plan.text()));
    }

    static SkipInject check(SkipInject command, Admission admission) {
        return new SkipInject(command.incident(), Limits.required("inject", command.inject(), 64));
    }

    static Decision skip(SkipInject command, State state, Context context) {
        Exercise.conducted(state, command.incident(), context);
        Inject inject = Inject.in(state, command.incident(), command.inject());
        if (inject.state() != Stand.WAITING) {
            throw Rejection.conflict("it was posted or left out already");
        }
        return new Decision()
                .put(Inject.KIND, inject.stands(Stand.SKIPPED, 0))
                .append(journal(command, context), new ScriptChanged(command.inject(), false, null))
                .cancel(Inject.job(command.incident(), command.inject()));
    }

    static AddInject check(AddInject command, Admission admission) {
        Long in = command.inSeconds();
        return new AddInject(
                command.incident(),
                Limits.required("title", command.title(), 200),
                Limits.required("source", command.source(), 100),
                Limits.required("text", command.text(), TEXT),
                in == null ? null : Limits.within("inSeconds", in, 0, LONGEST),
                admission.newId());
    }

    static Decision add(AddInject command, State state, Context context) {
        Exercise exercise = Exercise.conducted(state, command.incident(), context);
        List<Inject> script = Inject.of(command.incident(), state);
        if (script.size() >= MOST_INJECTS) {
            throw Rejection.conflict("a script has " + MOST_INJECTS + " injects at most");
        }
        String id = Objects.requireNonNull(command.id(), "admitted commands have an id");
        Long in = command.inSeconds();
        Instant due = in == null ? null : context.now().plusSeconds(in);
        InjectPlan plan = new InjectPlan(
                id,
                command.title(),
                command.source(),
                command.text(),
                due == null ? null : due.getEpochSecond() - exercise.startedAt().getEpochSecond());
        Decision decision = new Decision().append(journal(command, context), new ScriptChanged(id, true, due));
        int last = script.stream().mapToInt(Inject::order).max().orElse(0);
        Starting.script(decision, command.incident(), plan, last + 1, exercise.startedAt());
        return decision.answer("inject", id);
    }

    static AnswerInject check(AnswerInject command, Admission admission) {
        return new AnswerInject(
                command.incident(),
                Limits.required("inject", command.inject(), 64),
                Limits.required("text", command.text(), TEXT));
    }

    static Decision answer(AnswerInject command, State state, Context context) {
        Exercise.in(state, command.incident());
        Inject inject = Inject.in(state, command.incident(), command.inject());
        if (inject.state() != Stand.POSTED && inject.state() != Stand.ANSWERED) {
            throw Rejection.absent();
        }
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .put(Inject.KIND, inject.stands(Stand.ANSWERED, inject.entry()))
                .append(
                        journal(command, context),
                        new InjectAnswered(command.inject(), inject.plan().title(), inject.entry(), command.text()));
    }

    static MarkExpected check(MarkExpected command, Admission admission) {
        return new MarkExpected(
                command.incident(),
                Limits.required("expected", command.expected(), 64),
                Limits.present("verdict", command.verdict()),
                Limits.optional("note", command.note(), 1_000));
    }

    static Decision mark(MarkExpected command, State state, Context context) {
        ExpectedPlan expected = Exercise.conducted(state, command.incident(), context).expected().stream()
                .filter(e -> e.id().equals(command.expected()))
                .findFirst()
                .orElseThrow(Rejection::absent);
        String note = Objects.requireNonNullElse(command.note(), "");
        return new Decision()
                .put(Mark.KIND, new Mark(command.incident(), expected.id(), command.verdict(), note))
                .append(
                        journal(command, context),
                        new ExpectedMarked(expected.id(), expected.title(), command.verdict(), note));
    }

    static NoteExercise check(NoteExercise command, Admission admission) {
        return new NoteExercise(command.incident(), Limits.required("text", command.text(), TEXT));
    }

    static Decision note(NoteExercise command, State state, Context context) {
        Exercise.conducted(state, command.incident(), context);
        return new Decision().append(journal(command, context), new ExerciseNoted(command.text()));
    }
}
