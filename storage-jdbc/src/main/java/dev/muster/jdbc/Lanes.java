package dev.muster.jdbc;

import dev.muster.storage.CommitUnknown;
import dev.muster.storage.StoreException;
import dev.muster.storage.StoreUnavailable;
import dev.muster.storage.VersionConflict;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A few connections that the store keeps, and the course of every transaction on them:
 *
 * <ol>
 *   <li>wait for a free one, at most the timeout; open it when there is none yet. One that lay idle for a while is asked
 *       whether it is still there, so that nothing is refused for a database that has long been started again;
 *   <li>run the work; when it throws, roll back and say what the error means;
 *   <li>commit; when the answer is lost after something was written, the outcome is unknown, and said so;
 *   <li>give the connection back, or, when it is broken, end it and all idle ones of its age: what broke one has
 *       most likely broken all.
 * </ol>
 */
final class Lanes implements AutoCloseable {
    /** Opens a connection that is set up for its task. */
    interface Opener {
        Lane open() throws SQLException;
    }

    /** Within so many nanoseconds a connection is known to be gone; one that does not answer is not asked for twice. */
    private static final long AT_ONCE = 1_000_000_000;

    /** After so many nanoseconds a connection is asked whether it is still there. */
    private static final long FRESH = 500_000_000;

    /** @param since when something was last done on it, by the machine's clock for spans; 0 for never */
    private record Aged(Lane lane, int age, long since) {
        boolean kept() {
            return since != 0;
        }
    }

    private final Opener opener;
    private final int size;
    private final Duration patience;
    private final Semaphore free;
    private final Deque<Aged> idle = new ArrayDeque<>();
    private int age;
    private volatile boolean closed;
    private volatile @Nullable Failed failed;

    /** The last write, when it failed: what was said, and when by the machine's clock for spans. */
    private record Failed(String problem, long at) {}

    Lanes(int size, Duration patience, Opener opener) {
        this.size = size;
        this.patience = patience;
        this.opener = opener;
        this.free = new Semaphore(size, true);
    }

    <T> T run(Function<Lane, T> work) {
        return run(work, false);
    }

    /**
     * The same for work that changes nothing: where a connection that was kept turns out to be gone, because the database
     * was started again or another took its place, it is done once more on a new one.
     */
    <T> T read(Function<Lane, T> work) {
        return run(work, true);
    }

    private <T> T run(Function<Lane, T> work, boolean again) {
        long began = System.nanoTime();
        await();
        Aged aged = null;
        try {
            aged = take();
            return on(aged, work);
        } catch (StoreUnavailable | CommitUnknown e) {
            boolean gone = aged != null && aged.kept() && System.nanoTime() - began < AT_ONCE;
            if (!again || !gone) {
                failed = new Failed(String.valueOf(e.getMessage()), System.nanoTime());
                throw e;
            }
        } finally {
            free.release();
        }
        return run(work, false);
    }

    /** What the last failure said; null when something was written since. */
    @Nullable
    String problem() {
        Failed last = failed;
        return last == null ? null : last.problem();
    }

    /** True when the last write failed, and that is so long ago that it is worth trying again. */
    boolean failing(Duration ago) {
        Failed last = failed;
        return last != null && System.nanoTime() - last.at() > ago.toNanos();
    }

    private <T> T on(Aged aged, Function<Lane, T> work) {
        Lane lane = aged.lane();
        boolean sound = false;
        try {
            T result;
            try {
                result = work.apply(lane);
            } catch (RuntimeException e) {
                SQLException sql = Failures.sql(e);
                sound = (sql == null || !Failures.lost(sql)) && lane.rollback();
                throw Failures.translate(e);
            } catch (Error e) {
                sound = lane.rollback();
                throw e;
            }
            boolean written = lane.isDirty();
            try {
                lane.commit();
                sound = true;
                if (written) {
                    failed = null;
                }
            } catch (SQLException e) {
                boolean refused = Failures.refused(e);
                boolean full = Failures.notTaken(e);
                sound = (refused || full) && lane.rollback();
                if (written) {
                    throw full ? Failures.translate(e) : unsure(e, refused);
                }
            }
            return result;
        } finally {
            give(aged, sound);
        }
    }

    private static StoreException unsure(SQLException e, boolean refused) {
        return refused
                ? new VersionConflict("the database refused to commit: " + e.getMessage(), e)
                : new CommitUnknown("no answer to a commit: " + e.getMessage(), e);
    }

    private void await() {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailable("no connection became free within " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting for a connection", e);
        }
    }

    private Aged take() {
        int now;
        Aged kept;
        synchronized (idle) {
            if (closed) {
                throw new StoreUnavailable("the store is closed");
            }
            kept = idle.pollFirst();
        }
        if (kept != null && answers(kept)) {
            return kept;
        }
        synchronized (idle) {
            now = age;
        }
        try {
            return new Aged(opener.open(), now, 0);
        } catch (SQLException | RuntimeException e) {
            throw new StoreUnavailable("the database cannot be reached: " + e.getMessage(), e);
        }
    }

    /** Ends one that is gone; where nobody says so at once, the database is silent, and a new one would hear no more of it. */
    private boolean answers(Aged kept) {
        long began = System.nanoTime();
        if (began - kept.since() < FRESH || kept.lane().answers()) {
            return true;
        }
        give(kept, false);
        if (System.nanoTime() - began >= AT_ONCE) {
            throw new StoreUnavailable("the database does not answer");
        }
        return false;
    }

    private void give(Aged aged, boolean sound) {
        Deque<Aged> dead = new ArrayDeque<>();
        boolean late;
        synchronized (idle) {
            boolean current = aged.age() == age;
            late = sound && current && closed;
            if (!sound && current) {
                age++;
                dead.addAll(idle);
                idle.clear();
            }
            if (sound && current && !closed) {
                idle.addFirst(new Aged(aged.lane(), aged.age(), System.nanoTime()));
            } else if (!late) {
                dead.add(aged);
            }
        }
        dead.forEach(d -> d.lane().end());
        if (late) {
            aged.lane().giveBack();
        }
    }

    /**
     * Refuses new work at once, waits for what is under way, at most the timeout, and gives the connections back; when one
     * does not answer, the rest are ended unasked.
     */
    @Override
    public void close() {
        Deque<Aged> dead;
        synchronized (idle) {
            closed = true;
        }
        boolean all = false;
        try {
            all = free.tryAcquire(size, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (idle) {
            dead = new ArrayDeque<>(idle);
            idle.clear();
        }
        boolean answers = true;
        for (Aged aged : dead) {
            if (answers) {
                answers = aged.lane().giveBack();
            } else {
                aged.lane().end();
            }
        }
        if (all) {
            free.release(size);
        }
    }
}
