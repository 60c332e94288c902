package dev.muster.exercise;

import dev.muster.command.Kind;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.util.Set;

/**
 * What the conductor says of something that was expected.
 *
 * @param incident which exercise
 * @param expected its id
 * @param verdict how it went
 * @param note why; may be empty
 */
record Mark(IncidentId incident, String expected, Verdict verdict, String note) {
    static final Kind<Mark> KIND = new Kind<>(
            "exercise.mark",
            Mark.class,
            m -> m.incident() + "/" + m.expected(),
            m -> Set.of(Term.of("incident", m.incident())),
            m -> 0);
}
