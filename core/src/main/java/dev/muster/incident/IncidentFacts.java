package dev.muster.incident;

import dev.muster.command.State;
import dev.muster.condition.Facts;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is so of an incident, as conditions ask it: {@code severity}, {@code status}, {@code type},
 * {@code elapsed} and {@code property:ID}. Everything else is unknown here; rooms above add to it. Reads the state as it is asked.
 *
 * @param state where it is read
 * @param incident which incident; of a channel that is none, nothing is known
 * @param now the moment at which it is asked
 */
public record IncidentFacts(State state, IncidentId incident, Instant now) implements Facts {
    /** How subjects that are properties begin. */
    public static final String PROPERTY = "property:";

    @Override
    public Fact of(String subject) {
        if (subject.startsWith(PROPERTY)) {
            String id = subject.substring(PROPERTY.length());
            return PropertyDefinition.ID.matcher(id).matches()
                    ? IncidentProperty.in(state, incident, id)
                            .map(IncidentFacts::fact)
                            .orElse(Fact.UNKNOWN)
                    : Fact.UNKNOWN;
        }
        Optional<Incident> known = state.get(Incident.KIND, incident.value());
        return known.map(i -> of(subject, i)).orElse(Fact.UNKNOWN);
    }

    private Fact of(String subject, Incident known) {
        return switch (subject) {
            case "severity" -> Fact.choice(known.severity().name());
            case "status" -> Fact.choice(known.status().word());
            case "type" -> type(known.particulars().type());
            case "elapsed" ->
                Fact.number(Duration.between(known.declaredAt(), now).toSeconds());
            default -> Fact.UNKNOWN;
        };
    }

    /** What is so of a type of incident; null for none. */
    public static Fact type(@Nullable String type) {
        return new Fact(Sort.CHOICE, Stream.ofNullable(type).toList());
    }

    /** What is so of a property with this value. */
    public static Fact fact(IncidentProperty property) {
        return new Fact(sort(property.definition().type()), List.copyOf(property.values()));
    }

    /** How the values of a property of a type compare. */
    public static Sort sort(PropertyType type) {
        return switch (type) {
            case TEXT, LINK -> Sort.TEXT;
            case NUMBER -> Sort.NUMBER;
            case DATE -> Sort.TIME;
            case SELECT, MULTISELECT, PERSON, PEOPLE -> Sort.CHOICE;
        };
    }
}
