package dev.muster.exercise;

import dev.muster.access.Caller;
import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.exercise.ExerciseCommands.InjectDue;
import dev.muster.exercise.ExerciseEvent.ExerciseStarted;
import dev.muster.exercise.Inject.Stand;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentId;
import dev.muster.journal.EntryId;
import dev.muster.playbook.ExercisePlan;
import dev.muster.playbook.ExercisePlan.Act;
import dev.muster.playbook.ExercisePlan.ExpectedPlan;
import dev.muster.playbook.ExercisePlan.InjectPlan;
import dev.muster.playbook.PlaybookVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sets up the script when an exercise is declared. */
final class Starting {
    /** What is expected where the playbook says nothing. */
    private static final List<ExpectedPlan> USUAL = List.of(
            new ExpectedPlan("commander", "Somebody commands", Act.COMMANDER_NAMED, null, 300),
            new ExpectedPlan("severity", "Somebody said how bad it is", Act.SEVERITY_SET, null, 900),
            new ExpectedPlan("update", "An update was published", Act.UPDATE_PUBLISHED, null, 1_800));

    private Starting() {}

    static Decision follow(EntryId at, IncidentDeclared event, State state, Context context) {
        Decision decision = new Decision();
        if (!event.exercise()) {
            return decision;
        }
        IncidentId incident = IncidentId.of(new ChannelId(at.journal().id()));
        Optional<ExercisePlan> plan = Optional.ofNullable(event.playbook())
                .flatMap(id -> PlaybookVersion.in(state, id, event.playbookVersion()))
                .flatMap(v -> Optional.ofNullable(v.content().exercise()));
        List<InjectPlan> injects = plan.map(ExercisePlan::injects).orElse(List.of());
        List<ExpectedPlan> expected =
                plan.map(ExercisePlan::expected).filter(e -> !e.isEmpty()).orElse(USUAL);
        boolean person = context.actor().kind() == Caller.Kind.PERSON;
        decision.put(
                        Exercise.KIND,
                        new Exercise(
                                incident,
                                person ? context.actor().id() : null,
                                person ? context.actor().name() : null,
                                context.now(),
                                expected))
                .append(at.journal(), new ExerciseStarted(injects.size(), expected.size()));
        for (int i = 0; i < injects.size(); i++) {
            script(decision, incident, injects.get(i), i + 1, context.now());
        }
        return decision;
    }

    /** Puts an inject into the script, and sets its clock where it has one. */
    static void script(Decision decision, IncidentId incident, InjectPlan plan, int order, Instant start) {
        Long after = plan.afterSeconds();
        Instant due = after == null ? null : start.plusSeconds(after);
        decision.put(Inject.KIND, new Inject(incident, plan, order, due, Stand.WAITING, 0));
        if (due != null) {
            decision.schedule(Inject.job(incident, plan.id()), due, new InjectDue(incident, plan.id()));
        }
    }
}
