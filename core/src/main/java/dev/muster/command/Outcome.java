package dev.muster.command;

import dev.muster.journal.JournalId;
import java.util.Map;

/**
 * What became of an accepted command: ids and positions, the same at every retry under the same key.
 *
 * @param ids what was made, by name, such as {@code incidentId}
 * @param positions the journals that grew, each with the number of its last entry by this command
 * @param repeated true when this is the outcome of an earlier send under the same key
 */
public record Outcome(Map<String, String> ids, Map<JournalId, Long> positions, boolean repeated) {
    /** Takes copies. */
    public Outcome {
        ids = Map.copyOf(ids);
        positions = Map.copyOf(positions);
    }

    /** An id by its name. */
    public String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("this outcome has no " + name + ", only " + ids.keySet());
        }
        return id;
    }
}
