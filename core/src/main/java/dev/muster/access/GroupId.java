package dev.muster.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A group of people, as the host names it.
 *
 * @param value 1 to 128 of letters, digits and {@code . _ @ : -}; anything else is an
 *     {@link IllegalArgumentException}
 */
public record GroupId(@JsonValue String value) implements Comparable<GroupId> {
    /** Checks the shape of the value. */
    @JsonCreator
    public GroupId {
        Ids.checked("group id", value);
    }

    @Override
    public int compareTo(GroupId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
