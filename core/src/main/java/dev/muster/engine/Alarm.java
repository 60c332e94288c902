package dev.muster.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for what is due next, and wakes when something becomes due sooner. */
final class Alarm {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sooner = lock.newCondition();
    private Instant wakeAt = Instant.MAX;

    /** A job was written that is due at this time. */
    void scheduled(Instant due) {
        lock.lock();
        try {
            if (due.isBefore(wakeAt)) {
                sooner.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wakes whoever waits. */
    void ring() {
        scheduled(Instant.MIN);
    }

    /** Waits until then, but no longer than that, and at least a millisecond. */
    @SuppressWarnings("WaitNotInLoop") // the caller loops, and looks at the jobs each time
    void await(Instant next, Instant now, Duration longest) throws InterruptedException {
        Duration wait = longest;
        if (next.isBefore(now.plus(longest))) {
            wait = next.isAfter(now) ? Duration.between(now, next) : Duration.ofMillis(1);
        }
        lock.lock();
        try {
            wakeAt = now.plus(wait);
            sooner.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            wakeAt = Instant.MIN;
            lock.unlock();
        }
    }
}
