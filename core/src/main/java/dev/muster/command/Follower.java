package dev.muster.command;

import dev.muster.journal.EntryId;
import dev.muster.journal.Event;

/**
 * What follows from an event, decided in step 5 and committed with it. A pure function; at most 8 deep.
 *
 * @param <E> the event
 */
@FunctionalInterface
public interface Follower<E extends Event> {
    /**
     * Further decisions. The state shows the event's own decision already, and what followers before this one decided:
     * the event's entry need not be the last of its journal.
     *
     * @param at the entry of the event
     */
    Decision follow(EntryId at, E event, State state, Context context);
}
