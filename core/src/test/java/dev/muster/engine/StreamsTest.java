package dev.muster.engine;

import static dev.muster.engine.Live.eventually;
import static dev.muster.engine.Live.journal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.TestMuster;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Outcome;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
import dev.muster.transport.Bundle;
import dev.muster.transport.Feed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What comes out of feeds is the journal: all of it, in order, once, whatever subscribers do and whichever engine
 * they are on.
 */
class StreamsTest {
    private static final int SUBSCRIBERS = 20;
    private static final int EVENTS = 20_000;
    private static final long SEED = Long.getLong("muster.seed", 20_260_302L);
    private final Live live = new Live();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);

    @AfterEach
    void close() {
        later.shutdownNow();
        live.close();
    }

    /** A client that checks each bundle against what it has, refuses now and then, and says later that it has room. */
    private final class Client extends Recorder {
        private final Random random;
        private final AtomicBoolean full = new AtomicBoolean();
        private Feed feed;
        private long next = 1;
        private boolean quiet = true;

        Client(Random random) {
            this.random = random;
        }

        @Override
        protected void note(Object what) {}

        @Override
        public synchronized void subscribed(JournalId journal, Cursor from, Cursor head) {
            if (from.sequence() != next - 1) {
                broken.compareAndSet(null, "asked behind " + (next - 1) + " and got " + from.sequence());
            }
            quiet = false;
        }

        @Override
        public boolean entries(Bundle bundle) {
            if (full.get()) {
                return false;
            }
            if (random.nextInt(20) == 0) {
                full.set(true);
                later.schedule(
                        () -> {
                            full.set(false);
                            feed.drained();
                        },
                        random.nextInt(20),
                        TimeUnit.MILLISECONDS);
                return false;
            }
            take(bundle);
            return true;
        }

        private synchronized void take(Bundle bundle) {
            long in = bundle.json().split("\"seq\":", -1).length - 1;
            if (quiet || bundle.from() != next || bundle.to() != next + in - 1) {
                broken.compareAndSet(
                        null,
                        "expected " + next + (quiet ? " after a beginning" : "") + ", got " + bundle.from() + " to "
                                + bundle.to() + " with " + in);
            }
            next = bundle.to() + 1;
        }

        synchronized long has() {
            return next - 1;
        }

        void again(JournalId journal) {
            feed.unsubscribe(journal);
            Cursor cursor;
            synchronized (this) {
                quiet = true;
                cursor = live.cursor(next - 1);
            }
            feed.subscribe(journal, cursor);
        }
    }

    @Test
    void everySubscriberGetsTheJournalHoweverTheyComeAndGo() {
        ChannelId channel = live.channel(false, "ben", "cleo");
        JournalId journal = journal(channel);
        Random random = new Random(SEED);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            Client client = new Client(new Random(random.nextLong()));
            client.feed = (i % 2 == 0 ? live.muster : live.other).feeds().open(TestMuster.as("ben"), client);
            client.feed.subscribe(journal, live.cursor(0));
            clients.add(client);
        }
        Deque<CompletableFuture<Outcome>> flying = new ArrayDeque<>();
        for (int i = 0; i < EVENTS; i++) {
            Muster on = random.nextBoolean() ? live.muster : live.other;
            flying.add(live.send(on, random.nextBoolean() ? "ada" : "cleo", new PostMessage(channel, "n" + i, null)));
            if (flying.size() > 200) {
                flying.remove().join();
            }
            if (i % 20 == 0) {
                clients.get(random.nextInt(SUBSCRIBERS)).again(journal);
            }
        }
        flying.forEach(CompletableFuture::join);
        long head = live.head(channel);
        assertThat(head).isGreaterThanOrEqualTo(EVENTS);
        for (Client client : clients) {
            eventually(() -> client.has() == head || client.broken.get() != null);
            assertThat(client.broken.get()).isNull();
        }
    }
}
