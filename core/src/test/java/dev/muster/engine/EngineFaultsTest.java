package dev.muster.engine;

import static dev.muster.TestMuster.as;
import static dev.muster.engine.Live.eventually;
import static dev.muster.engine.Live.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.access.Policy;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Outcome;
import dev.muster.engine.Recorder.Ended;
import dev.muster.engine.Recorder.Subscribed;
import dev.muster.storage.MemoryStore;
import dev.muster.transport.Bundle;
import dev.muster.transport.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong once, in one place, for one party, stays there: each of these was seen to spread. */
class EngineFaultsTest {
    private final Live live = new Live();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void twoSubscriptionsToOneJournalAtOnceLeaveOneBehindAndNoTrace() {
        ChannelId channel = live.channel(false);
        for (int round = 0; round < 50; round++) {
            Recorder outlet = new Recorder();
            Feed feed = live.muster.feeds().open(as("ada"), outlet);
            for (int i = 0; i < 5; i++) {
                feed.subscribe(journal(channel), live.cursor(0));
            }
            long head = live.post(live.muster, "ada", channel, "once");
            eventually(() -> outlet.last(journal(channel)) == head);
            List<Object> told = outlet.told();
            int beginning = told.lastIndexOf(outlet.told(Subscribed.class).get(0));
            assertThat(told.subList(Math.max(beginning, 0), told.size())).isNotEmpty();
            long expected = 1;
            for (Object one : told) {
                if (one instanceof Subscribed s) {
                    expected = s.from() + 1;
                } else if (one instanceof Bundle b) {
                    assertThat(b.from()).isEqualTo(expected);
                    expected = b.to() + 1;
                }
            }
            feed.close();
        }
        eventually(() -> live.muster.figures().get("journals_watched") == 0);
        assertThat(live.muster.figures().get("connections")).isZero();
    }

    @Test
    void anUnsubscriptionRightBehindASubscriptionHolds() throws InterruptedException {
        ChannelId channel = live.channel(false);
        Recorder outlet = new Recorder();
        Feed feed = live.muster.feeds().open(as("ada"), outlet);
        for (int i = 0; i < 20; i++) {
            feed.subscribe(journal(channel), null);
            feed.unsubscribe(journal(channel));
        }
        long told = outlet.told(Bundle.class).size();
        live.post(live.muster, "ada", channel, "nobody listens");
        Thread.sleep(200);
        assertThat(outlet.told(Bundle.class)).hasSize((int) told);
        eventually(() -> live.muster.figures().get("journals_watched") == 0);
    }

    @Test
    void aSubscriptionThatBeginsWhileTheStoreIsAwayComesToLifeWithIt() throws InterruptedException {
        ChannelId channel = live.channel(false);
        Recorder outlet = new Recorder();
        Feed feed = live.muster.feeds().open(as("ada"), outlet);
        live.here.down = true;
        feed.subscribe(journal(channel), live.cursor(0));
        Thread.sleep(100);
        live.here.down = false;
        eventually(() -> outlet.last(journal(channel)) == live.head(channel));
        assertThat(outlet.told(Subscribed.class)).hasSize(1);
    }

    /** Closing wakes threads that have nothing to do; one that has just got something must not feel it. */
    @Test
    void aNodeThatIsClosedDoesWhatItTookAndInterruptsNoneOfIt() {
        AtomicInteger interrupted = new AtomicInteger();
        for (int round = 0; round < 300; round++) {
            SpyStore store = new SpyStore(new MemoryStore());
            store.aroundCommit = commit -> () -> {
                commit.run();
                Thread.onSpinWait();
                interrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
            };
            CompletableFuture<Outcome> sent;
            try (Muster muster = Muster.builder()
                    .store(store)
                    .directory(new People())
                    .runsDueWork(false)
                    .build()) {
                sent = muster.submit(as("ada"), new CreateChannel("ops", null, true, List.of()), null);
            }
            assertThat(sent).as("round %d", round).isCompleted();
        }
        assertThat(interrupted).hasValue(0);
    }

    @Test
    void aPolicyThatThrowsEndsTheOneSubscriptionItWasAskedAbout() {
        AtomicBoolean ill = new AtomicBoolean();
        Policy standard = Policy.standard();
        MemoryStore store = new MemoryStore();
        try (Muster muster = Muster.builder()
                .store(store)
                .directory(new People())
                .clock(new ManualClock())
                .runsDueWork(false)
                .policy((actor, action, standing) -> {
                    if (ill.get()
                            && actor.id().value().equals("ben")
                            && action.name().equals("channel.read")) {
                        throw new IllegalStateException("no idea");
                    }
                    return standard.allows(actor, action, standing);
                })
                .build()) {
            ChannelId channel = new ChannelId(live.run(
                            muster,
                            "ada",
                            new dev.muster.channel.ChannelCommands.CreateChannel(
                                    "room",
                                    null,
                                    false,
                                    List.of(
                                            new dev.muster.access.PersonId("ben"),
                                            new dev.muster.access.PersonId("cleo"))))
                    .id("channel"));
            Recorder ada = new Recorder();
            Recorder ben = new Recorder();
            muster.feeds().open(as("ada"), ada).subscribe(journal(channel), null);
            muster.feeds().open(as("ben"), ben).subscribe(journal(channel), null);
            eventually(() -> !ada.told().isEmpty() && !ben.told().isEmpty());
            ill.set(true);
            live.remove(muster, channel, "cleo");
            long head = live.post(muster, "ada", channel, "goes on");
            eventually(() -> ada.last(journal(channel)) == head);
            eventually(() -> ben.told(Ended.class).size() == 1);
            assertThat(ben.last(journal(channel))).isLessThan(head);
        }
    }

