package dev.muster;

import dev.muster.storage.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The store's clock: this machine's, corrected by how far the database is ahead of it, asked at most every 10 s. */
final class StoreClock implements InstantSource {
    private static final long PERIOD = Duration.ofSeconds(10).toNanos();
    private final Store store;
    private volatile Duration ahead;
    private volatile long measured;

    StoreClock(Store store) {
        this.store = store;
        this.ahead = store.health().ahead();
        this.measured = System.nanoTime();
    }

    @Override
    public Instant instant() {
        if (System.nanoTime() - measured > PERIOD) {
            measured = System.nanoTime();
            ahead = store.health().ahead();
        }
        return Instant.now().plus(ahead);
    }
}
