package dev.muster.jdbc;

import dev.muster.journal.JournalId;
import dev.muster.storage.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the text index behind the commits, on a thread of its own. It takes what this process wrote, and at the start
 * and every few minutes what anyone left behind. It works a tenth of the time at most, so that writers feel little of
 * it; search reads what it has not come to yet.
 */
final class Indexer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Indexer.class);
    private static final long LOOK_AROUND_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long PAUSE_MILLIS = 300;
    private static final int REST = 9;

    /** So many steps towards another language, then what is new comes first. */
    private static final int STEPS_AT_ONCE = 10;

    private final Lanes writers;
    private final Lanes readers;
    private final Set<JournalId> grown = new HashSet<>();
    private final Thread thread = new Thread(this::run, "muster-index");
    private boolean closed;

    Indexer(Lanes writers, Lanes readers, Signals signals, boolean running) {
        this.writers = writers;
        this.readers = readers;
        thread.setDaemon(true);
        if (running) {
            signals.listenLocally(this::note);
            thread.start();
        }
    }

    private synchronized void note(Signal signal) {
        if (grown.addAll(signal.heads().keySet())) {
            notifyAll();
        }
    }

    private void run() {
        long looked = System.nanoTime() - LOOK_AROUND_NANOS;
        while (rest(PAUSE_MILLIS)) {
            try {
                if (System.nanoTime() - looked >= LOOK_AROUND_NANOS) {
                    add(readers.run(Indexer::behind));
                    looked = System.nanoTime();
                }
                boolean underWay = readers.run(lane -> new Languages(lane).underWay());
                Set<JournalId> journals = take(underWay ? 0 : looked + LOOK_AROUND_NANOS - System.nanoTime());
                if (!journals.isEmpty()) {
                    index(journals, REST);
                }
                if (underWay) {
                    indexAgain(STEPS_AT_ONCE, REST);
                }
            } catch (RuntimeException e) {
                if (rest(0)) {
                    log.warn("the text index is behind, searches read the entries themselves: {}", e.getMessage());
                    looked = System.nanoTime() - LOOK_AROUND_NANOS;
                    rest(PAUSE_MILLIS * 10);
                }
            }
        }
    }

    /** Takes all that anyone left behind, without rest. */
    void catchUp() {
        index(Set.copyOf(readers.run(Indexer::behind)), 0);
        if (readers.run(lane -> new Languages(lane).underWay())) {
            indexAgain(Integer.MAX_VALUE, 0);
        }
        writers.run(lane -> lane.dialect().index(lane).merge());
    }

    /** Indexes again what is not in the language that it is to be in; when nothing is left, it is in force. */
    private void indexAgain(int most, int rest) {
        int steps = 0;
        for (long journal : readers.run(lane -> new Languages(lane).behind())) {
            boolean more = true;
            while (more) {
                long began = System.nanoTime();
                more = writers.run(lane -> lane.dialect().index(lane).stepAgain(journal));
                if (!rest((System.nanoTime() - began) / 1_000_000 * rest) || ++steps >= most) {
                    return;
                }
            }
        }
        writers.run(lane -> {
            lane.dialect().index(lane).finishLanguages();
            return true;
        });
    }

    private void index(Set<JournalId> journals, int rest) {
        List<EntrySearch.Bound> bounds =
                readers.run(lane -> lane.dialect().search(lane).bounds(journals));
        for (EntrySearch.Bound bound : bounds) {
            boolean more = bound.upto() < bound.sequence();
            while (more) {
                long began = System.nanoTime();
                more = writers.run(lane -> lane.dialect().index(lane).step(bound.id()));
                if (!rest((System.nanoTime() - began) / 1_000_000 * rest)) {
                    return;
                }
            }
        }
    }

    private static List<JournalId> behind(Lane lane) {
        List<JournalId> behind = new ArrayList<>();
        lane.query("behind")
                .map((row, ctx) -> behind.add(
                        new JournalId(new dev.muster.access.WorkspaceId(row.getString(2)), row.getString(3))))
                .list();
        return behind;
    }

    private synchronized void add(List<JournalId> journals) {
        grown.addAll(journals);
    }

    private synchronized Set<JournalId> take(long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            for (long left = nanos / 1_000_000;
                    left > 0 && grown.isEmpty() && !closed;
                    left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        Set<JournalId> taken = new HashSet<>(grown);
        grown.clear();
        return taken;
    }

    /** Waits; false when the store is closed. */
    private synchronized boolean rest(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            for (long left = millis; left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        return !closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
