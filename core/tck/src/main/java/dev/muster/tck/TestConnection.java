package dev.muster.tck;

import dev.muster.command.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One connection through the transport that is tested, as a client of it has it. Closing it is saying goodbye. */
public interface TestConnection extends AutoCloseable {
    /**
     * Something that came.
     *
     * @param type {@code subscribed}, {@code entries}, {@code ended}, {@code resync}, {@code invited}
     * @param channel the journal's name
     * @param numbers of the entries
     * @param cursor the place behind them; for {@code subscribed} where it begins, for {@code resync} the head
     */
    record Came(String type, String channel, List<Long> numbers, String cursor) {}

    /** Subscribes from a cursor, or to only what is new. */
    void subscribe(String channel, @Nullable String cursor);

    /** Ends a subscription. */
    void unsubscribe(String channel);

    /** Sends a command. */
    CompletableFuture<Outcome> send(String name, Map<String, ?> data, String key);

    /** Everything that came so far, in its order. */
    List<Came> came();

    /** Takes nothing in from now on, and takes everything in again. */
    void stall(boolean stalled);

    /** Fails at the next bundle that comes, if this transport can be made to; false when it cannot. */
    boolean failNext();

    /** True once the other side has ended the connection. */
    boolean dismissed();

    /** Breaks it without a word. */
    void cut();

    @Override
    void close();
}
