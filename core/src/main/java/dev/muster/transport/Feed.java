package dev.muster.transport;

import dev.muster.access.Actor;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
import org.jspecify.annotations.Nullable;

/** One connection's news. Safe for use by several threads. */
public interface Feed extends AutoCloseable {
    /** Who this belongs to, as last resolved through the directory. */
    Actor actor();

    /**
     * Subscribes to a journal from a cursor on: everything behind it in order, without gap or repeat, then
     * whatever happens. Answered through {@link Outlet#subscribed}, {@link Outlet#ended} or, when the cursor
     * is of another epoch or beyond the end, {@link Outlet#resync}. A second subscription to the same journal
     * takes the place of the first.
     *
     * @param cursor what the client has already; null for only what is new
     */
    void subscribe(JournalId journal, @Nullable Cursor cursor);

    /**
     * From now on subscribes by itself, from the first entry on, to every journal that the caller is brought into,
     * right after telling {@link Outlet#invited}: whoever is called to a new incident sees it open without asking.
     */
    void follow();

    /** Ends a subscription; none is no error. */
    void unsubscribe(JournalId journal);

    /** The outlet has room again after it refused a bundle. */
    void drained();

    /**
     * Passes something that is not kept, such as typing, to everyone else who is subscribed to the journal, on this node
     * and on the others. It may be lost.
     *
     * @param what at most 1,000 characters
     */
    void whisper(JournalId journal, String what);

    /**
     * True while what is not read from the store, such as who is here, may be told: the caller's rights were looked up
     * within the time for which a node believes them. False on a node that has not reached its database for so long.
     */
    boolean fresh();

    /** Ends the feed. */
    @Override
    void close();
}
