package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** G7: a client whose requests alternate between nodes sees what it wrote, and never less than it saw before. */
class G7SessionConsistencyTest {
    private static final int CLIENTS = 4;

    @Test
    void aClientBetweenTwoNodesNeverGoesBack() throws Exception {
        neverGoBack(Rounds.of("reads", 40));
    }

    @Tag("faults")
    @Test
    void aClientBetweenTwoNodesNeverGoesBackForLong() throws Exception {
        neverGoBack(Rounds.of("reads", 500));
    }

    private static void neverGoBack(int times) throws Exception {
        DataSource source = TestPostgres.fresh();
        try (JdbcStore left = JdbcStore.postgres(source);
                JdbcStore right = JdbcStore.postgres(source);
                Muster a = Nodes.node(left, "a");
                Muster b = Nodes.node(right, "b")) {
            ChannelId channel = Nodes.channel(a, CLIENTS);
            History history = Workload.run(List.of(a, b), channel, CLIENTS, times);
            assertThat(Checkers.reads(history.ops(), history.reads(), Nodes.log(left, channel)))
                    .isEmpty();
            Rounds.measured(
                    "G7: %d clients, %d reads, none behind",
                    CLIENTS, history.reads().size());
        }
    }

    @Test
    void readingFromACopyThatLagsIsNoticed() throws Exception {
        DataSource source = TestPostgres.fresh();
        try (JdbcStore store = JdbcStore.postgres(source);
                Muster a = Nodes.node(store, "a");
                Muster b = Nodes.node(Mutants.lagging(store, 5), "b")) {
            ChannelId channel = Nodes.channel(a, CLIENTS);
            History history = Workload.run(List.of(a, b), channel, CLIENTS, 10);
            assertThat(Checkers.ownWrites(history.ops(), history.reads())).isNotEmpty();
            assertThat(Checkers.monotonic(history.reads())).isNotEmpty();
        }
    }
}
