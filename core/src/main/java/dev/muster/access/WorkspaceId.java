package dev.muster.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A tenant: the outermost part of every key. Nothing of one workspace is ever reachable from another.
 *
 * @param value 1 to 128 of letters, digits and {@code . _ @ : -}; anything else is an
 *     {@link IllegalArgumentException}
 */
public record WorkspaceId(@JsonValue String value) implements Comparable<WorkspaceId> {
    /** Checks the shape of the value. */
    @JsonCreator
    public WorkspaceId {
        Ids.checked("workspace id", value);
    }

    @Override
    public int compareTo(WorkspaceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
