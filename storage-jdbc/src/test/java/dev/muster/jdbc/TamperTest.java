package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.journal.Verifier;
import dev.muster.storage.Range;
import dev.muster.storage.Store;
import dev.muster.tck.Specimen;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** Rows changed behind the store's back are located by the verifier. */
class TamperTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE muster_entry SET payload = salt WHERE sequence = 3 | 3 | content",
                "UPDATE muster_entry SET actor = 'eve' WHERE sequence = 4 | 4 | follow",
                "UPDATE muster_entry SET time = time + 1 WHERE sequence = 2 | 2 | follow",
                "UPDATE muster_entry SET hash = content WHERE sequence = 5 | 5 | follow",
                "DELETE FROM muster_entry WHERE sequence = 3 | 3 | expected number 3",
                "DELETE FROM muster_entry WHERE sequence > 6 | 7 | ends before",
                "UPDATE muster_entry SET payload = (SELECT payload FROM muster_entry WHERE sequence = 2) WHERE"
                        + " sequence = 6 | 6 | content"
            })
    void theFirstBadEntryIsNamed(String sql, long bad, String reason) throws SQLException {
        Path file = folder.resolve("muster.db");
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl("jdbc:sqlite:" + file);
        DataSource postgres = TestPostgres.fresh();
        check(JdbcStore.at(file), sqlite, sql, bad, reason);
        check(JdbcStore.on(postgres), postgres, sql, bad, reason);
    }

    /** Entries that changed places, one that was put in, and rows of an older copy (AC-72). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasReorderedPutInOrTakenFromAnOldCopyIsNamed(boolean postgres) throws SQLException {
        String number = postgres ? "sequence" : "place";
        String columns = "time, thread, messages, schema, actor, kind, payload, salt, content, hash, terms, text"
                + (postgres ? ", journal" : "");
        String later = "UPDATE muster_entry SET " + number + " = " + number;
        Map<List<String>, Long> changes = Map.of(
                List.of(
                                later + " + 1000 WHERE sequence = 4",
                                later + " - 1 WHERE sequence = 5",
                                later + " - 999 WHERE sequence = 1004"),
                        4L,
                List.of("INSERT INTO muster_entry (" + number + ", " + columns + ") SELECT " + number + " + 3, "
                                + columns + " FROM muster_entry WHERE sequence = 6"),
                        9L,
                List.of(
                                later + " + 1000 WHERE sequence >= 4",
                                later + " - 999 WHERE sequence >= 1004",
                                "INSERT INTO muster_entry (" + number + ", " + columns + ") SELECT " + number + " + 1, "
                                        + columns + " FROM muster_entry WHERE sequence = 3"),
                        4L,
                List.of("DELETE FROM muster_entry WHERE sequence > 5"), 6L);
        for (Map.Entry<List<String>, Long> change : changes.entrySet()) {
            Path file = folder.resolve("muster" + change.hashCode() + ".db");
            SQLiteDataSource sqlite = new SQLiteDataSource();
            sqlite.setUrl("jdbc:sqlite:" + file);
            DataSource behind = postgres ? TestPostgres.fresh() : sqlite;
            JdbcSettings settings = postgres ? JdbcStore.on(behind) : JdbcStore.at(file);
            JournalId journal = new Specimen("w").journal("ops");
            Head anchor;
            try (Store store = settings.open()) {
                List<Entry> entries = Specimen.append(store, journal, "1", "2", "3", "4", "5", "6", "7", "8");
                anchor = Head.of(entries.get(7));
            }
            try (Connection connection = behind.getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : change.getKey()) {
                    assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
                }
            }
            try (Store store = settings.open()) {
                assertThat(verify(store, journal, anchor).bad())
                        .as("%s", change.getKey())
                        .isEqualTo(change.getValue());
            }
        }
    }

    private static void check(JdbcSettings settings, DataSource behind, String sql, long bad, String reason)
            throws SQLException {
        JournalId journal = new Specimen("w").journal("ops");
        Head anchor;
        try (Store store = settings.open()) {
            List<Entry> entries = Specimen.append(store, journal, "1", "2", "3", "4", "5", "6", "7", "8");
            anchor = Head.of(entries.get(7));
            assertThat(verify(store, journal, anchor).good()).isTrue();
        }
        try (Connection connection = behind.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
        try (Store store = settings.open()) {
            Verifier.Verdict verdict = verify(store, journal, anchor);
            assertThat(verdict.bad()).as("%s: %s", sql, verdict).isEqualTo(bad);
            assertThat(verdict.reason()).contains(reason);
        }
    }

    private static Verifier.Verdict verify(Store store, JournalId journal, Head anchor) {
        return Verifier.verify(
                store.snapshot(q -> q.range(Range.after(journal, 0, 100))).iterator(), anchor);
    }
}
