package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.journal.JournalId;
import dev.muster.storage.Store;
import dev.muster.storage.StoreUnavailable;
import dev.muster.tck.Specimen;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A host's pool gets its connections back as they were, with what the host itself had set on them. */
class BorrowedTest {
    private static final int SIZE = 16;
    private final JournalId journal = new Specimen("w").journal("ops");

    @Test
    void aPoolThatOutlivesTheStoreHasTheSameConnectionsBehindIt() throws Exception {
        try (HikariDataSource pool = pool(TestPostgres.fresh())) {
            Set<Integer> before = backends(pool);
            assertThat(before).hasSize(SIZE);
            for (int i = 1; i <= 5; i++) {
                try (Store store = JdbcStore.on(pool).lanes(2).open()) {
                    Specimen.append(store, journal, "m" + i);
                    assertThat(store.snapshot(q -> q.heads(List.of(journal)))
                                    .get(journal)
                                    .sequence())
                            .isEqualTo(i);
                }
            }
            assertThat(backends(pool)).isEqualTo(before);
        }
    }

    @Test
    void whatWasKilledMeanwhileIsReplacedByThePool() throws Exception {
        DataSource source = TestPostgres.fresh();
        try (HikariDataSource pool = pool(source)) {
            Store store = JdbcStore.on(pool).lanes(2).open();
            Specimen.append(store, journal, "one");
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name IN ('muster', 'the host')");
            }
            assertThatThrownBy(() -> Specimen.append(store, journal, "two")).isInstanceOf(StoreUnavailable.class);
            long began = System.nanoTime();
            store.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(backends(pool)).hasSize(SIZE);
        }
    }

    private static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(SIZE);
        config.setMinimumIdle(SIZE);
        config.setConnectionInitSql("SET application_name = 'the host'; SET statement_timeout = 1234;"
                + " SET TIME ZONE 'Europe/London'; SET default_transaction_isolation = 'serializable'");
        return new HikariDataSource(config);
    }

    /** Takes all of them at once, and looks at each. */
    private static Set<Integer> backends(HikariDataSource pool) throws SQLException {
        Set<Integer> pids = new TreeSet<>();
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < SIZE; i++) {
                taken.add(pool.getConnection());
            }
            for (Connection connection : taken) {
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(connection.getNetworkTimeout()).isZero();
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT pg_backend_pid(), concat_ws('/',"
                                + " current_setting('application_name'), current_setting('statement_timeout'),"
                                + " current_setting('TimeZone'), current_setting('transaction_isolation'),"
                                + " current_setting('transaction_read_only'), current_setting('lock_timeout'),"
                                + " current_setting('synchronous_commit'), current_setting('enable_seqscan'),"
                                + " (SELECT count(*) FROM pg_listening_channels()))")) {
                    row.next();
                    pids.add(row.getInt(1));
                    assertThat(row.getString(2)).isEqualTo("the host/1234ms/Europe/London/serializable/off/0/on/on/0");
                }
            }
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        return pids;
    }
}
