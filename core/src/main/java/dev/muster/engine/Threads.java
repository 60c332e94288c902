package dev.muster.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** All threads of one engine, made by the host's factory. */
final class Threads implements AutoCloseable {
    private final ThreadFactory factory;
    private final ExecutorService delivery;
    private final ExecutorService catchUp;
    private final ScheduledExecutorService ticks;
    private final List<Future<?>> periodic = new ArrayList<>();

    Threads(ThreadFactory factory) {
        this.factory = factory;
        this.delivery = Executors.newSingleThreadExecutor(factory);
        this.catchUp = Executors.newFixedThreadPool(2, factory);
        this.ticks = Executors.newScheduledThreadPool(2, factory);
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

    void every(Duration period, Runnable work) {
        periodic.add(ticks.scheduleWithFixedDelay(work, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        periodic.forEach(f -> f.cancel(false));
        for (ExecutorService executor : List.of(ticks, catchUp, delivery)) {
            executor.shutdownNow();
        }
    }
}
