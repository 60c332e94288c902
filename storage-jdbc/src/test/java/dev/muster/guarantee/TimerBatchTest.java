package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.guarantee.Bells.SetBells;
import dev.muster.jdbc.JdbcStore;
import dev.muster.record.Job;
import dev.muster.storage.Store;
import dev.muster.storage.Writes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Due work that this node cannot run, such as a newer node's, holds up nothing else. */
class TimerBatchTest {
    @TempDir
    Path folder;

    @Test
    void aJobOfAnUnknownKindDoesNotHoldUpTheOthers() {
        Instant due = Instant.now().minusSeconds(1);
        try (JdbcStore store = Base.at(Base.SQLITE.fresh(folder)).open();
                Muster muster = Nodes.node(store, "a")) {
            write(store, new Job(new Job.Key(People.ACME, "newer"), "newer.kind", due.minusSeconds(9), new byte[] {
                '{', '}'
            }));
            muster.run(People.as("ada"), new SetBells(List.of("x", "y"), due), null);
            assertThat(muster.runDue()).isEqualTo(3);
            assertThat(Effects.wrong(List.of("x", "y"), Bells.rings(store))).isEmpty();
            assertThat(store.jobs().job(new Job.Key(People.ACME, "newer")))
                    .as("kept for a node that knows it")
                    .isPresent();
        }
    }

    private static void write(Store store, Job job) {
        store.transact(tx -> {
            tx.write(new Writes(List.of(), List.of(), List.of(), List.of(), List.of(job), Set.of(), Map.of()));
            return job;
        });
    }
}
