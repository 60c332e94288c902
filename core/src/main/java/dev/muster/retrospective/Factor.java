package dev.muster.retrospective;

import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.util.List;
import java.util.Set;

/**
 * Something that contributed to an incident.
 *
 * @param incident to which incident
 * @param id which
 * @param text 1 to 2,000 characters
 * @param version 1 at first, one more at each change
 * @param order its place
 */
public record Factor(IncidentId incident, String id, String text, int version, int order) {
    /** How factors are kept: found by incident, in their order. */
    public static final Kind<Factor> KIND = new Kind<>(
            "retrospective.factor",
            Factor.class,
            f -> Section.id(f.incident(), f.id()),
            f -> Set.of(Term.of("incident", f.incident())),
            Factor::order);

    static List<Factor> in(State state, IncidentId incident) {
        return state.find(KIND, Term.of("incident", incident));
    }
}
