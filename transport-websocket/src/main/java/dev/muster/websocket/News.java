package dev.muster.websocket;

import dev.muster.command.EntryView;
import java.util.List;

/**
 * What a {@link MusterClient} tells its owner. One call at a time, in the order in which the server said it, on the
 * connection's thread: what takes long belongs elsewhere. A throw is logged and changes nothing.
 */
public interface News {
    /**
     * Entries behind all that came before, each once however often the connection broke.
     *
     * @param cursor the place behind them, to be kept with what was made of them
     */
    void entries(String channel, List<EntryView> entries, String cursor);

    /** The channel may not be read, or not any more; the same for one that does not exist. */
    default void ended(String channel) {}

    /** What is held of the channel is of another store: load it afresh, then subscribe from this cursor. */
    default void resync(String channel, String head) {}

    /** The channel may be read since just now. */
    default void invited(String channel) {}

    /** Somebody is typing there. */
    default void typing(String channel, String person) {}

    /** Somebody is there, or is there no more. */
    default void presence(String channel, String person, boolean online) {}

    /** Whether there is a connection now. While there is none, the client keeps trying. */
    default void connected(boolean now) {}

    /** The client has given up: it is not let in any more. Sign in again and make another. */
    default void stopped(int code, String reason) {}
}
