package dev.muster;

import dev.muster.storage.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The store's clock: this machine's where they are one, else what the database's showed when it was last asked, at most 10 s
 * ago, and the time since then by a clock that nobody sets. So whoever sets this machine's clock wrongly makes nothing due
 * here that is not due there.
 */
final class StoreClock implements InstantSource {
    private static final long PERIOD = Duration.ofSeconds(10).toNanos();
    private final Store store;
    private final InstantSource machine;
    private final LongSupplier nanos;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Asked asked;

    /** @param time null where the machine's clock is the store's */
    private record Asked(@Nullable Instant time, long nanos) {}

    StoreClock(Store store) {
        this(store, InstantSource.system(), System::nanoTime);
    }

    StoreClock(Store store, InstantSource machine, LongSupplier nanos) {
        this.store = store;
        this.machine = machine;
        this.nanos = nanos;
        this.asked = ask();
    }

    private Asked ask() {
        Duration ahead = store.health().ahead();
        return new Asked(ahead.isZero() ? null : machine.instant().plus(ahead), nanos.getAsLong());
    }

    /** One asks at a time, and nobody waits for them: what is known goes on. */
    @Override
    public Instant instant() {
        if (nanos.getAsLong() - asked.nanos() > PERIOD && asking.compareAndSet(false, true)) {
            try {
                asked = ask();
            } finally {
                asking.set(false);
            }
        }
        Asked last = asked;
        Instant time = last.time();
        return time == null ? machine.instant() : time.plusNanos(nanos.getAsLong() - last.nanos());
    }
}
