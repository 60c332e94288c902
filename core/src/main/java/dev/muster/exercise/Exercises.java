package dev.muster.exercise;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfChannel;
import dev.muster.command.Context;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
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
import dev.muster.exercise.ExerciseEvent.ExerciseStarted;
import dev.muster.exercise.ExerciseEvent.ExpectedMarked;
import dev.muster.exercise.ExerciseEvent.InjectAnswered;
import dev.muster.exercise.ExerciseEvent.InjectPosted;
import dev.muster.exercise.ExerciseEvent.ScriptChanged;
import dev.muster.exercise.ExerciseViews.ExerciseView;
import dev.muster.exercise.ExerciseViews.InjectView;
import dev.muster.exercise.ExerciseViews.ScoreLine;
import dev.muster.exercise.ExerciseViews.ShowExercise;
import dev.muster.exercise.Inject.Stand;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.record.Term;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The feature: exercises. */
public final class Exercises implements Feature {
    private static final Action CONDUCT = Action.changing("exercise.conduct", Rank.OWNER);

    /** The feature. */
    public Exercises() {}

    @Override
    public void register(Registry registry) {
        registry.handle("exercise.conduct", ConductExercise.class, InChannel.of(CONDUCT, ExerciseRules::conduct));
        registry.handle(
                "exercise.post-inject", PostInject.class, InIncident.of(ExerciseRules::check, ExerciseRules::post));
        registry.handle(
                "exercise.skip-inject", SkipInject.class, InIncident.of(ExerciseRules::check, ExerciseRules::skip));
        registry.handle(
                "exercise.add-inject", AddInject.class, InIncident.of(ExerciseRules::check, ExerciseRules::add));
        registry.handle(
                "exercise.answer-inject",
                AnswerInject.class,
                InIncident.of(ExerciseRules::check, ExerciseRules::answer));
        registry.handle("exercise.mark", MarkExpected.class, InIncident.of(ExerciseRules::check, ExerciseRules::mark));
        registry.handle("exercise.note", NoteExercise.class, InIncident.of(ExerciseRules::check, ExerciseRules::note));
        registry.handleDue("exercise.inject-due", InjectDue.class, InChannel.of(InIncident.WORK, ExerciseRules::due));
        registry.event("exercise.started", 1, ExerciseStarted.class);
        registry.event("exercise.conductor-changed", 1, ConductorChanged.class);
        registry.event("exercise.inject-posted", 1, InjectPosted.class);
        registry.event("exercise.inject-answered", 1, InjectAnswered.class);
        registry.event("exercise.script-changed", 1, ScriptChanged.class);
        registry.event("exercise.marked", 1, ExpectedMarked.class);
        registry.event("exercise.noted", 1, ExerciseNoted.class);
        registry.follow(IncidentDeclared.class, Starting::follow);
        registry.answer("exercise.show", ShowExercise.class, ExerciseView.class, OfChannel.of(Exercises::show));
    }

    private static ExerciseView show(ShowExercise question, State state, Context context) {
        Exercise exercise = Exercise.in(state, question.incident());
        boolean conducting = exercise.conductedBy(context.actor().id());
        List<InjectView> injects = Inject.of(question.incident(), state).stream()
                .filter(i -> conducting || i.state() == Stand.POSTED || i.state() == Stand.ANSWERED)
                .map(Exercises::view)
                .toList();
        Map<String, Mark> marks = state.find(Mark.KIND, Term.of("incident", question.incident())).stream()
                .collect(Collectors.toMap(Mark::expected, Function.identity()));
        Score score = Score.of(exercise, state, context);
        List<ScoreLine> sheet = exercise.expected().stream()
                .map(e -> score.line(e, exercise, marks.get(e.id()), context.now()))
                .toList();
        return new ExerciseView(
                question.incident(),
                exercise.conductor(),
                exercise.conductorName(),
                conducting,
                exercise.startedAt(),
                injects,
                sheet,
                score.notes(),
                score.whole());
    }

    private static InjectView view(Inject i) {
        return new InjectView(
                i.plan().id(),
                i.plan().title(),
                i.plan().source(),
                i.plan().text(),
                i.due(),
                i.state().word(),
                i.entry());
    }
}
