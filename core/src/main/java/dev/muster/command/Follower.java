package dev.muster.command;

import dev.muster.journal.Event;
import dev.muster.journal.JournalId;

/**
 * What follows from an event, decided in step 5 and committed with it. A pure function; at most 8 deep.
 *
 * @param <E> the event
 */
@FunctionalInterface
public interface Follower<E extends Event> {
    /** Further decisions. The state shows the event's own decision already. */
    Decision follow(JournalId journal, E event, State state, Context context);
}
