package dev.muster.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.guarantee.Rounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * G14: people whose connections are open and who read nothing cost the server a bounded part of its memory, are closed,
 * and come back to exactly what they missed; the others hardly notice. They come from afar: there is ten times more for
 * each of them to read than may wait for one, in the longest messages there are.
 */
@Tag("alone")
class G14SlowConsumersTest {
    private static final int READERS = 20;
    private static final int BACKLOG = 640;
    private static final int WRITERS = 40;
    private static final int RATE = 50;
    /** So many wake up and read what had reached them; the others come back without having read more. */
    private static final int READ_ON = 10;

    private static final long HEAP = 256L * 1024 * 1024;
    private static final Pattern MARK = Pattern.compile("\"text\":\"L(\\d+) ");

    @TempDir
    Path folder;

    private ServerProcess server;
    private Crowd crowd;
    private Wires wires;
    private String busy;
    private String quiet;

    @Test
    void fiftyWhoStopReadingAreClosedAndComeBack() throws Exception {
        run(50, 1, 3);
    }

    @Test
    @Tag("faults")
    void threeHundredWhoStopReadingAreHardlyNoticed() throws Exception {
        double[] ratios = run(Rounds.of("stalled", 300), Rounds.of("stalls", 5), 8);
        assertThat(Latencies.median(ratios))
                .as("p99 of the others, to what it was")
                .isLessThan(2);
    }

    private double[] run(int stalled, int pairs, int seconds) throws Exception {
        try (ServerProcess started = ServerProcess.start(folder.resolve("data"), Map.of(), "-Xmx256m");
                Wires many = new Wires()) {
            server = started;
            wires = many;
            crowd = new Crowd(server);
            busy = crowd.channel("busy");
            quiet = crowd.channel("quiet");
            String beginning = backlog() + ".0";
            double[] ratios = new double[pairs];
            for (int i = 0; i < pairs; i++) {
                ratios[i] = pair(stalled, seconds, beginning);
            }
            assertThat(server.output()).doesNotContain("OutOfMemoryError");
            return ratios;
        }
    }

    /** Fills the channel, by many people, as one alone may not say so much so fast; returns the epoch of the server's cursors. */
    private String backlog() {
        String text = "x".repeat(16_000);
        Followed all = new Followed("", -1, n -> {});
        List<Wire> writers = Crowd.times(WRITERS, i -> Wire.socket(wires, crowd.nth(i), 0, (m, at) -> {}));
        try (Wire wire = Wire.socket(wires, crowd.mia(), 0, (m, at) -> all.message(m))) {
            wire.send(Crowd.subscribe(busy, null));
            for (int i = 0; i < BACKLOG; i++) {
                writers.get(i % WRITERS).send(Crowd.post(busy, "backlog-" + i, text));
                if (i % 40 == 39) {
                    int upTo = i;
                    await().atMost(Duration.ofSeconds(30)).until(() -> all.last() > upTo);
                }
            }
            return all.epoch();
        } finally {
            writers.forEach(Wire::close);
        }
    }

