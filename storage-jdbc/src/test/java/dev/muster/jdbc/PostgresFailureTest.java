package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.storage.Signal;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import dev.muster.storage.StoreUnavailable;
import dev.muster.storage.VersionConflict;
import dev.muster.tck.SignalContract;
import dev.muster.tck.Specimen;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Several nodes on one PostgreSQL, locks that are held, connections that are killed. */
class PostgresFailureTest {
    private final JournalId journal = new Specimen("w").journal("ops");

    @Test
    void anotherNodeHearsOfACommit() throws Exception {
        DataSource source = TestPostgres.fresh();
        try (Store one = JdbcStore.postgres(source);
                Store two = JdbcStore.postgres(source)) {
            BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
            two.listen(heard::add);
            for (int i = 1; i <= 5; i++) {
                Specimen.append(one, journal, "m" + i);
                assertThat(SignalContract.hears(heard, journal, i))
                        .as("the other node hears of %d", i)
                        .isTrue();
            }
            terminate(source);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> heard.contains(Signal.EVERYTHING));
            Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
                Specimen.append(one, journal, "again");
                return SignalContract.hears(heard, journal, 6);
            });
        }
    }

    @Test
    void aHeldLockGivesAConflictWithinTheStatedTime() throws Exception {
        DataSource source = TestPostgres.fresh();
        try (Store store = JdbcStore.on(source).timeout(Duration.ofSeconds(1)).open()) {
            Specimen.append(store, journal, "one");
            try (Connection other = source.getConnection();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("SELECT * FROM muster_journal FOR UPDATE");
                long began = System.nanoTime();
                assertThatThrownBy(() -> Specimen.append(store, journal, "two")).isInstanceOf(VersionConflict.class);
                statement.execute("LOCK TABLE muster_entry IN ACCESS EXCLUSIVE MODE");
                assertThatThrownBy(() -> store.snapshot(q -> q.range(dev.muster.storage.Range.after(journal, 0, 1))))
                        .isInstanceOf(StoreException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
                other.rollback();
            }
            Specimen.append(store, journal, "three");
        }
    }

    /** At the usual timeouts: what it holds is free before those who wait for it give up. */
    @Test
    void aProcessThatStopsInATransactionCostsOthersAWaitAndNoConflict() throws Exception {
        DataSource source = TestPostgres.fresh();
        try (Store stopped = JdbcStore.postgres(source);
                Store other = JdbcStore.postgres(source)) {
            Specimen.append(other, journal, "one");
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch goesOn = new CountDownLatch(1);
            CompletableFuture<Integer> sleeper = CompletableFuture.supplyAsync(() -> stopped.transact(tx -> {
                tx.lock(List.of(journal));
                held.countDown();
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> goesOn.getCount() == 0);
                return tx.query().heads(List.of(journal)).size();
            }));
            held.await();
            try {
                Specimen.append(other, journal, "two");
            } finally {
                goesOn.countDown();
            }
            assertThatThrownBy(sleeper::get).hasCauseInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void killedConnectionsCostOneFailureAndNoRestart() throws Exception {
        DataSource source = TestPostgres.fresh();
        try (Store store = JdbcStore.postgres(source)) {
            killedAfterUse(store, source);
            Map<JournalId, Head> known = store.snapshot(q -> q.heads(List.of(journal)));
            assertThat(known).as("a read goes on by another connection").containsKey(journal);
            assertThat(store.health().reachable()).isTrue();
            assertThatThrownBy(() -> Specimen.append(store, journal, "two")).isInstanceOf(StoreUnavailable.class);
            Specimen.append(store, journal, "two");
            holdsTwo(store);
        }
    }

    /** As after a restart of the database: nobody's first write is refused for it. */
    @Test
    void connectionsThatWereKilledWhileTheyLayIdleCostNothing() throws Exception {
        DataSource source = TestPostgres.fresh();
        try (Store store = JdbcStore.postgres(source)) {
            killedAfterUse(store, source);
            TimeUnit.MILLISECONDS.sleep(600);
            Specimen.append(store, journal, "two");
            holdsTwo(store);
        }
    }

    @Test
    void theClocksDifferenceIsMeasured() {
        try (Store store = JdbcStore.postgres(TestPostgres.fresh())) {
            assertThat(store.health().ahead().abs()).isLessThan(Duration.ofMillis(500));
        }
    }

    /** Writes and reads, so that the store keeps a connection for either, and has them killed. */
    private void killedAfterUse(Store store, DataSource source) throws SQLException {
        Specimen.append(store, journal, "one");
        store.snapshot(q -> q.heads(List.of(journal)));
        terminate(source);
    }

    private void holdsTwo(Store store) {
        Map<JournalId, Head> heads = store.snapshot(q -> q.heads(List.of(journal)));
        assertThat(heads.get(journal).sequence()).isEqualTo(2);
    }

    /** Kills every connection of stores in the schema of this source. */
    private static void terminate(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'muster'");
        }
    }
}
