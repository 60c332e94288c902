package dev.muster.storage;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What the processes over one store tell each other and nobody keeps: who is connected, who is typing. Safe for use by
 * several threads.
 *
 * <p>A message may be lost, and after a loss nothing says so: whoever needs to know numbers what it sends. It is never
 * doubled, and those that one thread sends arrive in that order. It is no place for what has to happen, nor for
 * anything that the readers of the store's database may not read.
 */
public interface Broadcast {
    /** How long a message may be, in bytes of UTF-8. */
    int LONGEST = 7_000;

    /**
     * Tells everyone who listens over the same store, in this process and in others, the sender included. Returns at
     * once, and says nothing when nobody could be told.
     *
     * @throws IllegalArgumentException when it is longer than {@link #LONGEST}
     */
    void send(String message);

    /**
     * Hears what is sent from now on.
     *
     * @param listener called on the sender's thread or on one of the store; must return at once and send nothing; a
     *     throw is logged and ignored
     * @return ends it
     */
    Store.Subscription listen(Consumer<String> listener);

    /**
     * Does nothing when the message is short enough; for stores.
     *
     * @throws IllegalArgumentException when it is longer than {@link #LONGEST}
     */
    static void check(String message) {
        int most = message.length() * 3;
        if (most > LONGEST && message.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("a message has at most " + LONGEST + " bytes");
        }
    }
}
