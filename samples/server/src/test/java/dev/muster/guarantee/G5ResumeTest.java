package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.guarantee.Streams.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G5: over the real socket, through a proxy that cuts, and with nodes that are killed, every client that comes back gets
 * exactly what it missed, in order and once. On SQLite the one node is killed and started again; on PostgreSQL clients go
 * to the other. A purge of old entries does not exist, so nothing is ever told to load afresh.
 */
class G5ResumeTest {
    @TempDir
    Path folder;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    /** How much of it. */
    private record Size(int clients, int journals, int entries, int pauseMillis, int kills) {}

    @ParameterizedTest
    @EnumSource
    void whatAClientTakesInIsTheJournal(Base base) throws Exception {
        follow(base, new Size(20, 3, Rounds.of("resume", 100), 4, 2), false);
    }

    /** A million entries are taken in. */
    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void whatManyClientsTakeInIsTheJournal(Base base) throws Exception {
        follow(base, new Size(Rounds.of("followers", 200), 5, Rounds.of("resume", 1_000), 20, 8), false);
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void aClientThatBelievesWhatWasOnlySentIsNoticed(Base base) throws Exception {
        follow(base, new Size(5, 1, 300, 4, 0), true);
    }

    private void follow(Base base, Size size, boolean careless) throws Exception {
        String address = base.fresh(folder);
        try (Fleet fleet = Fleet.start(address, base == Base.POSTGRES ? 2 : 1)) {
            Rest ada = new Rest("ada");
            List<String> journals = new ArrayList<>();
            for (int i = 0; i < size.journals; i++) {
                journals.add(ada.run(fleet.direct(0), "channel.create", Map.of("name", "j" + i, "open", true), "c" + i)
                        .done()
                        .at("/ids/channel")
                        .asText());
            }
            String beginning = fleet.epoch() + ".0";
            List<String> names = journals.stream().map(j -> "channel:" + j).toList();
            List<Follower> followers = new ArrayList<>();
            for (int i = 0; i < size.clients; i++) {
                followers.add(
                        new Follower("p" + i % 20, fleet.proxied(), names, beginning, random.nextLong(), careless));
            }
            Cutter cutter = new Cutter(fleet.proxies(), followers, random.nextLong());
            ScheduledExecutorService ticks = Executors.newScheduledThreadPool(2);
            long began = System.nanoTime();
            try {
                ticks.scheduleWithFixedDelay(() -> followers.forEach(Follower::tick), 0, 20, TimeUnit.MILLISECONDS);
                int every = Math.max(20, 1_000 / size.clients);
                var cutting = ticks.scheduleWithFixedDelay(cutter::cut, every, every, TimeUnit.MILLISECONDS);
                write(fleet, journals, size);
                cutting.cancel(false);
                Map<String, List<Told>> held = read(fleet, journals);
                Map<String, Long> heads = new HashMap<>();
                held.forEach((journal, entries) -> heads.put(journal, (long) entries.size()));
                Awaitility.await("all at " + heads + ", seed " + seed)
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(followers).allMatch(f -> f.arrived(heads)));
                followers.forEach(Follower::stop);
                judge(base, size, cutter, followers, held, fleet, Duration.ofNanos(System.nanoTime() - began));
            } finally {
                ticks.shutdownNow();
            }
        } catch (AssertionError e) {
            if (!careless) {
                throw e;
            }
            assertThat(e).hasMessageContaining("gap: ");
            return;
        }
        assertThat(careless).as("what was sent and not processed is missing").isFalse();
    }

    private void judge(
            Base base,
            Size size,
            Cutter cutter,
            List<Follower> followers,
            Map<String, List<Told>> held,
            Fleet fleet,
            Duration took) {
        List<String> wrong =
                followers.stream().flatMap(f -> f.wrong(held).stream()).toList();
        assertThat(wrong.stream().limit(10)).as("seed " + seed).isEmpty();
        Map<String, Long> sum = new TreeMap<>();
        followers.forEach(f -> f.figures().forEach((name, n) -> sum.merge(name, n, Long::sum)));
        Rounds.measured(
                "G5 %s: %d clients, %d journals, %d kills, cuts %s, %s, gaps 0, duplicates 0, in %d s",
                base, size.clients, size.journals, fleet.kills(), cutter.cuts(), sum, took.toSeconds());
        assertThat(sum.get("resyncs")).isZero();
        assertThat(sum.get("connections"))
                .as("connections; with few cuts this proves nothing")
                .isGreaterThan(3L * size.clients);
        assertThat(cutter.cuts().keySet()).containsExactlyInAnyOrder(Cutter.Kind.values());
        assertThat(sum.get("unprocessed")).isPositive();
    }

    /** Posts round and round, on any node that takes it; kills nodes in between. */
    private void write(Fleet fleet, List<String> journals, Size size) throws Exception {
        int all = size.entries * size.journals;
        for (int i = 0; i < all; i++) {
            if (size.kills > 0 && i % (all / size.kills) == all / size.kills / 2) {
                fleet.kill(random.nextInt(fleet.size()));
            }
            post(fleet, journals.get(i % journals.size()), i);
            Thread.sleep(size.pauseMillis);
        }
        fleet.awaitAll();
    }

    private void post(Fleet fleet, String journal, int i) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Rest writer = new Rest(i % 3 == 0 ? "ada" : "w" + i % 3);
        String text = "number " + i + " " + "x".repeat(random.nextInt(200));
        Map<String, Integer> told = new TreeMap<>();
        while (System.nanoTime() < end) {
            int node = random.nextInt(fleet.size());
            try {
                Rest.Answer answer = i % 3 == 0
                        ? null
                        : writer.run(
                                fleet.direct(node), "channel.join", Map.of("channel", journal), "j" + i % 3 + journal);
                if (answer == null || answer.ok()) {
                    answer = writer.run(
                            fleet.direct(node), "channel.post", Map.of("channel", journal, "text", text), "k" + i);
                }
                if (answer.ok()) {
                    return;
                }
                told.merge("node " + node + " " + answer, 1, Integer::sum);
            } catch (IOException e) {
                // killed meanwhile: again, under the same key, anywhere
                told.merge("node " + node + " " + e, 1, Integer::sum);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("nobody took number " + i + ", seed " + seed + ", but " + told);
    }

    private static Map<String, List<Told>> read(Fleet fleet, List<String> journals) throws IOException {
        Map<String, List<Told>> held = new HashMap<>();
        for (String journal : journals) {
            List<Told> entries = new ArrayList<>();
            JsonNode page;
            do {
                page = new Rest("ada")
                        .ask(
                                fleet.direct(0),
                                "channel.history",
                                Map.of("channel", journal, "after", entries.size(), "limit", 200))
                        .done();
                page.path("entries").forEach(e -> entries.add(Follower.told(e)));
            } while (page.path("more").asBoolean());
            held.put("channel:" + journal, entries);
        }
        return held;
    }
}
