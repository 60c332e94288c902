package dev.muster.websocket;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what can wait a moment, everything that gathered meanwhile at once. Safe for use by several threads. */
final class Moment implements Executor {
    private static final Logger log = LoggerFactory.getLogger(Moment.class);
    private static final long MILLIS = 20;
    private final ScheduledExecutorService ticks;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awaited = new AtomicBoolean();

    Moment(ScheduledExecutorService ticks) {
        this.ticks = ticks;
    }

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
        if (awaited.compareAndSet(false, true)) {
            try {
                var unused = ticks.schedule(this::over, MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                log.trace("the node is being stopped, and every connection with it");
            }
        }
    }

    private void over() {
        awaited.set(false);
        for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.error("what had waited a moment failed in a way that nothing foresees", e);
            }
        }
    }
}
