package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * How many ways to the database a command takes, the commit left aside. Bounds, not timings: one that reads something
 * more by itself, while the head of its journal is locked, goes beyond them.
 */
class StatementsTest {
    /** Locks and reads; writes. */
    private static final int TASK = 2;

    /** The same, and what the message replaces. */
    private static final int MESSAGE = 3;

    /** The same, and what its people, its number and what follows of it are decided by, one after the other. */
    private static final int INCIDENT = 20;

    private final Stage.Clock clock = new Stage.Clock();

    private Muster muster(JdbcStore store) {
        return Muster.builder()
                .store(store)
                .directory(new People())
                .clock(clock)
                .runsDueWork(false)
                .build();
    }

    /** What the quietest of several rounds took: in others something else may have been under way. */
    private static List<String> least(Recording recording, Supplier<Runnable> command) {
        List<List<String>> rounds = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Runnable prepared = command.get();
            recording.said();
            prepared.run();
            rounds.add(recording.said());
        }
        return Collections.min(rounds, (a, b) -> Integer.compare(a.size(), b.size()));
    }

    @Test
    void postgresqlIsAskedFewTimesForWhatIsDoneAllTheTime() {
        Recording recording = new Recording(TestPostgres.fresh());
        try (JdbcStore store = JdbcStore.postgres(recording);
                Muster muster = muster(store)) {
            Stage stage = new Stage(muster, clock);
            String incident =
                    stage.did("ada", "incident.declare", "title", "Down").id("incident");
            assertThat(least(
                            recording,
                            () -> () -> stage.did("ada", "channel.post", "channel", incident, "text", "hello")))
                    .as("a message")
                    .hasSizeBetween(1, MESSAGE);
            for (String state : List.of("done", "open")) {
                assertThat(least(recording, () -> {
                            String task = stage.did("ada", "task.add", "channel", incident, "title", "look")
                                    .id("task");
                            if (state.equals("open")) {
                                stage.did("ada", "task.set-state", "channel", incident, "task", task, "state", "done");
                            }
                            return () -> stage.did(
                                    "ada", "task.set-state", "channel", incident, "task", task, "state", state);
                        }))
                        .as("a task that becomes %s", state)
                        .hasSizeBetween(1, TASK);
            }
            assertThat(least(recording, () -> () -> stage.did("ada", "incident.declare", "title", "Down")))
                    .as("an incident")
                    .hasSizeBetween(1, INCIDENT);
        }
    }
}
