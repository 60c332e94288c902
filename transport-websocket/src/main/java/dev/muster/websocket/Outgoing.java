package dev.muster.websocket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one connection: bounded, one write under way at a time, and everything that gathered
 * meanwhile in the next one. Whoever adds a frame sends it when nothing is under way; nobody ever waits. What was gathered
 * goes before everything else that waits: a refusal depends on nothing, and is of use only while it is fresh.
 *
 * <p>No lock is held while the wire or the listener is called.
 */
final class Outgoing {
    private static final int ONE_WRITE = 64 * 1024;
    /** What every connection may have waiting, whatever the others have. */
    private static final int OWN = 64 * 1024;

    private static final int MOST_FRAMES = 1024;
    private static final int HARD = 4;
    private final Wire wire;
    private final Runnable drained;
    private final Executor moment;
    private final int most;
    private final Waiting together;
    private final Deque<String> queue = new ArrayDeque<>();
    private final Deque<String> first = new ArrayDeque<>();
    private final AtomicInteger turns = new AtomicInteger();
    private long waiting;
    private boolean writing;
    private boolean full;
    private boolean gathering;
    private boolean closed;
    private long writingSince;
    private long fullSince;

    /** The way to the other side. */
    interface Wire {
        /** Sends a text message and says when it is gone, or why not; on any thread, also this one. */
        void send(String text, Consumer<@Nullable Throwable> done);
    }

    /**
     * @param most how many characters may wait
     * @param together what waits on all connections; where that is much, hardly any more may wait here
     * @param drained called when there is room again after {@link #offer} said no
     * @param moment runs something a moment later
     */
    Outgoing(Wire wire, int most, Waiting together, Runnable drained, Executor moment) {
        this.wire = wire;
        this.most = most;
        this.together = together;
        this.drained = drained;
        this.moment = moment;
    }

    /** Queues a frame; false when there is no room, and then {@code drained} will be called. */
    boolean offer(String frame) {
        synchronized (this) {
            boolean room = size() == 0 || (waiting + frame.length() <= most() && size() < MOST_FRAMES);
            if (closed || !room) {
                if (!full) {
                    full = true;
                    fullSince = System.nanoTime();
                }
                return false;
            }
            add(frame, queue);
        }
        send();
        return true;
    }

    /** Queues a frame that may be left out when there is no room. */
    void hint(String frame) {
        synchronized (this) {
            if (closed || waiting + frame.length() > most() / 2 || size() >= MOST_FRAMES / 2) {
                return;
            }
            add(frame, queue);
        }
        send();
    }

    /** Queues a frame that must go out; false when so much waits that the connection is beyond help. */
    boolean force(String frame) {
        if (!must(frame, queue)) {
            return false;
        }
        send();
        return true;
    }

    /**
     * The same for a frame that can wait a moment, for others like it, and then goes before all others: who refuses much
     * must not spend more on saying so than on what is done.
     */
    boolean gather(String frame) {
        boolean begins;
        synchronized (this) {
            if (!must(frame, first)) {
                return false;
            }
            begins = !gathering && !closed;
            gathering |= begins;
        }
        if (begins) {
            moment.execute(this::gathered);
        }
        return true;
    }

    private void gathered() {
        synchronized (this) {
            gathering = false;
        }
        send();
    }

    private synchronized boolean must(String frame, Deque<String> into) {
        if (closed) {
            return true;
        }
        if (size() > 0 && (waiting > (long) HARD * most || size() > HARD * MOST_FRAMES)) {
            return false;
        }
        add(frame, into);
        return true;
    }

    private int size() {
        return first.size() + queue.size();
    }

    private void add(String frame, Deque<String> into) {
        into.add(frame);
        waiting += frame.length();
        together.add(frame.length());
    }

    private String take() {
        String frame = (first.isEmpty() ? queue : first).remove();
        waiting -= frame.length();
        together.add(-frame.length());
        return frame;
    }

    private int most() {
        return together.much() ? Math.min(OWN, most) : most;
    }

    /** True when more waits than may: a question is better not answered now. */
    synchronized boolean crowded() {
        return waiting > most();
    }

    /** True when the other side has not read for so long. */
    synchronized boolean stalled(Duration patience) {
        long since = writing && full ? Math.min(writingSince, fullSince) : writing ? writingSince : fullSince;
        return !closed && (writing || full) && System.nanoTime() - since > patience.toNanos();
    }

    synchronized boolean quiet() {
        return !writing;
    }

    synchronized void close() {
        closed = true;
        queue.clear();
        first.clear();
        together.add(-waiting);
        waiting = 0;
    }

    /** One thread at a time takes turns; a turn that comes up meanwhile is taken by that thread. */
    private void send() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        int taken = 1;
        do {
            String message = next();
            if (message != null) {
                wire.send(message, this::sent);
            }
            taken = turns.addAndGet(-taken);
        } while (taken != 0);
    }

    private synchronized @Nullable String next() {
        if (writing || closed || size() == 0) {
            return null;
        }
        writing = true;
        writingSince = System.nanoTime();
        String one = take();
        if (size() == 0) {
            return one;
        }
        StringBuilder many = new StringBuilder(Math.min(ONE_WRITE, (int) waiting + one.length() + 64));
        many.append('[').append(one);
        while (size() > 0
                && many.length() + (first.isEmpty() ? queue : first).element().length() <= ONE_WRITE) {
            many.append(',').append(take());
        }
        return many.append(']').toString();
    }

    private void sent(@Nullable Throwable failure) {
        boolean relief;
        synchronized (this) {
            writing = false;
            relief = full && waiting <= most / 2 && size() <= MOST_FRAMES / 2 && !closed && failure == null;
            full &= !relief;
        }
        if (relief) {
            drained.run();
        }
        send();
    }
}
