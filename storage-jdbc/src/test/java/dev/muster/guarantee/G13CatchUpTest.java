package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.notice.Addressees;
import dev.muster.notice.NoticeCommands.PlanNotice;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.notice.Plan;
import dev.muster.notifier.Urgency;
import dev.muster.record.Json;
import dev.muster.storage.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G13: what was due while nothing ran comes once each when something runs again, the most urgent first and of these the oldest, no
 * more of it in a second than is promised, and nothing of it stays in memory. (Of a few hundred that says little; of the tens of
 * thousands of the faults tier it does.)
 */
class G13CatchUpTest {
    private static final int MOST_A_SECOND = 100;
    /** So many are planned in a channel. */
    private static final int IN_CHANNEL = 50;

    private static final long MEMORY = 64L << 20;
    private static final Urgency[] URGENCIES = Urgency.values();

    @TempDir
    Path folder;

    /** A notice that was given: how urgent it was, when it was to be, and when it came. */
    private record Given(Urgency urgency, Instant planned, Instant at) {}

    @ParameterizedTest
    @EnumSource
    void whatAnOutageHeldBackComesInOrderAndNotAsAStorm(Base base) {
        catchUp(base, Rounds.of("overdue", 600));
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void fiftyThousandThatAnOutageHeldBack(Base base) {
        catchUp(base, Rounds.of("overdue", 50_000));
    }

    private void catchUp(Base base, int notices) {
        Stage.Clock clock = new Stage.Clock();
        try (Store store = Base.at(base.fresh(folder)).open();
                Muster muster = Nodes.builder(store, "node")
                        .clock(clock)
                        .runsDueWork(false)
                        .build()) {
            List<ChannelId> channels = plan(muster, notices, clock.instant());
            clock.advance(Duration.ofHours(6));
            long before = used();
            long began = System.nanoTime();
            runAll(muster);
            Duration first = Duration.ofNanos(System.nanoTime() - began);
            long grown = used() - before;
            for (int second = 0; second < notices / MOST_A_SECOND; second++) {
                clock.advance(Duration.ofSeconds(1));
                runAll(muster);
            }
            Duration all = Duration.ofNanos(System.nanoTime() - began);
            grown = Math.max(grown, used() - before);
            List<Given> given = given(store, channels);
            assertThat(given).hasSize(notices);
            inOrder(given);
            assertThat(grown).as("bytes that the heap has grown by").isLessThan(MEMORY);
            Rounds.measured(
                    "G13 %s: %d overdue: each once, by urgency and age, at most %d a second; the first had their turn after %s of"
                            + " work, all after %s; heap grown by %d kB",
                    base, notices, MOST_A_SECOND, first, all, grown / 1024);
        }
    }

    private static void runAll(Muster muster) {
        while (muster.runDue() > 0) {
            // until nothing is due
        }
    }

    /** Of every urgency by turns, one each tenth of a second, in channels by turns. */
    private static List<ChannelId> plan(Muster muster, int notices, Instant now) {
        List<ChannelId> channels = new ArrayList<>();
        for (int i = 0; i < notices / IN_CHANNEL; i++) {
            channels.add(Nodes.channel(muster, 0));
        }
        List<CompletableFuture<?>> planned = new ArrayList<>();
        for (int i = 0; i < notices; i++) {
            Urgency urgency = URGENCIES[i % URGENCIES.length];
            PlanNotice notice = PlanNotice.once(
                    channels.get(i % channels.size()),
                    urgency.word(),
                    now.plusSeconds(10).plusMillis(i * 100L),
                    Plan.to(Addressees.EVERYONE).urgent(urgency));
            planned.add(muster.submit(People.as("ada"), notice, "notice-" + i));
            if (planned.size() == 500) {
                CompletableFuture.allOf(planned.toArray(CompletableFuture[]::new))
                        .join();
                planned.clear();
            }
        }
        CompletableFuture.allOf(planned.toArray(CompletableFuture[]::new)).join();
        return channels;
    }

    private static List<Given> given(Store store, List<ChannelId> channels) {
        List<Given> given = new ArrayList<>();
        for (ChannelId channel : channels) {
            Nodes.entries(store, channel).stream()
                    .filter(entry -> entry.kind().equals("notice.fired"))
                    .forEach(entry -> {
                        NoticeFired fired = Json.read(entry.payload(), NoticeFired.class);
                        Urgency urgency = Urgency.valueOf(fired.text().toUpperCase(Locale.ROOT));
                        given.add(new Given(urgency, fired.planned(), entry.time()));
                    });
        }
        return given;
    }

    /** No second has more than may be, and nothing in it belongs before anything of the second before. */
    private static void inOrder(List<Given> given) {
        Comparator<Given> order = Comparator.comparing(Given::urgency).thenComparing(Given::planned);
        Map<Instant, List<Given>> seconds =
                given.stream().collect(Collectors.groupingBy(Given::at, TreeMap::new, Collectors.toList()));
        Given last = null;
        for (List<Given> second : seconds.values()) {
            assertThat(second).hasSizeLessThanOrEqualTo(MOST_A_SECOND);
            second.sort(order);
            if (last != null) {
                assertThat(order.compare(last, second.get(0)))
                        .as("%s before %s", last, second.get(0))
                        .isNegative();
            }
            last = second.get(second.size() - 1);
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
