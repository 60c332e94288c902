package dev.muster.engine;

import dev.muster.access.Caller;
import dev.muster.command.Command;
import dev.muster.command.Errand;
import dev.muster.command.Fence;
import dev.muster.command.Rejection;
import dev.muster.record.Claim;
import dev.muster.record.Json;
import dev.muster.storage.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One errand, from claim to report: the fences and the errand are asked whether it is still to run, it runs with its
 * deadline, and whoever is first, the errand or the deadline, reports. The report goes in by the same door as everything
 * else, with the claim.
 */
final class Outing {
    private static final Logger log = LoggerFactory.getLogger(Outing.class);
    private final Store store;
    private final Catalog catalog;
    private final InstantSource clock;
    private final Timer.Door door;
    private final ScheduledExecutorService watch;
    private final Values values;
    private final Duration longest;

    /** @param lease a run is over after three quarters of it, so that its report comes in time */
    Outing(
            Store store,
            Catalog catalog,
            InstantSource clock,
            Timer.Door door,
            ScheduledExecutorService watch,
            Values values,
            Duration lease) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
        this.door = door;
        this.watch = watch;
        this.values = values;
        this.longest = lease.multipliedBy(3).dividedBy(4);
    }

    /** Runs it on this thread. What it throws leaves the job to whoever takes it when the lease ends. */
    void run(Claim claim) {
        Catalog.Outgoing<?> outgoing = catalog.errands().get(claim.job().kind());
        if (outgoing == null) {
            throw new IllegalStateException(
                    "no feature runs errands of kind " + claim.job().kind());
        }
        run(claim, outgoing);
    }

    private <C extends Command> void run(Claim claim, Catalog.Outgoing<C> outgoing) {
        Errand<C> errand = outgoing.errand();
        C command = Json.read(claim.job().payload(), outgoing.type());
        Duration wanted = errand.deadline(command);
        Duration limit = wanted.compareTo(longest) < 0 ? wanted : longest;
        Instant now = clock.instant();
        Errand.Trip trip =
                new Errand.Trip(claim.job().key().workspace(), claim.job().key().id(), now, now.plus(limit));
        Optional<Command> instead = instead(errand, command, trip);
        if (instead.isPresent()) {
            report(claim, instead.get());
            return;
        }
        Run run = new Run();
        Future<?> deadline = watch.schedule(
                () -> {
                    if (run.late()) {
                        var unused = send(claim, errand.failed(command, trip, "no answer in " + limit));
                    }
                },
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
        Command report = attempt(errand, command, trip);
        if (run.ended()) {
            deadline.cancel(false);
            report(claim, report);
        }
    }

    /** Who was first, the errand or its deadline; and an interrupt that never reaches the thread's next work. */
    private static final class Run {
        private final Thread runner = Thread.currentThread();
        private boolean over;

        synchronized boolean late() {
            if (over) {
                return false;
            }
            over = true;
            runner.interrupt();
            return true;
        }

        synchronized boolean ended() {
            boolean first = !over;
            over = true;
            if (Thread.interrupted() && first) {
                log.debug("interrupted for no deadline: this node is being closed");
            }
            return first;
        }
    }

    private static <C extends Command> Command attempt(Errand<C> errand, C command, Errand.Trip trip) {
        try {
            return errand.run(command, trip);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return errand.failed(command, trip, "it was interrupted");
        } catch (Exception e) {
            log.warn("{} failed", trip.delivery(), e);
            return errand.failed(command, trip, reason(e));
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /**
     * What takes the place of the run: that a fence keeps it back, or that things are no longer as they were. Whatever cannot be
     * told keeps the errand back: a throw ends this run before it began.
     */
    private <C extends Command> Optional<Command> instead(Errand<C> errand, C command, Errand.Trip trip) {
        return store.snapshot(query -> {
            Loaded state = new Loaded(query, trip.workspace(), values);
            return errand.about(command)
                    .flatMap(channel -> closed(channel, state))
                    .map(why -> errand.withheld(command, trip, why))
                    .or(() -> errand.instead(command, trip, state));
        });
    }

    private Optional<String> closed(String channel, Loaded state) {
        for (Fence fence : catalog.fences()) {
            Optional<String> why = fence.closed(channel, state);
            if (why.isPresent()) {
                return why;
            }
        }
        return Optional.empty();
    }

    private void report(Claim claim, Command report) {
        try {
            send(claim, report).join();
        } catch (CompletionException e) {
            log.debug("the report of {} did not commit", claim.job().key());
        }
    }

    private CompletableFuture<?> send(Claim claim, Command report) {
        Caller caller = Caller.system(claim.job().key().workspace());
        return door.submit(caller, report, claim).promise.whenComplete((outcome, failure) -> {
            if (failure instanceof Rejection rejection) {
                log.info("the report of {} had nothing to do: {}", claim.job().key(), rejection.getMessage());
            } else if (failure instanceof LostClaim) {
                log.info(
                        "{} was taken over by another node; this report is dropped",
                        claim.job().key());
            } else if (failure != null) {
                log.warn(
                        "the report of {} failed; it is run again when its lease ends",
                        claim.job().key(),
                        failure);
            }
        });
    }
}
