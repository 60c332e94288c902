package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.command.Rejection;
import dev.muster.guarantee.History.Line;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * G16: the database fails over while people write. What was acknowledged is there, once; who writes is told so and writes
 * again; and all of it goes on without anything being started anew.
 */
@Tag("faults")
class G16FailOverTest {
    private static final int WRITERS = 8;
    private static final Duration AWAY = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    /** When each writer was last answered. */
    private final long[] answered = new long[WRITERS];

    @Test
    void nothingAcknowledgedIsLostWhenTheStandbyTakesOver() throws Exception {
        try (StandbyPair pair = StandbyPair.start(folder);
                Store store = Base.at(pair.address()).open();
                Muster muster = Nodes.node(store, "node")) {
            ChannelId channel = Nodes.channel(muster, WRITERS);
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(new Thread(() -> write(muster, channel, writer), "w" + i));
            }
            writers.forEach(Thread::start);
            TimeUnit.SECONDS.sleep(4);
            int before = acknowledged.size();
            pair.killPrimary();
            TimeUnit.NANOSECONDS.sleep(AWAY.toNanos());
            pair.promoteStandby();
            long promoted = System.nanoTime();
            while (answeredSince(promoted) < WRITERS && System.nanoTime() - promoted < 60_000_000_000L) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            Duration back = Duration.ofNanos(System.nanoTime() - promoted);
            TimeUnit.SECONDS.sleep(3);
            over.set(true);
            for (Thread writer : writers) {
                writer.join(60_000);
            }
            List<String> kept = Nodes.log(store, channel).stream()
                    .map(Line::id)
                    .filter(t -> t.startsWith("w"))
                    .toList();
            Rounds.measured(
                    "G16: %d acknowledged before the primary was killed, %d in all, %d refused in the %s until its standby was"
                            + " promoted; every writer served %s later",
                    before, acknowledged.size(), refused.get(), AWAY, back);
            assertThat(before).isPositive();
            assertThat(kept).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(refused.get())
                    .as("some were told that it is not possible now")
                    .isPositive();
            assertThat(back).isLessThan(Duration.ofSeconds(10));
        }
    }

    private long answeredSince(long time) {
        synchronized (answered) {
            long many = 0;
            for (long at : answered) {
                many += at - time > 0 ? 1 : 0;
            }
            return many;
        }
    }

    /** Sends each message until it is acknowledged, as a client does, under one key. */
    private void write(Muster muster, ChannelId channel, int writer) {
        for (int n = 0; !over.get(); n++) {
            String id = "w" + writer + "-" + n;
            boolean done = false;
            while (!done && !over.get()) {
                try {
                    Nodes.post(muster, channel, "w" + writer, id);
                    acknowledged.add(id);
                    done = true;
                    synchronized (answered) {
                        answered[writer] = System.nanoTime();
                    }
                } catch (StoreException | Rejection notNow) {
                    refused.incrementAndGet();
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
