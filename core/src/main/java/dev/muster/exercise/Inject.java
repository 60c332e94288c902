package dev.muster.exercise;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.command.Kind;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.ExercisePlan.InjectPlan;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of news of an exercise.
 *
 * @param incident which exercise
 * @param plan what it says
 * @param order its place in the script, from 1
 * @param due when it is posted; null when the conductor posts it
 * @param state how it stands
 * @param entry number of the entry in which it was posted; 0 for none
 */
record Inject(
        IncidentId incident,
        InjectPlan plan,
        int order,
        @Nullable Instant due,
        Stand state,
        long entry) {
    static final Kind<Inject> KIND = new Kind<>(
            "exercise.inject",
            Inject.class,
            i -> id(i.incident(), i.plan().id()),
            i -> Set.of(Term.of("incident", i.incident())),
            Inject::order);

    /** How it stands. */
    public enum Stand {
        /** It was not posted yet. */
        WAITING,
        /** It was posted, and nobody answered. */
        POSTED,
        /** Somebody answered. */
        ANSWERED,
        /** It was left out. */
        SKIPPED;

        /** The word that people see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static String id(IncidentId incident, String inject) {
        return incident + "/" + inject;
    }

    /** The due job that posts it. */
    static String job(IncidentId incident, String inject) {
        return "exercise.inject/" + id(incident, inject);
    }

    static List<Inject> of(IncidentId incident, State state) {
        return state.find(KIND, Term.of("incident", incident));
    }

    /**
     * An inject of an exercise.
     *
     * @throws Rejection when there is none
     */
    static Inject in(State state, IncidentId incident, String inject) {
        return state.get(KIND, id(incident, inject)).orElseThrow(Rejection::absent);
    }

    Inject stands(Stand now, long at) {
        return new Inject(incident, plan, order, due, now, at);
    }
}
