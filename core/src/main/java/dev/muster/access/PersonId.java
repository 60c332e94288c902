package dev.muster.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A person, or an integration acting in its own name, as the host names them. Stable for ever; never reused.
 *
 * @param value 1 to 128 of letters, digits and {@code . _ @ : -}; anything else is an
 *     {@link IllegalArgumentException}
 */
public record PersonId(@JsonValue String value) implements Comparable<PersonId> {
    /** Checks the shape of the value. */
    @JsonCreator
    public PersonId {
        Ids.checked("person id", value);
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
