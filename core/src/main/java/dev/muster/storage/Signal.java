package dev.muster.storage;

import dev.muster.journal.JournalId;
import java.util.Map;

/**
 * A hint that something was committed.
 *
 * @param heads journals that have grown, with the number of their last entry
 * @param everything true when the store cannot say what: look at everything
 */
public record Signal(Map<JournalId, Long> heads, boolean everything) {
    /** Something, somewhere. */
    public static final Signal EVERYTHING = new Signal(Map.of(), true);
}
