package dev.muster.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Person;
import dev.muster.property.PropertyDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with the properties of an incident. */
public interface PropertyCommands {
    /**
     * Sets a property; the same value changes nothing.
     *
     * @param property id of the property
     * @param values the value as its type has it; empty or null takes it away
     * @param version the version that the sender saw: refused unless it is at that version; null when that does not
     *     matter
     * @param found the people whom values name, as the directory has them; not sent by callers
     */
    record SetProperty(
            IncidentId incident,
            String property,
            @Nullable List<String> values,
            @Nullable Integer version,
            @JsonIgnore @Nullable List<Person> found)
            implements IncidentCommand {
        /** A property to be set. */
        public SetProperty(
                IncidentId incident, String property, @Nullable List<String> values, @Nullable Integer version) {
            this(incident, property, values, version, null);
        }
    }

    /** Gives this incident a property that its playbook does not have. Its id may be null for a new one. Answers {@code property}. */
    record AddProperty(IncidentId incident, PropertyDefinition definition) implements IncidentCommand {}

    /** Takes a property away that somebody added to this incident. */
    record RemoveProperty(IncidentId incident, String property) implements IncidentCommand {}
}
