package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.guarantee.Bells.SetBells;
import dev.muster.guarantee.Effects.Effect;
import dev.muster.storage.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * G12: somebody sets the clock of a machine, by five minutes, an hour and a day, forwards and back, while its node runs what
 * is due. The clock is set by libfaketime, for the process alone and not for spans of time, as it is for a machine
 * (CLOCK_REALTIME and CLOCK_MONOTONIC).
 */
@Tag("faults")
class G12ClockStepsTest {
    private static final List<String> STEPS = List.of("+1h", "-1h", "+1d", "-1d", "+5m", "-5m", "+0");
    private static final Duration EACH = Duration.ofSeconds(12);
    private static final int BELLS = 1_000;

    private static Path library;

    @TempDir
    Path folder;

    @BeforeAll
    static void find() throws IOException {
        try (Stream<Path> found = Files.find(Path.of("/usr/lib"), 4, (p, a) -> p.endsWith("libfaketimeMT.so.1"))) {
            library = found.findFirst().orElseThrow(() -> new IllegalStateException("apt-get install libfaketime"));
        }
    }

    @Test
    void noBellIsLostDoubledOrEarlyOnANodeWhoseClockIsSet() throws Exception {
        Path clock = Files.writeString(folder.resolve("clock"), "+0\n");
        Map<String, String> set = Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", clock.toString(),
                "FAKETIME_NO_CACHE", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // else waits of the virtual machine, which are by the other clock, end early or late
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
        String address = Base.POSTGRES.fresh(folder);
        Duration over = EACH.multipliedBy(STEPS.size());
        try (Store store = Base.at(address).open();
                Muster right = Nodes.node(store, "right");
                Child wrong = Child.java(set, Worker.class, address, "wrong", 3_000)) {
            wrong.await("ready"::equals, Duration.ofSeconds(60));
            Instant first = Instant.now().plusSeconds(3);
            List<String> near = spread(right, first, over);
            List<String> far = new ArrayList<>();
            for (Duration ahead : List.of(Duration.ofMinutes(4), Duration.ofMinutes(50), Duration.ofHours(23))) {
                far.add("in " + ahead);
                right.run(
                        People.as("ada"),
                        new SetBells(List.of("in " + ahead), first.plus(over).plus(ahead)),
                        null);
            }
            for (String step : STEPS) {
                Files.writeString(clock, step + "\n");
                TimeUnit.NANOSECONDS.sleep(EACH.toNanos());
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> Bells.rings(store).size() >= near.size());
            List<Effect> rings = Bells.rings(store);
            Rounds.measured(
                    "G12: %d bells on a node whose clock is set by %s every %s: late by %s (p50), %s (p99)",
                    near.size(), STEPS, EACH, Effects.percentile(rings, 50), Effects.percentile(rings, 99));
            assertThat(Effects.wrong(near, rings)).isEmpty();
            assertThat(rings).extracting(Effect::occurrence).doesNotContainAnyElementsOf(far);
            assertThat(rings).extracting(Effect::at).isSortedAccordingTo(Comparator.naturalOrder());
            assertThat(Effects.percentile(rings, 100))
                    .as("nothing is stamped by a clock that is set")
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    private static List<String> spread(Muster node, Instant first, Duration over) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < BELLS; i++) {
            String name = "b" + i;
            all.add(name);
            node.run(
                    People.as("ada"),
                    new SetBells(List.of(name), first.plus(over.multipliedBy(i).dividedBy(BELLS))),
                    null);
        }
        return all;
    }
}
