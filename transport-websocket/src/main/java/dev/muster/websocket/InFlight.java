package dev.muster.websocket;

import dev.muster.command.Rejection;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How many commands of one connection wait for their answer; more than so many are refused. */
final class InFlight {
    /** What is said to one more. */
    static final String TOO_MANY = "too many commands wait for an answer on this connection; send it again then";

    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();

    InFlight(int most) {
        this.most = most;
    }

    /**
     * Refuses a command before it is read, when it would be refused behind that.
     *
     * @return its id; null when it has to be read
     */
    @Nullable
    String refused(String frame) {
        return waiting.get() < most ? null : Incoming.commandId(frame);
    }

    /** One more. */
    void enter() {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            throw Rejection.busy(TOO_MANY);
        }
    }

    /** One less. */
    void leave() {
        waiting.decrementAndGet();
    }
}
