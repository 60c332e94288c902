package dev.muster.command;

import java.util.Optional;

/**
 * Keeps errands back. Every fence is asked right before an errand would run, in a snapshot of its own. When one throws, or
 * the store cannot be read, the errand does not run: it is tried again when its lease ends.
 */
@FunctionalInterface
public interface Fence {
    /**
     * Why nothing may leave for this channel; empty when it may. A pure function.
     *
     * @param channel the id of a channel, as the errand gave it
     * @param state what is stored
     * @return what is put on record, such as "exercise"
     */
    Optional<String> closed(String channel, State state);
}
