package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.storage.Store;
import dev.muster.storage.VersionConflict;
import dev.muster.tck.Specimen;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What is refused leaves no row behind: a journal that was locked and got no entry is none. */
class RefusedTest {
    @TempDir
    Path folder;

    private final Specimen specimen = new Specimen("w");
    private final JournalId guessed = specimen.journal("guessed");
    private final JournalId real = specimen.journal("real");

    @Test
    void onSqlite() throws SQLException {
        Path file = folder.resolve("muster.db");
        SQLiteDataSource behind = new SQLiteDataSource();
        behind.setUrl("jdbc:sqlite:" + file);
        try (Store store = JdbcStore.sqlite(file)) {
            check(store, behind);
        }
    }

    @Test
    void onPostgres() throws SQLException {
        DataSource behind = TestPostgres.fresh();
        try (Store store = JdbcStore.postgres(behind)) {
            check(store, behind);
        }
    }

    private void check(Store store, DataSource behind) throws SQLException {
        store.transact(transaction -> transaction.lock(List.of(guessed)));
        assertThat(journals(behind)).isZero();
        store.transact(transaction -> {
            Head head = transaction.lock(List.of(guessed, real)).get(real);
            transaction.write(Specimen.writing(Specimen.entries(real, head, "1")));
            return true;
        });
        assertThat(journals(behind)).isEqualTo(1);
        assertThat(Specimen.append(store, real, "2"))
                .extracting(Entry::sequence)
                .containsExactly(2L);
        assertThat(Specimen.append(store, guessed, "1"))
                .extracting(Entry::sequence)
                .containsExactly(1L);
        assertThat(journals(behind)).isEqualTo(2);
    }

    /** Nobody waits for what is only looked at; of two that begin a journal, the second looks again. */
    @Test
    void ofTwoThatBeginAJournalTheSecondIsToldToLookAgain() throws Exception {
        DataSource behind = TestPostgres.fresh();
        try (Store one = JdbcStore.postgres(behind);
                Store two = JdbcStore.postgres(behind)) {
            VersionConflict late = assertThrows(
                    VersionConflict.class,
                    () -> one.transact(transaction -> {
                        Head head = transaction.lock(List.of(guessed)).get(guessed);
                        assertThat(Specimen.append(two, guessed, "1"))
                                .extracting(Entry::sequence)
                                .containsExactly(1L);
                        transaction.write(Specimen.writing(Specimen.entries(guessed, head, "other")));
                        return true;
                    }));
            assertThat(late).hasMessageContaining("first to write");
            assertThat(Specimen.append(one, guessed, "2"))
                    .extracting(Entry::sequence)
                    .containsExactly(2L);
            assertThat(journals(behind)).isEqualTo(1);
        }
    }

    private static long journals(DataSource behind) throws SQLException {
        try (Connection connection = behind.getConnection();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("SELECT count(*) FROM muster_journal")) {
            counted.next();
            return counted.getLong(1);
        }
    }
}
