package dev.muster.transport;

import dev.muster.access.PersonId;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;

/**
 * The place that one feed's news goes to; implemented by a transport, one object for each connection.
 *
 * <p>Called on the engine's threads, for one journal never by two at once and always in order. No call may
 * block: queue and return. A throw ends this feed and harms no other.
 */
public interface Outlet {
    /**
     * A subscription begins.
     *
     * @param from what the client is taken to have: behind what it asked for when history below is not its to
     *     see
     * @param head the end of the journal at this moment
     */
    void subscribed(JournalId journal, Cursor from, Cursor head);

    /**
     * Entries behind all that came before.
     *
     * @return false when there is no room: the engine keeps the place and goes on after {@link Feed#drained()}
     */
    boolean entries(Bundle bundle);

    /** The subscription ended: the journal may not be read, or not any more. */
    void ended(JournalId journal);

    /** The cursor is of another epoch or beyond the end: what the client holds must be loaded afresh. */
    void resync(JournalId journal, Cursor head);

    /** The caller may read this journal since just now. */
    void invited(JournalId journal);

    /** Something that is not kept, such as typing. */
    void whisper(JournalId journal, PersonId from, String what);

    /** The caller may not be connected any more: signed out, or deactivated. Close with a reason. */
    void dismissed(String reason);
}
