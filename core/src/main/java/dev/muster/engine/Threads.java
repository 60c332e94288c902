package dev.muster.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All threads of one engine, made by the host's factory. */
final class Threads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Threads.class);
    private static final int MOST_CATCHING_UP = 2;
    private final ThreadFactory factory;
    private final ExecutorService delivery;
    private final ExecutorService catchUp;
    private final ScheduledExecutorService ticks;
    private final List<ExecutorService> errands = new ArrayList<>();
    private final List<Future<?>> periodic = new ArrayList<>();

    Threads(ThreadFactory factory) {
        this.factory = factory;
        this.delivery = pool(1);
        this.catchUp = pool(catchingUp(Runtime.getRuntime().availableProcessors()));
        this.ticks = Executors.newScheduledThreadPool(2, factory);
    }

    /** Many who come from far back must leave a processor to those who are live. */
    private static int catchingUp(int processors) {
        return Math.max(1, Math.min(MOST_CATCHING_UP, processors - 1));
    }

    /** What comes after the end is dropped: news for connections that end as well. */
    private ExecutorService pool(int size) {
        return new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                factory,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Threads for errands, as many as there can be at once; ended with the others. */
    ExecutorService errands(int size) {
        ExecutorService made = pool(size);
        errands.add(made);
        return made;
    }

    /** Where something may be done later. */
    ScheduledExecutorService ticks() {
        return ticks;
    }

    ExecutorService delivery() {
        return delivery;
    }

    ExecutorService catchUp() {
        return catchUp;
    }

    Thread start(Runnable work) {
        Thread thread = factory.newThread(work);
        thread.start();
        return thread;
    }

    /** Again and again, whatever it throws: a tick that failed once must not be the last. */
    void every(Duration period, Runnable work) {
        Runnable safe = () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                log.error("a periodic task failed and is run again", e);
            }
        };
        periodic.add(ticks.scheduleWithFixedDelay(safe, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        periodic.forEach(f -> f.cancel(false));
        errands.forEach(ExecutorService::shutdownNow);
        for (ExecutorService executor : List.of(ticks, catchUp, delivery)) {
            executor.shutdownNow();
        }
    }
}
