package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.command.Rejection;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import dev.muster.record.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * AC-40, below the transports: questions for what is private and for what is missing cost the database the same
 * statements in the same number. Commands are not among them: one that names a journal that is missing makes its head first, which is two
 * statements more.
 */
class AlikeProbesTest {
    private static final int EACH = 9;

    private static final Map<String, Object> RULE = Map.of(
            "title",
            "a rule",
            "when",
            Map.of("words", List.of("help")),
            "steps",
            List.of(Map.of("action", "post", "with", Map.of("text", "here"))));

    private final Stage.Clock clock = new Stage.Clock();

    private Muster muster(JdbcStore store) {
        return Muster.builder()
                .store(store)
                .directory(new People())
                .clock(clock)
                .runsDueWork(false)
                .build();
    }

    /** Ways to ask for something by its id, by somebody to whom it must not be. */
    private static Map<String, Consumer<String>> ways(Muster muster) {
        Map<String, Consumer<String>> ways = new LinkedHashMap<>();
        for (String question :
                List.of("channel.show", "channel.history", "channel.people", "task.list", "file.list", "notice.list")) {
            ways.put(question, id -> muster.ask(People.as("eve"), question, Stage.map("channel", id)));
        }
        ways.put("incident.show", id -> muster.ask(People.as("eve"), "incident.show", Stage.map("incident", id)));
        ways.put(
                "report.verify",
                id -> muster.ask(People.as("eve"), "report.verify", Stage.map("journal", "channel:" + id)));
        ways.put("channel.post", id -> send(muster, "channel.post", "channel", id, "text", "hello"));
        ways.put("task.add", id -> send(muster, "task.add", "channel", id, "title", "look"));
        ways.put(
                "incident.set-status", id -> send(muster, "incident.set-status", "incident", id, "status", "resolved"));
        ways.put("rule.define", id -> send(muster, "rule.define", "channel", id, "content", RULE));
        return ways;
    }

    private static void send(Muster muster, String command, Object... properties) {
        try {
            muster.submit(People.as("eve"), command, Json.write(Stage.map(properties)), null)
                    .join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private static String secret(Stage stage) {
        return stage.did("ben", "incident.declare", "title", "Secret").id("incident");
    }

    private static void probe(Consumer<String> way, String id) {
        try {
            way.accept(id);
        } catch (Rejection refused) {
            assertThat(refused.code()).isEqualTo(Rejection.Code.ABSENT);
        }
    }

    @Test
    void thePrivateAndTheMissingCostTheSameStatements() {
        Recording recording = new Recording(TestPostgres.fresh());
        try (JdbcStore store = JdbcStore.postgres(recording);
                Muster muster = muster(store)) {
            Stage stage = new Stage(muster, clock);
            String secret = secret(stage);
            stage.did("ben", "channel.post", "channel", secret, "text", "secret");
            ways(muster).forEach((name, way) -> {
                List<List<String>> there = new ArrayList<>();
                List<List<String>> missing = new ArrayList<>();
                for (int i = -1; i < EACH; i++) {
                    recording.said();
                    probe(way, secret);
                    there.add(recording.said());
                    probe(way, UUID.randomUUID().toString());
                    missing.add(recording.said());
                }
                assertThat(usual(missing)).as(name).isEqualTo(usual(there));
            });
        }
    }

    /** What most of them are: denials are put on record a few times a second, beside whatever is asked just then. */
    private static List<String> usual(List<List<String>> said) {
        Map<List<String>, Integer> times = new HashMap<>();
        said.forEach(s -> times.merge(s, 1, Integer::sum));
        return Collections.max(times.entrySet(), Map.Entry.comparingByValue()).getKey();
    }
}
