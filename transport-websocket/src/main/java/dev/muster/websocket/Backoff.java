package dev.muster.websocket;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: longer each time, and never the same for two clients. */
final class Backoff {
    private final long first;
    private final long most;
    private int tries;

    Backoff(Duration first, Duration most) {
        this.first = first.toMillis();
        this.most = most.toMillis();
    }

    /** Milliseconds: anything from half of the present step to the whole of it. */
    long next() {
        long step = Math.min(most, first << Math.min(tries, 20));
        tries++;
        return step / 2 + ThreadLocalRandom.current().nextLong(step / 2 + 1);
    }

    int tries() {
        return tries;
    }

    void reset() {
        tries = 0;
    }
}
