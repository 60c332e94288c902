package dev.muster.jdbc;

import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.storage.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The two databases, and what differs between them in kind; what differs in words is in their SQL files. */
enum Dialect {
    SQLITE("sqlite") {
        @Override
        Query query(Lane lane, Remembered.@Nullable View view) {
            if (view != null) {
                // what is remembered and what is read must be of one snapshot, so it begins before either
                lane.batch(
                        "begin-snapshot", statement -> statement.executeQuery().close());
            }
            return new SqliteQuery(lane, view);
        }

        @Override
        JdbcTransaction transaction(Lane lane) {
            return new SqliteTransaction(lane);
        }

        @Override
        Leases leases() {
            return new SqliteLeases(InstantSource.system());
        }

        @Override
        EntrySearch search(Lane lane) {
            return new SqliteSearch(lane);
        }

        @Override
        Index index(Lane lane) {
            return new SqliteIndex(lane);
        }

        @Override
        Entry entry(ResultSet row, JournalId journal, int first) throws SQLException {
            return Rows.packed(row, journal, first);
        }
    },
    POSTGRESQL("postgresql") {
        @Override
        Query query(Lane lane, Remembered.@Nullable View view) {
            return new PostgresQuery(lane);
        }

        @Override
        JdbcTransaction transaction(Lane lane) {
            return new PostgresTransaction(lane);
        }

        @Override
        Leases leases() {
            return new PostgresLeases();
        }

        @Override
        EntrySearch search(Lane lane) {
            return new PostgresSearch(lane);
        }

        @Override
        Index index(Lane lane) {
            return new PostgresIndex(lane);
        }

        @Override
        Entry entry(ResultSet row, JournalId journal, int first) throws SQLException {
            return Rows.entry(row, journal, first);
        }
    };

    private final String folder;

    Dialect(String folder) {
        this.folder = folder;
    }

    /** What the database is called, in folders and in health. */
    String folder() {
        return folder;
    }

    Sql sql() {
        return Sql.of(this);
    }

    /**
     * Reads on a connection; a database that only this process writes uses what is remembered, if that is
     * given, which then was taken before.
     */
    abstract Query query(Lane lane, Remembered.@Nullable View view);

    abstract JdbcTransaction transaction(Lane lane);

    abstract Leases leases();

    abstract EntrySearch search(Lane lane);

    abstract Index index(Lane lane);

    /** An entry whose columns begin at the given one. */
    abstract Entry entry(ResultSet row, JournalId journal, int first) throws SQLException;
}
