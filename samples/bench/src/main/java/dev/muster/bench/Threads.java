package dev.muster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several threads that do the same for one turn. */
final class Threads {
    /** Something done once by a thread. */
    @FunctionalInterface
    interface Act {
        void once() throws Exception;
    }

    private Threads() {}

    /** Each act is repeated by a thread of its own for so long; how often all of them together were done. */
    static long repeat(List<? extends Act> acts, long nanos) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            long until = System.nanoTime() + nanos;
            List<Callable<Long>> work = new ArrayList<>();
            for (Act act : acts) {
                work.add(() -> {
                    long count = 0;
                    while (System.nanoTime() < until) {
                        act.once();
                        count++;
                    }
                    return count;
                });
            }
            long sum = 0;
            for (Future<Long> one : threads.invokeAll(work)) {
                sum += one.get();
            }
            return sum;
        } finally {
            threads.shutdown();
        }
    }

    /** The same, a second. */
    static double rate(List<? extends Act> acts, long nanos) throws Exception {
        long began = System.nanoTime();
        long count = repeat(acts, nanos);
        return count / ((System.nanoTime() - began) / 1e9);
    }
}
