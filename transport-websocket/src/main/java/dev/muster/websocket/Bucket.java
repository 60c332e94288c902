package dev.muster.websocket;

import dev.muster.command.Rejection;
import java.util.function.LongSupplier;

/** A rate: so many a second, and a burst of so many. */
final class Bucket {
    private final LongSupplier nanos;
    private final double perNano;
    private final double burst;
    private double tokens;
    private long at;

    Bucket(int perSecond, int burst) {
        this(perSecond, burst, System::nanoTime);
    }

    Bucket(int perSecond, int burst, LongSupplier nanos) {
        this.nanos = nanos;
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.tokens = burst;
        this.at = nanos.getAsLong();
    }

    boolean take() {
        return take(1);
    }

    /**
     * Takes one of a connection's.
     *
     * @throws Rejection busy when there is none
     */
    void need() {
        if (!take()) {
            throw Rejection.busy("too much at once on this connection; try again in a second");
        }
    }

    synchronized boolean take(int cost) {
        long now = nanos.getAsLong();
        tokens = Math.min(burst, tokens + (now - at) * perNano);
        at = now;
        if (tokens < cost) {
            return false;
        }
        tokens -= cost;
        return true;
    }
}
