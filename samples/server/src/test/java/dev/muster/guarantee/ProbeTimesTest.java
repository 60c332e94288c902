package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * AC-40 over HTTP, by the clock: 1,000 probes of each question for what is private and for what is missing, in turns; the
 * medians are within 10 % of each other in two of three runs. A measurement, so it is not among the tests of every day.
 */
@Tag("faults")
class ProbeTimesTest {
    private static final double NEAR = 0.1;
    private static final List<String> QUESTIONS =
            List.of("channel.show", "channel.history", "channel.people", "task.list", "file.list", "incident.show");

    @Test
    void noClockTellsThePrivateFromTheMissing() throws Exception {
        int probes = Rounds.of("probes", 1_000);
        try (JdbcStore store = JdbcStore.postgres(TestPostgres.fresh());
                Served served = Served.of(store, "a")) {
            String secret = new Rest("ben")
                    .run(served.address(), "incident.declare", Map.of("title", "Secret"), "declare")
                    .done()
                    .at("/ids/incident")
                    .asText();
            Map<String, Integer> near = new LinkedHashMap<>();
            for (int run = 0; run <= 3; run++) {
                for (String question : QUESTIONS) {
                    double ratio = ratio(served.address(), question, secret, probes);
                    if (run > 0) {
                        Rounds.measured("AC-40 %s, run %d: missing to private %.3f", question, run, ratio);
                        near.merge(question, Math.abs(ratio - 1) <= NEAR ? 1 : 0, Integer::sum);
                    }
                }
            }
            assertThat(near).allSatisfy((question, times) -> assertThat(times)
                    .as("runs in which %s was alike", question)
                    .isGreaterThanOrEqualTo(2));
        }
    }

    private static double ratio(URI node, String question, String secret, int probes) throws IOException {
        List<Long> there = new ArrayList<>();
        List<Long> missing = new ArrayList<>();
        for (int i = 0; i < probes; i++) {
            String nothing = UUID.randomUUID().toString();
            if (i % 2 == 0) {
                there.add(time(node, question, secret));
                missing.add(time(node, question, nothing));
            } else {
                missing.add(time(node, question, nothing));
                there.add(time(node, question, secret));
            }
        }
        Collections.sort(there);
        Collections.sort(missing);
        return (double) missing.get(probes / 2) / there.get(probes / 2);
    }

    private static long time(URI node, String question, String id) throws IOException {
        String name = question.startsWith("incident") ? "incident" : "channel";
        long began = System.nanoTime();
        int status = new Rest("w9").ask(node, question, Map.of(name, id)).status();
        long took = System.nanoTime() - began;
        assertThat(status).isEqualTo(404);
        return took;
    }
}
