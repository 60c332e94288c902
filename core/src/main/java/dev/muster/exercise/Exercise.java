package dev.muster.exercise;

import dev.muster.access.PersonId;
import dev.muster.command.Context;
import dev.muster.command.Kind;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.ExercisePlan.ExpectedPlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident that is played.
 *
 * @param incident which incident
 * @param conductor who knows the script and posts what becomes known; null while nobody does
 * @param conductorName their name
 * @param startedAt when it began; injects and expectations count from here
 * @param expected what is expected
 */
record Exercise(
        IncidentId incident,
        @Nullable PersonId conductor,
        @Nullable String conductorName,
        Instant startedAt,
        List<ExpectedPlan> expected) {
    static final Kind<Exercise> KIND =
            Kind.of("exercise.exercise", Exercise.class, e -> e.incident().value());

    /** Takes a copy. */
    Exercise {
        expected = List.copyOf(expected);
    }

    /**
     * The exercise that an incident is.
     *
     * @throws Rejection when it is none
     */
    static Exercise in(State state, IncidentId incident) {
        return state.get(KIND, incident.value()).orElseThrow(() -> Rejection.conflict("this incident is no exercise"));
    }

    boolean conductedBy(PersonId person) {
        return person.equals(conductor);
    }

    /**
     * The exercise, for what its conductor alone may do.
     *
     * @throws Rejection when somebody else conducts it
     */
    static Exercise conducted(State state, IncidentId incident, Context context) {
        Exercise exercise = in(state, incident);
        if (!exercise.conductedBy(context.actor().id())) {
            throw Rejection.conflict("only who conducts the exercise does that; owners of its channel can take over");
        }
        return exercise;
    }

    Exercise conducted(PersonId person, String name) {
        return new Exercise(incident, person, name, startedAt, expected);
    }
}
