package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.jdbc.FaultDataSource.Moment;
import dev.muster.storage.Store;
import dev.muster.storage.UnsafeStore;
import dev.muster.tck.Specimen;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteDataSource;

/** The schema comes up to date whole, however often it is interrupted, and nothing unknown is touched. */
class MigrationTest {
    @TempDir
    Path folder;

    private DataSource source(Dialect dialect) {
        if (dialect == Dialect.POSTGRESQL) {
            return TestPostgres.fresh();
        }
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("muster.db"));
        return source;
    }

    private JdbcSettings settings(Dialect dialect, DataSource source) {
        return dialect == Dialect.POSTGRESQL ? JdbcStore.on(source) : JdbcStore.at(folder.resolve("muster.db"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMigrationKilledAtAnyStatementLeavesNothingAndRunsAgain(Dialect dialect) throws SQLException {
        DataSource source = source(dialect);
        FaultDataSource faults = new FaultDataSource(source);
        int killed = 0;
        for (boolean done = false; !done; killed++) {
            faults.arm(Moment.BEFORE_STATEMENT, killed + 1);
            try (Connection connection = faults.getConnection()) {
                new Migrator(dialect, connection).migrate();
                done = true;
            } catch (SQLException e) {
                assertThat(e.getMessage()).contains("cut by the test");
                assertThat(tables(dialect, source))
                        .as("after a kill at statement %d", killed + 1)
                        .isEmpty();
            }
        }
        assertThat(killed).as("statements at which it was killed").isGreaterThan(15);
        assertThat(tables(dialect, source)).contains("muster_entry", "muster_migration", "muster_job");
        works(settings(dialect, source));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aChangedMigrationIsRefused(Dialect dialect) throws SQLException {
        DataSource source = source(dialect);
        works(settings(dialect, source));
        execute(source, "UPDATE muster_migration SET checksum = checksum + 1 WHERE name LIKE 'V1%'");
        assertThatThrownBy(() -> settings(dialect, source).open())
                .isInstanceOf(UnsafeStore.class)
                .hasMessageContaining("V1__journals_documents_jobs.sql is not the one that was applied");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNewerSchemaIsRefusedInBothModes(Dialect dialect) throws SQLException {
        DataSource source = source(dialect);
        works(settings(dialect, source));
        execute(source, "UPDATE muster_meta SET value = '99' WHERE name = 'schema'");
        assertThatThrownBy(() -> settings(dialect, source).open())
                .isInstanceOf(UnsafeStore.class)
                .hasMessageContaining("version 99")
                .hasMessageContaining("Use a newer Muster");
        assertThatThrownBy(() -> settings(dialect, source).migratedByHost().open())
                .isInstanceOf(UnsafeStore.class)
                .hasMessageContaining("version 99");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theHostsFlywayRunsTheSameFiles(Dialect dialect) throws SQLException {
        DataSource source = source(dialect);
        assertThatThrownBy(() -> settings(dialect, source).migratedByHost().open())
                .as("the host said that it migrates, and has not")
                .isInstanceOf(UnsafeStore.class)
                .hasMessageContaining("dev/muster/jdbc/migration/" + dialect.folder());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:dev/muster/jdbc/migration/" + dialect.folder())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        works(settings(dialect, source).migratedByHost());
        assertThat(tables(dialect, source)).doesNotContain("muster_migration");
        works(settings(dialect, source));
    }

    @Test
    void nodesThatStartTogetherMigrateOnce() throws Exception {
        DataSource source = TestPostgres.fresh();
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            Callable<String> node = () -> {
                try (Store store = JdbcStore.postgres(source)) {
                    return store.health().epoch();
                }
            };
            List<String> epochs = new ArrayList<>();
            for (Future<String> epoch : nodes.invokeAll(List.of(node, node, node))) {
                epochs.add(epoch.get());
            }
            assertThat(epochs.stream().distinct())
                    .as("epochs of nodes on one database")
                    .hasSize(1);
        } finally {
            nodes.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRestoredDatabaseStartsANewEpoch(Dialect dialect) {
        DataSource source = source(dialect);
        String before = works(settings(dialect, source));
        assertThat(works(settings(dialect, source))).isEqualTo(before);
        String after = works(settings(dialect, source).restored());
        assertThat(after).isNotEqualTo(before);
        assertThat(works(settings(dialect, source))).isEqualTo(after);
    }

    private static String works(JdbcSettings settings) {
        try (Store store = settings.open()) {
            Specimen.append(store, new Specimen("w").journal("ops"), "hello");
            return store.health().epoch();
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static List<String> tables(Dialect dialect, DataSource source) throws SQLException {
        String sql = dialect == Dialect.POSTGRESQL
                ? "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
                : "SELECT name FROM sqlite_master WHERE type = 'table'";
        List<String> tables = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                if (row.getString(1).startsWith("muster_")) {
                    tables.add(row.getString(1));
                }
            }
        }
        return tables;
    }
}
