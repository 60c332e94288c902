package dev.muster.engine;

import static dev.muster.engine.Live.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.engine.Parcels.Order;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What leaves the process: at least once, counted by one id, reported once, and in nobody's way. */
class ErrandsTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private final ManualClock clock = new ManualClock();
    private final ManualClock leases = new ManualClock();
    private final MemoryStore memory = new MemoryStore(leases);
    private final SpyStore here = new SpyStore(memory);
    private final SpyStore there = new SpyStore(memory);
    private final People people = new People();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Muster> open = new ArrayList<>();
    private volatile Parcels.Outside outside = (name, delivery) -> "brought";
    private final Parcels parcels = new Parcels((name, delivery) -> {
        taken.add(delivery);
        return outside.take(name, delivery);
    });

    private Muster node(SpyStore store, String name, boolean byItself, int errands) {
        Muster muster = Muster.builder()
                .store(store)
                .directory(people)
                .clock(clock)
                .node(name)
                .lease(LEASE)
                .runsDueWork(byItself)
                .errands(errands)
                .feature(parcels)
                .build();
        open.add(muster);
        return muster;
    }

    @AfterEach
    void close() {
        open.forEach(Muster::close);
    }

    private static ChannelId channel(Muster muster) {
        return new ChannelId(muster.run(TestMuster.as("ada"), new CreateChannel("room", null, false, null), key())
                .id("channel"));
    }

    private static void order(Muster muster, ChannelId channel, String... names) {
        muster.run(TestMuster.as("ada"), new Order(channel, List.of(names)), key());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private List<String> told(ChannelId channel) {
        return memory.snapshot((Query q) -> q.range(Range.after(channel.journal(TestMuster.ACME), 0, 1_000))).stream()
                .filter(e -> e.kind().equals("parcel.reported"))
                .map(e -> dev.muster.record.Json.read(e.payload(), Parcels.Reported.class))
                .map(Parcels.Reported::sentence)
                .toList();
    }

    @Test
    void theEffectIsOutsideAndTheReportDecidesAboutMore() {
        Muster muster = node(here, "a", false, 4);
        ChannelId channel = channel(muster);
        outside = (name, delivery) -> taken.size() < 3 ? "again" : "brought";
        order(muster, channel, "x");
        assertThat(muster.runDue()).as("the tick and the parcel").isEqualTo(2);
        assertThat(muster.runDue()).isZero();
        clock.advance(Duration.ofSeconds(60));
        assertThat(muster.runDue()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(60));
        assertThat(muster.runDue()).isEqualTo(1);
        assertThat(taken).as("one delivery, counted by its id").containsExactly("parcel/x", "parcel/x", "parcel/x");
        assertThat(told(channel)).containsExactly("tick: tock", "x: again", "x: again", "x: brought");
        assertThat(memory.jobs().nextDue()).isEmpty();
    }

    @Test
    void whatIsThrownIsReported() {
        Muster muster = node(here, "a", false, 4);
        ChannelId channel = channel(muster);
        outside = (name, delivery) -> {
            throw new java.io.IOException("nobody at home");
        };
        order(muster, channel, "x");
        muster.runDue();
        assertThat(told(channel)).containsExactly("tick: tock", "x: failed: nobody at home");
    }

    @Test
    void aCrashBetweenEffectAndCommitRepeatsTheEffectUnderTheSameId() {
        Muster first = node(here, "a", false, 4);
        Muster second = node(there, "b", false, 4);
        ChannelId channel = channel(first);
        order(first, channel, "x");
        outside = (name, delivery) -> {
            here.down = true;
            return "brought";
        };
        first.runDue();
        assertThat(taken).containsExactly("parcel/x");
        assertThat(told(channel)).doesNotContain("x: brought");
        outside = (name, delivery) -> "brought";
        assertThat(second.runDue()).as("while the lease runs").isZero();
        leases.advance(LEASE.plusSeconds(1));
        assertThat(second.runDue()).isEqualTo(1);
        assertThat(taken).containsExactly("parcel/x", "parcel/x");
        assertThat(told(channel)).containsOnlyOnce("x: brought");
    }

    @Test
    void theReportOfWhoWasTakenOverIsDropped() {
        Muster first = node(here, "a", false, 4);
        Muster second = node(there, "b", false, 4);
        ChannelId channel = channel(first);
        order(first, channel, "x");
        outside = (name, delivery) -> {
            if (taken.size() == 1) {
                leases.advance(LEASE.plusSeconds(1));
                second.runDue();
                return "from the one who slept";
            }
            return "from the one who took over";
        };
        first.runDue();
        assertThat(taken).containsExactly("parcel/x", "parcel/x");
        assertThat(told(channel)).containsExactly("tick: tock", "x: from the one who took over");
    }

    @Test
    void aSlowErrandHoldsUpNeitherOtherDueWorkNorCommitsNorOtherNodes() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch began = new CountDownLatch(1);
        outside = (name, delivery) -> {
            if (name.startsWith("slow")) {
                began.countDown();
                end.await();
            }
            return "brought";
        };
        Muster muster = node(here, "a", true, 1);
        ChannelId channel = channel(muster);
        order(muster, channel, "slow-1", "slow-2", "zip");
        assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
        eventually(() -> told(channel).contains("tick: tock"));
        muster.run(TestMuster.as("ada"), new PostMessage(channel, "goes on", null), key());
        assertThat(muster.figures()).containsEntry("errands_running", 1L);
        assertThat(taken)
                .as("one thread, one errand; the others are nobody's yet")
                .hasSize(1);
        assertThat(memory.jobs().nextDue())
                .as("what waits may be taken by others")
                .isPresent();
        outside = (name, delivery) -> "brought";
        Muster other = node(there, "b", false, 4);
        assertThat(other.runDue()).isEqualTo(2);
        assertThat(told(channel)).contains("zip: brought");
        end.countDown();
        eventually(
                () -> told(channel).stream().filter(t -> t.startsWith("slow")).count() == 2);
    }

    @Test
    void oneThatNeverEndsIsReportedWhenItsTimeIsUp() {
        parcels.deadline = Duration.ofMillis(20);
        CountDownLatch never = new CountDownLatch(1);
        outside = (name, delivery) -> {
            never.await();
            return "brought";
        };
        Muster muster = node(here, "a", false, 1);
        ChannelId channel = channel(muster);
        order(muster, channel, "x");
        muster.runDue();
        eventually(() -> told(channel).contains("x: failed: no answer in PT0.02S"));
        eventually(() -> muster.figures().get("errands_running") == 0);
        outside = (name, delivery) -> "brought";
        parcels.deadline = Duration.ofSeconds(20);
        order(muster, channel, "y");
        muster.runDue();
        assertThat(told(channel)).contains("y: brought");
    }

    @Test
    void aFenceKeepsItBackAndOneThatCannotTellKeepsItBackToo() {
        Muster muster = node(here, "a", false, 4);
        ChannelId channel = channel(muster);
        parcels.broken = true;
        order(muster, channel, "x");
        muster.runDue();
        assertThat(taken).isEmpty();
        assertThat(told(channel)).containsExactly("tick: tock");
        leases.advance(LEASE.plusSeconds(1));
        parcels.broken = false;
        parcels.closed.add(channel.value());
        muster.runDue();
        assertThat(taken).isEmpty();
        assertThat(told(channel)).containsExactly("tick: tock", "x: withheld: closed");
    }
}
