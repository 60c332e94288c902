package dev.muster.engine;

import static dev.muster.engine.Live.eventually;
import static dev.muster.engine.Live.journal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.transport.Bundle;
import dev.muster.transport.Feed;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who cannot take more costs nothing until they can, and no bundle is long. */
class FullOutletTest {
    private static final int LONG = 64 * 1024;
    private final Live live = new Live();

    @AfterEach
    void close() {
        live.close();
    }

    /** Takes nothing while it is full, and counts how often it was offered something. */
    private static final class Shut extends Recorder {
        private final AtomicInteger offered = new AtomicInteger();
        private volatile boolean full;

        @Override
        public boolean entries(Bundle bundle) {
            offered.incrementAndGet();
            return !full && super.entries(bundle);
        }
    }

    @Test
    void nothingIsReadForOneThatHasNoRoom() {
        ChannelId channel = live.channel(true);
        Shut outlet = new Shut();
        long before = live.head(channel);
        Feed feed = live.follow(live.muster, "ada", channel, before, outlet);
        live.post(live.muster, "ada", channel, "heard");
        eventually(() -> outlet.last(journal(channel)) == live.head(channel));
        outlet.full = true;
        outlet.offered.set(0);
        for (int i = 0; i < 50; i++) {
            live.post(live.muster, "ada", channel, "missed " + i);
        }
        Recorder other = new Recorder();
        live.follow(live.muster, "ada", channel, 0, other);
        eventually(() -> other.last(journal(channel)) == live.head(channel));
        live.post(live.muster, "ada", channel, "the last");
        eventually(() -> other.last(journal(channel)) == live.head(channel));
        assertThat(outlet.offered).as("offers to one that said no").hasValueLessThanOrEqualTo(2);

        outlet.full = false;
        feed.drained();
        eventually(() -> outlet.last(journal(channel)) == live.head(channel));
        assertThat(outlet.numbers(journal(channel)))
                .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, live.head(channel))
                        .boxed()
                        .toList());
    }

    @Test
    void longMessagesComeInBundlesThatAreNotLong() {
        ChannelId channel = live.channel(true);
        String text = "x".repeat(16_000);
        Recorder outlet = new Recorder();
        live.follow(live.muster, "ada", channel, live.head(channel), outlet);
        Stream.generate(() -> live.send(live.muster, "ada", new PostMessage(channel, text, null)))
                .limit(30)
                .toList()
                .forEach(CompletableFuture::join);
        long head = live.head(channel);
        eventually(() -> outlet.last(journal(channel)) == head);
        Recorder late = new Recorder();
        live.follow(live.muster, "ada", channel, 0, late);
        eventually(() -> late.last(journal(channel)) == head);
        assertThat(outlet.told(Bundle.class)).allMatch(b -> b.json().length() < LONG);
        assertThat(late.told(Bundle.class)).allMatch(b -> b.json().length() < LONG);
        assertThat(late.numbers(journal(channel)))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, head).boxed().toList());
    }

    /** Says how much others had been given when it was given something. */
    private static final class Counting extends Recorder {
        private final AtomicInteger given;
        private final CountDownLatch gate;
        private volatile int before = -1;

        Counting(AtomicInteger given, CountDownLatch gate) {
            this.given = given;
            this.gate = gate;
        }

        @Override
        public boolean entries(Bundle bundle) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            before = given.getAndIncrement();
            return super.entries(bundle);
        }
    }

    @Test
    void whoHasLittleToGoDoesNotWaitForThoseWhoHaveMuch() {
        ChannelId much = live.channel(true);
        ChannelId little = live.channel(true);
        String text = "x".repeat(16_000);
        for (int i = 0; i < 30; i++) {
            live.post(live.muster, "ada", much, text);
        }
        CountDownLatch gate = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            live.muster
                    .feeds()
                    .open(TestMuster.as("ada"), new Counting(new AtomicInteger(), gate))
                    .subscribe(journal(live.channel(true)), live.cursor(0));
        }
        AtomicInteger given = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(0);
        for (int i = 0; i < 20; i++) {
            live.muster
                    .feeds()
                    .open(TestMuster.as("ada"), new Counting(given, open))
                    .subscribe(journal(much), live.cursor(0));
        }
        Counting near = new Counting(given, open);
        live.muster
                .feeds()
                .open(TestMuster.as("ada"), near)
                .subscribe(journal(little), live.cursor(live.head(little) - 1));
        gate.countDown();
        eventually(() -> near.last(journal(little)) == live.head(little));
        assertThat(near.before).as("bundles that the others had before").isLessThan(20);
    }

    /** Remembers the threads on which it was given something. */
    private static final class OnThreads extends Recorder {
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        @Override
        public boolean entries(Bundle bundle) {
            threads.add(Thread.currentThread());
            return super.entries(bundle);
        }
    }

    @Test
    void whatIsOldIsNotGivenOnTheThreadOfWhatIsNew() {
        ChannelId channel = live.channel(true);
        String text = "x".repeat(16_000);
        for (int i = 0; i < 30; i++) {
            live.post(live.muster, "ada", channel, text);
        }
        OnThreads old = new OnThreads();
        live.follow(live.muster, "ada", channel, 0, old);
        eventually(() -> old.last(journal(channel)) == live.head(channel));
        Set<Thread> catchingUp = Set.copyOf(old.threads);
        old.threads.clear();
        live.post(live.muster, "ada", channel, "new");
        eventually(() -> old.last(journal(channel)) == live.head(channel));
        assertThat(catchingUp).isNotEmpty().doesNotContainAnyElementsOf(old.threads);
    }
}
