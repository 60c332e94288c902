package dev.muster.incident;

import dev.muster.command.Kind;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.property.PropertyDefinition;
import dev.muster.record.Term;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A property of one incident with its value.
 *
 * @param incident whose it is
 * @param definition what it is; of a playbook's property, as it was in the version by which the incident was declared
 * @param values its value in the one normal form of its type; empty for none
 * @param version 1 at first, one more each time it is set
 * @param order its place among the properties
 * @param added true when somebody added it to this incident alone, so that it can be removed again
 */
public record IncidentProperty(
        IncidentId incident,
        PropertyDefinition definition,
        List<String> values,
        int version,
        int order,
        boolean added) {
    /** How properties are kept: found by incident, in their order. */
    public static final Kind<IncidentProperty> KIND = new Kind<>(
            "incident.property",
            IncidentProperty.class,
            p -> id(p.incident(), p.definition().id()),
            p -> Set.of(Term.of("incident", p.incident())),
            IncidentProperty::order);

    /** Missing values are none. */
    public IncidentProperty {
        values = values == null ? List.of() : values;
    }

    /** One that came with the incident, without a value. */
    public static IncidentProperty planned(IncidentId incident, PropertyDefinition definition, int order) {
        return new IncidentProperty(incident, definition, List.of(), 1, order, false);
    }

    static String id(IncidentId incident, String property) {
        return incident.value() + "/" + property;
    }

    /** The properties of an incident, in their order. */
    public static List<IncidentProperty> in(State state, IncidentId incident) {
        return state.find(KIND, Term.of("incident", incident));
    }

    /** A property of an incident, if the incident has it. */
    public static Optional<IncidentProperty> in(State state, IncidentId incident, String property) {
        return state.get(KIND, id(incident, property));
    }

    /** The same with another value. */
    IncidentProperty holding(List<String> newValues) {
        return new IncidentProperty(incident, definition, newValues, version + 1, order, added);
    }

    /** What people see of its value; people by their ids. */
    public List<String> shown() {
        return definition.shown(values);
    }

    /**
     * Refuses to close an incident that lacks what it has to have.
     *
     * @throws Rejection that names the properties without a value
     */
    static void requireAll(State state, IncidentId incident) {
        List<String> missing = in(state, incident).stream()
                .filter(p -> p.definition().required() && p.values().isEmpty())
                .map(p -> p.definition().name())
                .toList();
        if (!missing.isEmpty()) {
            throw Rejection.conflict("before it is closed, fill in " + String.join(", ", missing));
        }
    }
}
