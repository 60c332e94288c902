package dev.muster.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.guarantee.Rounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * G15: five times of what the server can do is offered to it, by clients that do not wait for answers. Each message is
 * acknowledged or refused, what was acknowledged is there and what was refused is not, and when it is over nothing is
 * left of it. The server has a processor of its own all the time: what the clients take of theirs, which is much more
 * under overload than at the peak, is not taken from it.
 */
@Tag("alone")
class G15HonestOverloadTest {
    private static final int SOCKETS = 200;
    private static final int REQUESTS = 50;
    private static final int TIMES = 5;
    private static final Pattern TEXT = Pattern.compile("\"text\":\"(\\w+)-(\\d+)\"");

    @TempDir
    Path folder;

    private ServerProcess server;
    private Crowd crowd;
    private Wires wires;
    private String channel;
    private final List<Offers> all = new ArrayList<>();

    @Test
    void nothingAcknowledgedIsLostAndNothingIsLeftUnanswered() {
        run(1, 4);
    }

    @Test
    @Tag("faults")
    void goodputStaysNearItsPeak() {
        assertThat(run(10, Rounds.of("overload", 300)))
                .as("messages acknowledged a second under overload, to the peak")
                .isGreaterThanOrEqualTo(0.7);
    }

    private double run(int measuring, int seconds) {
        try (Processors processors = Processors.apart();
                ServerProcess started = ServerProcess.start(processors, folder.resolve("data"), "-Xmx256m");
                Wires many = new Wires()) {
            server = started;
            wires = many;
            crowd = new Crowd(server);
            channel = crowd.channel("load");
            Rounds.measured("G15 on %s", processors);
            double peak = 0;
            // up to as many as one connection may have; the longest last, when the virtual machine has compiled
            // everything
            int[] windows = {1, 4, 16, 64};
            for (int window : windows) {
                peak = Math.max(peak, closed("w" + window, SOCKETS / 4, window, measuring));
            }
            double goodput = open(peak, seconds);
            afterwards(peak);
            Map<String, BitSet> kept = kept();
            assertThat(all.stream()
                            .map(o -> o.wrong(kept))
                            .filter(w -> !w.isEmpty())
                            .toList())
                    .isEmpty();
            assertThat(server.output()).doesNotContain("OutOfMemoryError");
            return goodput / peak;
        }
    }

    private List<Offers> sockets(String name, int many, Offers.Tally tally) {
        List<Offers> made = Crowd.times(many, i -> Offers.socket(wires, crowd.nth(i), name + "x" + i, channel, tally));
        all.addAll(made);
        return made;
    }

    /** So many clients that each have so many messages under way; messages a second. */
    private double closed(String name, int clients, int window, int seconds) {
        Offers.Tally tally = new Offers.Tally();
        List<Offers> offers = sockets(name, clients, tally);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        long began = System.nanoTime();
        while (System.nanoTime() < end) {
            for (Offers one : offers) {
                while (one.open() < window && one.offer()) {
                    // its window is filled
                }
            }
            Thread.onSpinWait();
            Crowd.sleep(1);
        }
        int done = tally.acknowledged.count();
        double rate = done / ((System.nanoTime() - began) / 1e9);
        answered(offers);
        offers.forEach(Offers::close);
        assertThat(tally.refused.count())
                .as("refused at %d times %d", clients, window)
                .isZero();
        Rounds.measured("G15 closed loop, %d clients, %d under way each: %.0f/s", clients, window, rate);
        return rate;
    }

