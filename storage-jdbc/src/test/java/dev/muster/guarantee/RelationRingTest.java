package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import dev.muster.relation.Relation.As;
import dev.muster.relation.RelationCommands.RelateIncident;
import dev.muster.relation.RelationViews.ListRelations;
import dev.muster.relation.RelationViews.RelationLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Of four incidents, the second is a part of the third and the fourth a part of the first. Then the first is made a part
 * of the second on one node, and the third a part of the fourth on another, at once, on one PostgreSQL. Each is right by
 * itself, they write to different incidents, and both together would be a ring: one has to be refused.
 */
class RelationRingTest {
    private static final int INCIDENTS = 4;

    @Test
    void incidentsThatAreRelatedAtOnceMakeNoRing() throws Exception {
        DataSource source = TestPostgres.fresh();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (JdbcStore left = JdbcStore.postgres(source);
                JdbcStore right = JdbcStore.postgres(source);
                Muster a = Nodes.node(left, "a");
                Muster b = Nodes.node(right, "b")) {
            for (int round = 0; round < Rounds.of("rings", 25); round++) {
                List<IncidentId> ring = declared(a);
                assertThat(accepted(a, below(ring, 1))).isTrue();
                assertThat(accepted(b, below(ring, 3))).isTrue();
                CyclicBarrier start = new CyclicBarrier(2);
                List<Callable<Boolean>> acts = List.of(at(start, a, below(ring, 0)), at(start, b, below(ring, 2)));
                int taken = 0;
                for (Future<Boolean> done : threads.invokeAll(acts)) {
                    taken += done.get() ? 1 : 0;
                }
                assertThat(taken).as("one of the two is taken").isEqualTo(1);
                for (IncidentId incident : ring) {
                    assertThat(above(b, incident)).doesNotContain(incident).hasSizeLessThan(INCIDENTS);
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    private static List<IncidentId> declared(Muster node) {
        List<IncidentId> ring = new ArrayList<>();
        for (int i = 0; i < INCIDENTS; i++) {
            ring.add(new IncidentId(node.run(
                            People.as("ada"),
                            DeclareIncident.of("one of a ring", null, null),
                            UUID.randomUUID().toString())
                    .id("incident")));
        }
        return ring;
    }

    /** Makes one a part of the next. */
    private static RelateIncident below(List<IncidentId> ring, int child) {
        return new RelateIncident(ring.get(child), ring.get((child + 1) % INCIDENTS), null, As.PARENT);
    }

    private static Callable<Boolean> at(CyclicBarrier start, Muster node, RelateIncident act) {
        return () -> {
            start.await();
            return accepted(node, act);
        };
    }

    private static boolean accepted(Muster node, RelateIncident act) {
        try {
            node.run(People.as("ada"), act, UUID.randomUUID().toString());
            return true;
        } catch (Rejection refused) {
            return false;
        }
    }

    /** Every incident that an incident is a part of, itself or through others. */
    private static Set<IncidentId> above(Muster node, IncidentId incident) {
        Set<IncidentId> above = new HashSet<>();
        Optional<IncidentId> next = parent(node, incident);
        while (next.isPresent() && above.add(next.get())) {
            next = parent(node, next.get());
        }
        return above;
    }

    private static Optional<IncidentId> parent(Muster node, IncidentId incident) {
        return node.ask(People.as("ada"), new ListRelations(incident)).relations().stream()
                .filter(r -> r.as() == As.PARENT)
                .map(RelationLine::incident)
                .findFirst();
    }
}
