package dev.muster.guarantee;

import dev.muster.storage.Store;
import dev.muster.storage.StoreUnavailable;
import dev.muster.storage.Transaction;
import dev.muster.storage.VersionConflict;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A correct store that has bad days: some transactions lie for a while between their last statement and their commit,
 * some are rolled back there, as a conflict or as an outage.
 */
final class Rough extends Wrapped {
    private final Duration pause;
    private final Random random;
    final AtomicInteger slow = new AtomicInteger();
    final AtomicInteger rolledBack = new AtomicInteger();

    Rough(Store inner, Duration pause, long seed) {
        super(inner);
        this.pause = pause;
        this.random = new Random(seed);
    }

    @Override
    public <T> T transact(Function<Transaction, T> work) {
        return super.transact(tx -> {
            T result = work.apply(tx);
            int dice = dice();
            if (dice < 8) {
                slow.incrementAndGet();
                LockSupport.parkNanos(pause.toNanos());
            } else if (dice < 16) {
                rolledBack.incrementAndGet();
                throw dice < 13 ? new VersionConflict("rolled back by the test") : new StoreUnavailable("by the test");
            }
            return result;
        });
    }

    private synchronized int dice() {
        return random.nextInt(100);
    }
}