    private double open(double peak, int seconds) {
        Offers.Tally overSockets = new Offers.Tally();
        Offers.Tally overHttp = new Offers.Tally();
        List<Offers> offers = new ArrayList<>(sockets("o", SOCKETS, overSockets));
        List<Offers> requests =
                Crowd.times(REQUESTS, i -> Offers.http(wires, crowd.nth(i), "hx" + i, channel, overHttp));
        all.addAll(requests);
        offers.addAll(requests);
        double rate = TIMES * peak;
        long began = System.nanoTime();
        AtomicLong held = new AtomicLong();
        long offered = 0;
        long end = began + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            long due = (long) ((System.nanoTime() - began) / 1e9 * rate);
            for (; offered < due; offered++) {
                if (!offers.get((int) (offered % offers.size())).offer()) {
                    held.incrementAndGet();
                }
            }
            Crowd.sleep(1);
        }
        int done = overSockets.acknowledged.count() + overHttp.acknowledged.count();
        double goodput = done / ((System.nanoTime() - began) / 1e9);
        answered(offers);
        long closed = offers.stream().filter(Offers::closed).count();
        Rounds.measured(
                "G15 %d times the peak of %.0f/s for %d s over %d sockets and %d HTTP connections: %d due, %d of them not"
                        + " taken by the network; acknowledged %d and %d, refused %d and %d, unanswered 0, connections"
                        + " ended by the server %d; %.0f/s, of the peak %.2f",
                TIMES,
                peak,
                seconds,
                SOCKETS,
                REQUESTS,
                offered,
                held.get(),
                overSockets.acknowledged.count(),
                overHttp.acknowledged.count(),
                overSockets.refused.count(),
                overHttp.refused.count(),
                closed,
                goodput,
                goodput / peak);
        Rounds.measured(
                "G15 refusals over sockets p50 %.0f ms, p99 %.0f ms, over HTTP p50 %.0f ms, p99 %.0f ms; acknowledged"
                        + " p50 %.0f ms, p99 %.0f ms; most resident %.0f MB with -Xmx256m",
                overSockets.refused.percentile(50),
                overSockets.refused.percentile(99),
                overHttp.refused.percentile(50),
                overHttp.refused.percentile(99),
                overSockets.acknowledged.percentile(50),
                overSockets.acknowledged.percentile(99),
                server.mostResident() / 1e6);
        assertThat(overSockets.odd).isEmpty();
        assertThat(overHttp.odd).isEmpty();
        assertThat(overSockets.refused.count()).as("it was too much").isPositive();
        offers.forEach(Offers::close);
        return goodput;
    }

    private static void answered(List<Offers> offers) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(offers.stream()
                                .filter(o -> !o.closed())
                                .mapToInt(Offers::open)
                                .sum())
                        .as("messages without an answer")
                        .isZero());
    }

    /** Within ten seconds a tenth of the peak is taken whole. */
    private void afterwards(double peak) {
        Offers.Tally tally = new Offers.Tally();
        List<Offers> offers = sockets("n", 10, tally);
        long over = System.nanoTime();
        int messages = (int) Math.max(20, peak / 10 * 2);
        for (int i = 0; i < messages; i++) {
            long early = over + (long) (i * 1e10 / peak) - System.nanoTime();
            if (early > 0) {
                Crowd.sleep(1 + early / 1_000_000);
            }
            assertThat(offers.get(i % 10).offer()).as("taken by the network").isTrue();
        }
        answered(offers);
        Rounds.measured(
                "G15 afterwards: %d messages, %d refused, p99 %.0f ms, %.1f s after the overload",
                messages, tally.refused.count(), tally.acknowledged.percentile(99), (System.nanoTime() - over) / 1e9);
        assertThat(tally.refused.count()).as("refused of normal load").isZero();
        offers.forEach(Offers::close);
    }

    /** The numbers of the messages that are in the journal, by connection; each of them once. */
    private Map<String, BitSet> kept() {
        Map<String, BitSet> kept = new HashMap<>();
        List<String> twice = new ArrayList<>();
        long head = crowd.mia()
                .ask("channel/history?limit=1&channel=" + channel)
                .path("head")
                .asLong();
        Followed[] followed = {new Followed("", 0, n -> {})};
        try (Wire wire = Wire.socket(wires, crowd.mia(), 0, (m, at) -> {
            followed[0].message(m);
            Matcher text = TEXT.matcher(m);
            while (text.find()) {
                BitSet mine = kept.computeIfAbsent(text.group(1), n -> new BitSet());
                int number = Integer.parseInt(text.group(2));
                if (mine.get(number)) {
                    twice.add(text.group());
                }
                mine.set(number);
            }
        })) {
            await().until(() -> !followed[0].epoch().isEmpty());
            wire.send(Crowd.subscribe(channel, followed[0].epoch() + ".0"));
            await().atMost(Duration.ofMinutes(5)).until(() -> followed[0].last() >= head);
        }
        assertThat(followed[0].wrong()).isEmpty();
        assertThat(twice).as("in the journal twice").isEmpty();
        Rounds.measured("G15 journal: %d entries looked through", head);
        return kept;
    }
}
