package dev.muster.engine;

import dev.muster.command.Rejection;
import dev.muster.storage.CommitUnknown;
import dev.muster.storage.StoreException;
import dev.muster.storage.StoreUnavailable;
import dev.muster.storage.VersionConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One committer's queue and thread. While one transaction is being flushed, commands queue up here; the next
 * transaction takes them all, up to a limit. Commands of one home journal always use the same lane.
 */
final class Lane implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final int MOST_TRIES = 10;
    private final Committer committer;
    private final After after;
    private final int batchLimit;
    private final BlockingQueue<Submission<?>> queue;
    private final LongAdder committed = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private volatile boolean stopping;
    private volatile boolean ended;
    private @Nullable Thread waiting;

    /** What happens once a batch is on disk. */
    interface After {
        /** This round is about to be written; {@link #over} follows, whatever becomes of it. */
        void committing(Committer.Round round);

        /** Everything of this round is committed. Must not throw. */
        void committed(Committer.Round round);

        /** This round is written and passed on, or was lost. Must not throw. */
        void over(Committer.Round round);

        /** Resolve the actor again; false when that refused the submission. */
        boolean refresh(Submission<?> submission);

        /** It was refused by the rules: goes on record if it was a denial. */
        void refused(Submission<?> submission, Rejection rejection);
    }

    Lane(Committer committer, After after, int batchLimit, int queueLimit) {
        this.committer = committer;
        this.after = after;
        this.batchLimit = batchLimit;
        this.queue = new LinkedBlockingQueue<>(queueLimit);
    }

    void put(Submission<?> submission) {
        if (stopping) {
            submission.fail(new StoreUnavailable("Muster is being closed; nothing was written"));
        } else if (!queue.offer(submission)) {
            submission.fail(Rejection.busy("too much is waiting to be written; try again in a second"));
        } else if (ended) {
            refuseRest();
        }
    }

    private void refuseRest() {
        for (Submission<?> rest = queue.poll(); rest != null; rest = queue.poll()) {
            rest.fail(new StoreUnavailable("Muster is being closed; nothing was written"));
        }
    }

    long waiting() {
        return queue.size();
    }

    long committed() {
        return committed.sum();
    }

    long commits() {
        return commits.sum();
    }

    /** Takes no more commands; those in the queue still run. */
    synchronized void stop() {
        stopping = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** The next command; null when none came for a while. The thread is interrupted while it waits here, and nowhere else. */
    private @Nullable Submission<?> next() throws InterruptedException {
        synchronized (this) {
            if (stopping) {
                return queue.poll();
            }
            waiting = Thread.currentThread();
        }
        try {
            return queue.poll(1, TimeUnit.SECONDS);
        } finally {
            synchronized (this) {
                waiting = null;
                // it may have come when there was nothing to wait for any more
                Thread.interrupted();
            }
        }
    }

    @Override
    public void run() {
        List<Submission<?>> batch = new ArrayList<>();
        while (!stopping || !queue.isEmpty()) {
            try {
                Submission<?> first = next();
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, batchLimit - 1);
                together(List.copyOf(batch));
            } catch (InterruptedException e) {
                stopping = true;
            } catch (RuntimeException | Error e) {
                log.error("a lane met a defect and goes on", e);
                batch.forEach(s -> s.fail(e));
            } finally {
                batch.clear();
            }
        }
        ended = true;
        refuseRest();
    }

    private void together(List<Submission<?>> batch) {
        tried(batch, false);
    }

    /** Together first; if that fails, once more looking for repetitions; then each alone. */
    private void tried(List<Submission<?>> batch, boolean repetitions) {
        try {
            settle(batch, repetitions);
        } catch (VersionConflict | IllegalStateException e) {
            if (!repetitions) {
                tried(batch, true);
            } else if (batch.size() == 1) {
                again(batch.get(0), e);
            } else {
                batch.forEach(s -> together(List.of(s)));
            }
        } catch (StoreException e) {
            batch.forEach(s -> s.fail(e));
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                log.error(
                        "{} failed in a way that nothing foresees",
                        batch.get(0).operation.name(),
                        e);
                batch.get(0).fail(e);
            } else {
                batch.forEach(s -> together(List.of(s)));
            }
        }
    }

    private void again(Submission<?> submission, RuntimeException why) {
        if (!(why instanceof VersionConflict) || ++submission.tries >= MOST_TRIES) {
            submission.fail(why);
            return;
        }
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(256L << submission.tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        together(List.of(submission));
    }

    private void settle(List<Submission<?>> batch, boolean repetitions) {
        AtomicReference<Committer.Round> decided = new AtomicReference<>();
        Committer.Round round;
        try {
            round = write(batch, repetitions, decided);
            commits.increment();
            committed.add(batch.size());
            publish(round);
        } finally {
            Committer.Round over = decided.get();
            if (over != null) {
                after.over(over);
            }
        }
        for (int i = 0; i < batch.size(); i++) {
            conclude(batch.get(i), round.fates().get(i));
        }
    }

    private Committer.Round write(
            List<Submission<?>> batch, boolean repetitions, AtomicReference<Committer.Round> decided) {
        try {
            return committer.commit(batch, repetitions, round -> {
                after.committing(round);
                decided.set(round);
            });
        } catch (CommitUnknown e) {
            return lookUp(Objects.requireNonNull(decided.get()), e);
        }
    }

    /** What fails behind a commit must not look like a failed commit: it would be run again. */
    private void publish(Committer.Round round) {
        try {
            after.committed(round);
        } catch (RuntimeException | Error e) {
            log.error("what was committed could not be passed on; feeds find it at the next poll", e);
        }
    }

    private Committer.Round lookUp(Committer.Round decided, CommitUnknown why) {
        for (int i = 0; i < MOST_TRIES; i++) {
            boolean written;
            try {
                written = committer.written(decided);
            } catch (StoreUnavailable | CommitUnknown | VersionConflict e) {
                log.warn("cannot tell yet whether a commit took place: {}", e.getMessage());
                sleep(200L << Math.min(i, 4));
                continue;
            }
            if (written) {
                return decided;
            }
            throw new VersionConflict("the commit was lost; it is run again", why);
        }
        throw new StoreUnavailable(
                "the database went away while committing; whether it was written is not known: send it again under"
                        + " the same key",
                why);
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void conclude(Submission<?> submission, Committer.Fate fate) {
        if (fate instanceof Committer.Accepted accepted) {
            submission.promise.complete(accepted.outcome());
        } else if (fate instanceof Committer.Refused refused) {
            if (refused.why() instanceof Rejection rejection) {
                after.refused(submission, rejection);
            }
            submission.fail(refused.why());
        } else if (fate instanceof Committer.Again more) {
            boolean goOn = ++submission.tries < MOST_TRIES && (!more.staleActor() || after.refresh(submission));
            if (goOn) {
                together(List.of(submission));
            } else if (!submission.promise.isDone()) {
                submission.fail(Rejection.busy("this changes too fast just now; try again"));
            }
        }
    }
}
