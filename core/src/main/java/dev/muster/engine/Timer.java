package dev.muster.engine;

import dev.muster.access.Caller;
import dev.muster.command.Command;
import dev.muster.command.Rejection;
import dev.muster.record.Claim;
import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import dev.muster.storage.JobKinds;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is due: claims it for the length of a lease, and sends it through the same door as everything
 * else, as a command of Muster itself. Errands are none of it: {@link Errands} runs them. The effect and the end of
 * the job are one transaction, which also
 * checks the fence: a node that slept through its lease changes nothing when it wakes.
 */
final class Timer implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Timer.class);
    private static final int AT_ONCE = 256;
    /** How many times that may be under way. */
    private static final int AHEAD = 3;

    private final Store store;
    private final Catalog catalog;
    private final InstantSource clock;
    private final Door door;
    private final Duration lease;
    private final Duration poll;
    private final JobKinds kinds;
    private final Alarm alarm = new Alarm();
    private volatile boolean stopping;

    /** Where due commands go in. */
    interface Door {
        Submission<?> submit(Caller caller, Command command, Claim claim);
    }

    Timer(Store store, Catalog catalog, InstantSource clock, Door door, Duration lease, Duration poll) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
        this.door = door;
        this.lease = lease;
        this.poll = poll;
        this.kinds = JobKinds.except(catalog.errands().keySet());
    }

    /** A job was written that is due at this time. */
    void scheduled(Instant due) {
        alarm.scheduled(due);
    }

    void stop() {
        stopping = true;
        alarm.ring();
    }

    @Override
    public void run() {
        Deque<Taken> underWay = new ArrayDeque<>();
        while (!stopping) {
            try {
                step(underWay);
            } catch (StoreException e) {
                log.warn("due work waits for the store: {}", e.getMessage());
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("running what is due failed in a way that nothing foresees", e);
                pause();
            }
        }
    }

    /** Claims what is next while what was claimed before is being decided; waits for the oldest when there is enough. */
    private void step(Deque<Taken> underWay) throws InterruptedException {
        Taken next = claim();
        if (next.jobs() > 0) {
            underWay.add(next);
        }
        boolean more = next.jobs() == AT_ONCE;
        if (underWay.size() == AHEAD || (!more && !underWay.isEmpty())) {
            finish(underWay.remove());
        } else if (!more) {
            alarm.await(store.jobs().nextDue(kinds).orElse(Instant.MAX), clock.instant(), poll);
        }
    }

    /** Runs what is due now, and waits for it; returns how many jobs were taken. */
    int runDue() {
        Taken taken = claim();
        finish(taken);
        return taken.jobs();
    }

    /** Jobs that were claimed together, and those of them that this node could start. */
    private record Taken(int jobs, Map<Claim, Submission<?>> running) {}

    private Taken claim() {
        List<Claim> claims = store.jobs().claim(kinds, clock.instant(), AT_ONCE, lease);
        Map<Claim, Submission<?>> running = new LinkedHashMap<>();
        for (Claim claim : claims) {
            try {
                running.put(claim, start(claim));
            } catch (RuntimeException e) {
                log.error(
                        "{} cannot be run by this node; it is tried again when its lease ends",
                        claim.job().key(),
                        e);
            }
        }
        return new Taken(claims.size(), running);
    }

    private Submission<?> start(Claim claim) {
        Catalog.Operation<?> operation = catalog.operation(claim.job().kind())
                .orElseThrow(() -> new IllegalStateException(
                        "no feature runs jobs of kind " + claim.job().kind()));
        Caller caller = Caller.system(claim.job().key().workspace());
        try {
            return door.submit(caller, Json.read(claim.job().payload(), operation.type()), claim);
        } catch (MalformedJson e) {
            throw new IllegalStateException("the job " + claim.job().key() + " cannot be read", e);
        }
    }

    private static void finish(Taken taken) {
        taken.running().forEach((claim, submission) -> finish(submission, claim));
    }

    private static void finish(Submission<?> submission, Claim claim) {
        try {
            submission.promise.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Rejection rejection) {
                log.info("{} came due and had nothing to do: {}", claim.job().key(), rejection.getMessage());
            } else if (e.getCause() instanceof LostClaim) {
                log.info("{} was taken over by another node", claim.job().key());
            } else {
                log.warn(
                        "{} came due and failed; it is tried again when its lease ends",
                        claim.job().key(),
                        e);
            }
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
