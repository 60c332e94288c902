package dev.muster.engine;

import dev.muster.record.Claim;
import dev.muster.storage.JobKinds;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes errands that are due and hands them to a pool of their own: no more than there are threads free, so that none
 * waits here while its lease runs, and another node may take the rest. What is no errand is left to the {@link Timer},
 * which never meets one.
 */
final class Errands implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Errands.class);
    private final Store store;
    private final JobKinds kinds;
    private final InstantSource clock;
    private final Outing outing;
    private final ExecutorService pool;
    private final Semaphore free;
    private final int size;
    private final Duration lease;
    private final Duration poll;
    private final Alarm alarm = new Alarm();
    private volatile boolean stopping;

    Errands(
            Store store,
            JobKinds kinds,
            InstantSource clock,
            Outing outing,
            ExecutorService pool,
            int size,
            Settings settings) {
        this.store = store;
        this.kinds = kinds;
        this.clock = clock;
        this.outing = outing;
        this.pool = pool;
        this.size = size;
        this.free = new Semaphore(size);
        this.lease = settings.lease();
        this.poll = settings.poll();
    }

    /** A job was written that is due at this time. */
    void scheduled(Instant due) {
        alarm.scheduled(due);
    }

    void stop() {
        stopping = true;
        alarm.ring();
    }

    /** How many are under way on this node. */
    int running() {
        return size - free.availablePermits();
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                if (free.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                    free.release();
                    if (start().isEmpty()) {
                        alarm.await(store.jobs().nextDue(kinds).orElse(Instant.MAX), clock.instant(), poll);
                    }
                }
            } catch (StoreException e) {
                log.warn("errands wait for the store: {}", e.getMessage());
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("running errands failed in a way that nothing foresees", e);
                pause();
            }
        }
    }

    /** Runs what is due now and waits for it; returns how many were taken. */
    int runDue() {
        List<Future<?>> running = start();
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return running.size();
            } catch (java.util.concurrent.ExecutionException e) {
                log.error("an errand failed in a way that nothing foresees", e.getCause());
            }
        }
        return running.size();
    }

    private List<Future<?>> start() {
        int room = free.drainPermits();
        List<Claim> claims = List.of();
        List<Future<?>> running = new ArrayList<>();
        try {
            if (room > 0 && !kinds.kinds().isEmpty()) {
                claims = store.jobs().claim(kinds, clock.instant(), room, lease);
            }
            for (Claim claim : claims) {
                running.add(pool.submit(() -> go(claim)));
            }
        } finally {
            free.release(room - running.size());
        }
        return running;
    }

    private void go(Claim claim) {
        try {
            outing.run(claim);
        } catch (RuntimeException | Error e) {
            log.error(
                    "{} failed; it is tried again when its lease ends",
                    claim.job().key(),
                    e);
        } finally {
            free.release();
            alarm.ring();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(poll.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
