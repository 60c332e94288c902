package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.guarantee.History.Line;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * G4: a channel's numbers are 1, 2, 3 and so on, in an order that fits the time of the acknowledgements. Nodes over one
 * PostgreSQL, eight writers each that append and read, while transactions lie between their last statement and their
 * commit, or are rolled back there.
 */
class G4TotalOrderTest {
    private static final int WRITERS = 8;

    @Test
    void twoNodesKeepOneOrder() throws Exception {
        keepOneOrder(2, Rounds.of("appends", 15), Duration.ofMillis(150));
    }

    @Tag("faults")
    @Test
    void threeNodesKeepOneOrderForLong() throws Exception {
        keepOneOrder(3, Rounds.of("appends", 150), Duration.ofSeconds(2));
    }

    private static void keepOneOrder(int nodes, int times, Duration pause) throws Exception {
        DataSource source = TestPostgres.fresh();
        List<JdbcStore> stores = new ArrayList<>();
        List<Rough> rough = new ArrayList<>();
        List<Muster> musters = new ArrayList<>();
        try {
            for (int i = 0; i < nodes; i++) {
                stores.add(JdbcStore.postgres(source));
                rough.add(new Rough(stores.get(i), pause, i));
                musters.add(Nodes.node(rough.get(i), "n" + i));
            }
            ChannelId channel = madeBy(stores.get(0), WRITERS * nodes);
            History history = Workload.run(musters, channel, WRITERS * nodes, times);
            List<Line> log = Nodes.log(stores.get(0), channel);
            assertThat(Checkers.appends(history.ops(), log)).isEmpty();
            assertThat(Checkers.reads(history.ops(), history.reads(), log)).isEmpty();
            int slow = rough.stream().mapToInt(r -> r.slow.get()).sum();
            int lost = rough.stream().mapToInt(r -> r.rolledBack.get()).sum();
            Rounds.measured(
                    "G4: %d nodes, %d appends, %d reads, %d transactions held %s, %d rolled back",
                    nodes, history.ops().size(), history.reads().size(), slow, pause, lost);
            assertThat(slow).isPositive();
            assertThat(lost).isPositive();
        } finally {
            musters.forEach(Muster::close);
            stores.forEach(JdbcStore::close);
        }
    }

    private static ChannelId madeBy(Store store, int writers) {
        try (Muster maker = Nodes.node(store, "maker")) {
            return Nodes.channel(maker, writers);
        }
    }

    @Test
    void answeringBeforeTheCommitIsNoticed() throws Exception {
        assertThat(wrongWith(store -> Mutants.answersBeforeCommit(store, 7))).isNotEmpty();
    }

    /** Runs two nodes over a mutant. */
    private static List<String> wrongWith(UnaryOperator<Store> mutant) throws Exception {
        try (MemoryStore store = new MemoryStore();
                Muster a = Nodes.node(mutant.apply(store), "a");
                Muster b = Nodes.node(mutant.apply(store), "b")) {
            ChannelId channel = madeBy(store, 4);
            History history = Workload.run(List.of(a, b), channel, 4, 20);
            return Checkers.appends(history.ops(), Nodes.log(store, channel));
        }
    }

    /** Two nodes that each number for themselves, as after a split: one number, two messages. */
    @Test
    void handingOutANumberTwiceIsNoticed() {
        try (MemoryStore left = new MemoryStore();
                MemoryStore right = new MemoryStore();
                Muster a = Nodes.node(left, "a");
                Muster b = Nodes.node(right, "b")) {
            ChannelId onLeft = Nodes.channel(a, 1);
            ChannelId onRight = Nodes.channel(b, 1);
            History history = new History();
            for (int i = 0; i < 5; i++) {
                String id = "m" + i;
                boolean even = i % 2 == 0;
                history.append(
                        id,
                        "w0",
                        even ? "a" : "b",
                        () -> even ? Nodes.post(a, onLeft, "w0", id) : Nodes.post(b, onRight, "w0", id));
            }
            List<Line> log = Nodes.log(left, onLeft);
            assertThat(Checkers.lostAcks(history.ops(), log)).isNotEmpty();
            assertThat(Checkers.realTime(history.ops())).isNotEmpty();
        }
    }
}
