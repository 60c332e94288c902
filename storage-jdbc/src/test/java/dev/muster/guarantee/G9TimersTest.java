package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.guarantee.Bells.SetBells;
import dev.muster.guarantee.Effects.Effect;
import dev.muster.jdbc.FaultDataSource.Moment;
import dev.muster.jdbc.Faulty;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** G9: what is due happens, never early, and each occurrence has its effect once, whoever dies on the way. */
class G9TimersTest {
    private static final List<Moment> MOMENTS =
            List.of(Moment.BEFORE_STATEMENT, Moment.BEFORE_COMMIT, Moment.AFTER_COMMIT);

    @TempDir
    Path folder;

    @Test
    void manyBellsOverTwoNodesRingOnceEach() {
        ringMany(2, Rounds.of("bells", 400), Duration.ofSeconds(4));
    }

    @Tag("faults")
    @Test
    void tenThousandBellsOverThreeNodesRingOnceEach() {
        ringMany(3, Rounds.of("bells", 10_000), Duration.ofSeconds(60));
    }

    private static void ringMany(int nodes, int bells, Duration over) {
        DataSource source = TestPostgres.fresh();
        List<JdbcStore> stores = new ArrayList<>();
        List<Muster> musters = new ArrayList<>();
        try {
            for (int i = 0; i < nodes; i++) {
                stores.add(JdbcStore.postgres(source));
                musters.add(Nodes.builder(stores.get(i), "n" + i).build());
            }
            List<String> all = new ArrayList<>();
            Instant first = Instant.now().plusSeconds(1);
            for (int i = 0; i < bells; i += 20) {
                List<String> names = new ArrayList<>();
                for (int j = i; j < i + 20; j++) {
                    names.add("b" + j);
                }
                all.addAll(names);
                Instant due = first.plus(over.multipliedBy(i).dividedBy(bells));
                musters.get(i / 20 % nodes).run(People.as("ada"), new SetBells(names, due), null);
            }
            Awaitility.await()
                    .atMost(over.plusSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> Bells.rings(stores.get(0)).size() >= all.size());
            List<Effect> rings = Bells.rings(stores.get(0));
            Rounds.measured(
                    "G9: %d bells over %d nodes, each once; late by %s (p50), %s (p99)",
                    all.size(), nodes, Effects.percentile(rings, 50), Effects.percentile(rings, 99));
            assertThat(Effects.wrong(all, rings)).isEmpty();
        } finally {
            musters.forEach(Muster::close);
            stores.forEach(JdbcStore::close);
        }
    }

    /** Every statement from the claim to the effect, and both sides of both commits, by a connection that is cut. */
    @ParameterizedTest
    @EnumSource
    void aNodeCutOffAnywhereCostsNoEffectAndDoublesNone(Base base) {
        Faulty faulty = Base.breakable(base.fresh(folder));
        List<String> bells = new ArrayList<>();
        try (Store store = faulty.store();
                Muster node = Nodes.builder(store, "node")
                        .runsDueWork(false)
                        .lease(Duration.ofMillis(50))
                        .build()) {
            for (Moment moment : MOMENTS) {
                for (int n = 1; cutAt(faulty, node, moment, n, bells); n++) {
                    String bell = bells.get(bells.size() - 1);
                    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                        node.runDue();
                        return Bells.rings(store).stream()
                                .anyMatch(r -> r.occurrence().equals(bell));
                    });
                }
            }
            node.runDue();
            assertThat(Effects.wrong(bells, Bells.rings(store))).isEmpty();
            assertThat(bells).hasSizeGreaterThan(10);
            Rounds.measured("G9 %s: cut at %d points, each bell once", base, bells.size() - 3);
        }
    }

    private static boolean cutAt(Faulty faulty, Muster node, Moment moment, int n, List<String> bells) {
        bells.add(moment + "-" + n);
        List<String> bell = bells.subList(bells.size() - 1, bells.size());
        node.run(People.as("ada"), new SetBells(List.copyOf(bell), Instant.now().minusSeconds(1)), null);
        faulty.faults().arm(moment, n);
        try {
            node.runDue();
        } catch (StoreException e) {
            // the node could not even claim
        }
        return !faulty.faults().disarm();
    }

    @ParameterizedTest
    @EnumSource
    void aNodeKilledBesideACommitCostsNoEffectAndDoublesNone(Base base) throws Exception {
        killAt(base, List.of(Moment.BEFORE_COMMIT, Moment.AFTER_COMMIT));
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void aNodeKilledAnywhereCostsNoEffectAndDoublesNone(Base base) throws Exception {
        killAt(base, MOMENTS);
    }

    /** Kills a process at each of these moments, each time on a new database; then another node takes over. */
    private void killAt(Base base, List<Moment> moments) throws Exception {
        List<String> addresses = new ArrayList<>();
        for (Moment moment : moments) {
            int n = 1;
            while (killedAt(base, moment, n, addresses)) {
                n++;
            }
            assertThat(n).as("%s at which it was killed", moment).isGreaterThan(2);
        }
        for (String address : addresses) {
            try (Store store = Base.at(address).open();
                    Muster heir = Nodes.node(store, "heir")) {
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                    heir.runDue();
                    return !Bells.rings(store).isEmpty();
                });
                heir.runDue();
                assertThat(Effects.wrong(List.of("bell"), Bells.rings(store))).isEmpty();
            }
        }
        Rounds.measured("G9 %s: killed at %d points, each bell once", base, addresses.size() - moments.size());
    }

    private boolean killedAt(Base base, Moment moment, int n, List<String> addresses) throws Exception {
        String address = base.fresh(folder);
        addresses.add(address);
        try (Child child = Child.java(Ringer.class, address, "bell", moment, n, "fenced")) {
            return child.await(line -> line.equals("there") || line.startsWith("done"), Duration.ofSeconds(60))
                    .equals("there");
        }
    }
}
