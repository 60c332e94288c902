package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.journal.JournalId;
import dev.muster.storage.Health;
import dev.muster.storage.StoreUnavailable;
import dev.muster.tck.Specimen;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A SQLite file that may not grow refuses what it has no room for, says so, and goes on when there is room. */
class FullFileTest {
    private static final int ROOM = 1 << 20;

    @TempDir
    Path folder;

    private final JournalId journal = new Specimen("w").journal("ops");
    private final AtomicInteger pages = new AtomicInteger(ROOM);

    /** Connections to a file that may have so many pages. */
    private DataSource bounded(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Connection connection = source.getConnection();
                    bound(connection);
                    return connection;
                });
    }

    private void bound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + pages.get());
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndSaid() {
        JdbcSettings settings = JdbcStore.at(folder.resolve("muster.db"));
        settings.wrapping = this::bounded;
        pages.set(200);
        try (JdbcStore store = settings.open()) {
            Specimen.append(store, journal, "first");
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            Specimen.append(store, journal, "x".repeat(2_000));
                        }
                    })
                    .isInstanceOf(StoreUnavailable.class);
            Health full = store.health();
            assertThat(full.reachable()).as("it can still be read").isTrue();
            assertThat(full.writable()).isFalse();
            assertThat(full.problem()).contains("full");
            long head =
                    store.snapshot(q -> q.heads(List.of(journal))).get(journal).sequence();
            assertThat(head).isPositive();

            pages.set(ROOM);
            JdbcStore.Parts parts = store.parts();
            parts.writers().run(lane -> lane.handle().execute("PRAGMA max_page_count = " + ROOM));
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            store.health().writable())
                    .as("found out by itself")
                    .isTrue());
            assertThat(store.health().problem()).isNull();
            Specimen.append(store, journal, "again");
            assertThat(store.snapshot(q -> q.heads(List.of(journal)))
                            .get(journal)
                            .sequence())
                    .isEqualTo(head + 1);
        }
    }
}
