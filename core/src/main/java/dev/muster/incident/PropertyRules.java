package dev.muster.incident;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.PropertyCommands.AddProperty;
import dev.muster.incident.PropertyCommands.RemoveProperty;
import dev.muster.incident.PropertyCommands.SetProperty;
import dev.muster.incident.PropertyEvent.PropertiesAdded;
import dev.muster.incident.PropertyEvent.PropertyRemoved;
import dev.muster.incident.PropertyEvent.PropertySet;
import dev.muster.property.PropertyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may be done with the properties of an incident, and what comes of it. */
final class PropertyRules {
    private static final int MOST_VALUES = 100;
    private static final int MOST_PROPERTIES = 100;

    private PropertyRules() {}

    /** Whoever a value could name is looked up here, since only the state says whether it names people. */
    static SetProperty check(SetProperty command, Admission admission) {
        List<Person> found = new ArrayList<>();
        for (String value : Limits.atMost("values", command.values(), MOST_VALUES)) {
            person(Limits.present("values", value), admission).ifPresent(found::add);
        }
        return new SetProperty(
                command.incident(),
                Limits.required("property", command.property(), 64),
                command.values(),
                command.version(),
                found);
    }

    private static Optional<Person> person(String value, Admission admission) {
        try {
            return admission
                    .directory()
                    .person(admission.actor().workspace(), new PersonId(value.strip()))
                    .filter(Person::active);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Decision set(SetProperty command, State state, Context context) {
        IncidentProperty before = known(command.incident(), command.property(), state);
        Integer version = command.version();
        if (version != null && version != before.version()) {
            throw Rejection.conflict(before.definition().name() + " is at version " + before.version() + " now: "
                    + (before.values().isEmpty() ? "empty" : String.join(", ", before.shown()))
                    + "; look at it and send again what still holds");
        }
        List<String> values = before.definition().value("values", command.values());
        if (values.equals(before.values())) {
            return new Decision();
        }
        Map<String, Person> found = Objects.requireNonNullElse(command.found(), List.<Person>of()).stream()
                .collect(Collectors.toMap(p -> p.id().value(), Function.identity(), (a, b) -> a));
        boolean people = before.definition().type().people();
        if (people) {
            values.stream().filter(v -> !found.containsKey(v)).findFirst().ifPresent(v -> {
                throw Rejection.invalid("values", "nobody here is called " + v + "; choose someone else");
            });
        }
        List<Added> named =
                people ? values.stream().map(v -> added(found.get(v))).toList() : List.of();
        IncidentProperty after = before.holding(values);
        List<String> from = people ? names(before, state) : before.shown();
        List<String> to = people ? named.stream().map(Added::name).toList() : after.shown();
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .put(IncidentProperty.KIND, after)
                .append(InIncident.journal(command, context), new PropertySet(after, before.values(), from, to, named));
    }

    private static Added added(@org.jspecify.annotations.Nullable Person person) {
        Person there = Objects.requireNonNull(person, "checked above");
        return new Added(there.id(), there.name(), there.guest() ? Rank.GUEST : Rank.MEMBER);
    }

    /** What people in the channel are called; others keep their ids. */
    private static List<String> names(IncidentProperty property, State state) {
        return property.values().stream()
                .map(v -> state.get(Member.KIND, Member.id(property.incident().channel(), new PersonId(v)))
                        .map(Member::name)
                        .orElse(v))
                .toList();
    }

    static AddProperty check(AddProperty command, Admission admission) {
        PropertyDefinition given = Limits.present("definition", command.definition());
        PropertyDefinition named = given.id() != null
                ? given
                : new PropertyDefinition(
                        admission.newId(),
                        given.name(),
                        given.description(),
                        given.type(),
                        given.required(),
                        given.options());
        return new AddProperty(command.incident(), named.checked("definition"));
    }

    static Decision add(AddProperty command, State state, Context context) {
        Incident.in(state, command.incident());
        List<IncidentProperty> there = IncidentProperty.in(state, command.incident());
        PropertyDefinition definition = command.definition();
        for (IncidentProperty other : there) {
            if (other.definition().id().equals(definition.id())
                    || other.definition().name().equalsIgnoreCase(definition.name())) {
                throw Rejection.conflict(
                        "this incident has a property " + other.definition().name() + " already");
            }
        }
        if (there.size() >= MOST_PROPERTIES) {
            throw Rejection.conflict("an incident has " + MOST_PROPERTIES + " properties at most");
        }
        int order = there.stream().mapToInt(IncidentProperty::order).max().orElse(0) + 1;
        IncidentProperty property = new IncidentProperty(command.incident(), definition, List.of(), 1, order, true);
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .put(IncidentProperty.KIND, property)
                .append(InIncident.journal(command, context), new PropertiesAdded(List.of(property)))
                .answer("property", definition.id());
    }

    static RemoveProperty check(RemoveProperty command, Admission admission) {
        Limits.required("property", command.property(), 64);
        return command;
    }

    static Decision remove(RemoveProperty command, State state, Context context) {
        IncidentProperty before = known(command.incident(), command.property(), state);
        if (!before.added()) {
            throw Rejection.conflict("the playbook of this incident has "
                    + before.definition().name() + "; only what somebody added can be removed");
        }
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .remove(IncidentProperty.KIND, IncidentProperty.id(command.incident(), command.property()))
                .append(
                        InIncident.journal(command, context),
                        new PropertyRemoved(
                                command.property(), before.definition().name()));
    }

    private static IncidentProperty known(IncidentId incident, String property, State state) {
        return IncidentProperty.in(state, incident, property).orElseThrow(Rejection::absent);
    }
}