    private double pair(int stalled, int seconds, String beginning) {
        List<Wire> idle = Crowd.times(stalled, i -> Wire.socket(wires, crowd.nth(i), 4_096, (m, at) -> {}));
        idle.forEach(w -> w.send(Crowd.subscribe(quiet, null)));
        Latencies before = burst(seconds);
        long heapBefore = server.heap();
        idle.forEach(Wire::close);
        awaitConnections(0);

        List<Followed> sleepers = Crowd.times(stalled, i -> new Followed(beginning, 0, n -> {}));
        List<Wire> asleep = Crowd.times(
                stalled,
                i -> Wire.socket(
                        wires, crowd.nth(i), 4_096, (m, at) -> sleepers.get(i).message(m)));
        asleep.forEach(w -> w.stop().send(Crowd.subscribe(busy, beginning)));
        Latencies during = burst(seconds);
        long heapDuring = server.heap();
        long open = connections();
        awaitConnections(0);
        int told = 0;
        List<Wire> awake = asleep.subList(0, Math.min(READ_ON, stalled));
        asleep.subList(awake.size(), stalled).forEach(Wire::close);
        awake.forEach(Wire::goOn);
        for (Wire wire : awake) {
            int code = wire.closed.orTimeout(120, TimeUnit.SECONDS).join();
            assertThat(code).as("how it was closed").isIn(1013, Wire.BROKEN);
            told += code == 1013 ? 1 : 0;
        }
        comeBack(sleepers);
        double ratio = during.percentile(99) / before.percentile(99);
        Rounds.measured(
                "G14 %d sockets that stop reading, -Xmx256m: heap %.0f MB, %.0f MB with %d of them (%.2f MB each), most"
                        + " resident %.0f MB, %d told 1013; %d others: p50 %.1f ms, p99 %.1f ms before, p50 %.1f ms, p99"
                        + " %.1f ms meanwhile, p99 to p99 %.2f",
                stalled,
                heapBefore / 1e6,
                heapDuring / 1e6,
                open,
                (heapDuring - heapBefore) / 1e6 / Math.max(1, open),
                server.mostResident() / 1e6,
                told,
                READERS,
                before.percentile(50),
                before.percentile(99),
                during.percentile(50),
                during.percentile(99),
                ratio);
        assertThat(heapDuring).as("bytes of heap while they sleep").isLessThan(HEAP * 3 / 4);
        return ratio;
    }

    /** Messages at a steady rate, and how long they took to each of the readers. */
    private Latencies burst(int seconds) {
        Latencies took = new Latencies();
        int messages = seconds * RATE;
        AtomicLongArray sent = new AtomicLongArray(messages);
        List<Wire> readers = new ArrayList<>();
        List<Followed> follow = new ArrayList<>();
        String tail = "y".repeat(500);
        try {
            for (int i = 0; i < READERS; i++) {
                Followed one = new Followed("", -1, n -> {});
                follow.add(one);
                readers.add(Wire.socket(wires, crowd.mia(), 0, (m, at) -> {
                    one.message(m);
                    Matcher mark = MARK.matcher(m);
                    while (mark.find()) {
                        took.add(at - sent.get(Integer.parseInt(mark.group(1))));
                    }
                }));
                readers.get(i).send(Crowd.subscribe(busy, null));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> follow.stream().allMatch(Followed::begun));
            String run = Long.toString(System.nanoTime(), 36);
            Wire publisher = readers.get(0);
            long began = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                long due = began + i * 1_000_000_000L / RATE;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    Crowd.sleep(wait / 1_000_000);
                }
                sent.set(i, System.nanoTime());
                publisher.send(Crowd.post(busy, run + i, "L" + i + " " + tail));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> took.count() == messages * READERS);
            assertThat(follow).allSatisfy(f -> assertThat(f.wrong()).isEmpty());
        } finally {
            readers.forEach(Wire::close);
        }
        return took;
    }

    /** Each goes on behind what it read, and has everything once. */
    private void comeBack(List<Followed> sleepers) {
        long head = crowd.mia()
                .ask("channel/history?limit=1&channel=" + busy)
                .path("head")
                .asLong();
        for (int from = 0; from < sleepers.size(); from += 10) {
            int first = from;
            List<Followed> some = sleepers.subList(from, Math.min(from + 10, sleepers.size()));
            List<Wire> again = Crowd.times(some.size(), i -> {
                Wire wire = Wire.socket(
                        wires, crowd.nth(first + i), 0, (m, at) -> some.get(i).message(m));
                wire.send(Crowd.subscribe(busy, some.get(i).cursor()));
                return wire;
            });
            await().atMost(Duration.ofSeconds(60)).until(() -> some.stream().allMatch(f -> f.last() >= head));
            again.forEach(Wire::close);
        }
        assertThat(sleepers).allSatisfy(f -> {
            assertThat(f.wrong()).as("what was missed or came twice").isEmpty();
            assertThat(f.last()).isEqualTo(head);
        });
    }

    private long connections() {
        return figure("muster_socket_connections");
    }

    private void awaitConnections(int left) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(connections()).as("connections").isEqualTo(left));
    }

    private long figure(String name) {
        return crowd.mia()
                .get("metrics")
                .body()
                .lines()
                .filter(l -> l.startsWith(name + " "))
                .mapToLong(l -> Long.parseLong(l.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