    @Test
    void anOutletThatThrowsEndsItsOwnFeedAlone() {
        ChannelId channel = live.channel(false, "ben");
        Recorder good = new Recorder();
        live.follow(live.muster, "ada", channel, 0, good);
        live.follow(live.muster, "ben", channel, 0, new Recorder() {
            @Override
            public boolean entries(Bundle bundle) {
                throw new IllegalStateException("broken pipe");
            }
        });
        long head = live.post(live.muster, "ada", channel, "goes on");
        eventually(() -> good.last(journal(channel)) == head);
        eventually(() -> live.muster.figures().get("connections") == 1);
    }

    /** One journal's news never stops; another's must not wait until they do. */
    @Test
    void aJournalThatNeverRestsHoldsUpNoOther() {
        ChannelId hot = live.channel(false);
        ChannelId calm = live.channel(false);
        Recorder outlet = new Recorder();
        Feed feed = live.follow(live.muster, "ada", calm, 0, outlet);
        AtomicBoolean stop = new AtomicBoolean();
        Recorder slow = new Recorder() {
            @Override
            public boolean entries(Bundle bundle) {
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return true;
            }
        };
        live.follow(live.muster, "ada", hot, live.head(hot), slow);
        Thread writer = new Thread(() -> {
            while (!stop.get()) {
                List<CompletableFuture<Outcome>> some = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    some.add(live.send(live.muster, "ada", new PostMessage(hot, "on and on", null)));
                }
                some.forEach(CompletableFuture::join);
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 10; i++) {
                long head = live.post(live.muster, "ada", calm, "calm");
                Live.withinASecond(() -> outlet.last(journal(calm)) == head);
            }
        } finally {
            stop.set(true);
            feed.close();
        }
    }

    /** What is accepted while the engine closes is answered, one way or the other. */
    @Test
    void everyCommandIsAnsweredWhenTheEngineClosesUnderIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            TestMuster test = new TestMuster();
            ChannelId channel = new ChannelId(test.run(
                            "ada", new dev.muster.channel.ChannelCommands.CreateChannel("room", null, false, List.of()))
                    .id("channel"));
            List<CompletableFuture<Outcome>> sent = new ArrayList<>();
            CountDownLatch started = new CountDownLatch(1);
            AtomicBoolean stop = new AtomicBoolean();
            Thread sender = new Thread(() -> {
                for (int i = 0; !stop.get() && i < 100_000; i++) {
                    sent.add(test.muster.submit(as("ada"), new PostMessage(channel, "m", null), null));
                    started.countDown();
                }
            });
            sender.start();
            started.await();
            test.close();
            stop.set(true);
            sender.join();
            for (CompletableFuture<Outcome> one : sent) {
                try {
                    one.get(5, TimeUnit.SECONDS);
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(RuntimeException.class);
                }
            }
        }
    }

    @Test
    void anErrorInHostCodeFailsItsCommandAndNotTheLane() {
        AtomicBoolean ill = new AtomicBoolean();
        Policy standard = Policy.standard();
        try (Muster muster = Muster.builder()
                .store(new MemoryStore())
                .directory(new People())
                .runsDueWork(false)
                .policy((actor, action, standing) -> {
                    if (ill.getAndSet(false)) {
                        throw new NoSuchMethodError("built against another version");
                    }
                    return standard.allows(actor, action, standing);
                })
                .build()) {
            ill.set(true);
            var create = new dev.muster.channel.ChannelCommands.CreateChannel("room", null, false, List.of());
            assertThatThrownBy(() -> live.run(muster, "ada", create)).hasRootCauseInstanceOf(NoSuchMethodError.class);
            assertThat(live.run(muster, "ada", create).id("channel")).isNotEmpty();
        }
    }

    /** The outlet has room again in the very moment in which the engine notes that it has none. */
    @Test
    void roomThatComesBackWhileARefusalIsNotedIsNotForgotten() {
        ChannelId channel = live.channel(false);
        for (int i = 0; i < 300; i++) {
            live.post(live.muster, "ada", channel, "m" + i);
        }
        for (int round = 0; round < 20; round++) {
            AtomicBoolean refuse = new AtomicBoolean(true);
            Feed[] feed = new Feed[1];
            Recorder outlet = new Recorder() {
                @Override
                public boolean entries(Bundle bundle) {
                    if (refuse.getAndSet(false)) {
                        feed[0].drained();
                        return false;
                    }
                    return super.entries(bundle);
                }
            };
            feed[0] = live.muster.feeds().open(as("ada"), outlet);
            long started = System.nanoTime();
            feed[0].subscribe(journal(channel), live.cursor(0));
            eventually(() -> outlet.last(journal(channel)) == live.head(channel));
            assertThat(outlet.numbers(journal(channel))).isSorted().doesNotHaveDuplicates();
            assertThat(System.nanoTime() - started).isPositive();
            feed[0].close();
        }
    }
}
