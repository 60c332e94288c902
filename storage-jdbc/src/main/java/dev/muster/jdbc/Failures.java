package dev.muster.jdbc;

import dev.muster.storage.StoreException;
import dev.muster.storage.StoreUnavailable;
import dev.muster.storage.VersionConflict;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the databases' errors mean to a caller of the store. */
final class Failures {
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_CONSTRAINT = 19;
    private static final Set<Integer> SQLITE_UNAVAILABLE = Set.of(7, 8, 9, 10, 13, 14);
    /** Unique violation, lock not available: somebody else was there first. */
    private static final Set<String> CONFLICTS = Set.of("23505", "55P03");
    /** Query cancelled by its timeout, read-only transaction (a standby), cannot connect now. */
    private static final Set<String> UNAVAILABLE = Set.of("57014", "25006", "57P03", "25P03", "25P04");

    private static final Set<SQLiteErrorCode> NOT_TAKEN =
            Set.of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_READONLY, SQLiteErrorCode.SQLITE_IOERR_WRITE);

    private Failures() {}

    /** Something that may fail without consequence. */
    interface Attempt {
        void run() throws SQLException;
    }

    static void quietly(Attempt attempt) {
        try {
            attempt.run();
        } catch (SQLException | RuntimeException e) {
            // closing something that is broken already
        }
    }

    /** The SQL error behind an exception; null when there is none. */
    static @Nullable SQLException sql(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** True when the connection is gone, or nobody knows what state it is in. */
    static boolean lost(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || (state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("25P03")));
    }

    /** True when the database said that it did not commit; otherwise it may have. */
    static boolean refused(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            int code = e.getErrorCode() & 0xff;
            return code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_CONSTRAINT;
        }
        return (state.startsWith("40") && !state.equals("40003"))
                || state.startsWith("23")
                || (state.startsWith("25") && !state.equals("25P03") && !state.equals("25P04"));
    }

    /**
     * True when the disk did not take what a SQLite file was to hold, so that nothing was committed: it is full, may not
     * be written, or failed at a write. Not so for a failed sync, behind which nobody knows.
     */
    static boolean notTaken(SQLException e) {
        return e instanceof SQLiteException sqlite && NOT_TAKEN.contains(sqlite.getResultCode());
    }

    /** The store's exception for an SQL error, the error itself when it is of the store or of the caller. */
    static RuntimeException translate(RuntimeException thrown) {
        SQLException e = thrown instanceof StoreException ? null : sql(thrown);
        return e == null ? thrown : translate(e);
    }

    static StoreException translate(SQLException e) {
        String state = e.getSQLState();
        String message = String.valueOf(e.getMessage());
        if (lost(e)) {
            return new StoreUnavailable("the database cannot be reached: " + message, e);
        }
        if (state == null) {
            int code = e.getErrorCode() & 0xff;
            if (code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_CONSTRAINT) {
                return new VersionConflict("another writer was there first: " + message, e);
            }
            return SQLITE_UNAVAILABLE.contains(code)
                    ? new StoreUnavailable("the database file cannot be used: " + message, e)
                    : new StoreException("the database refused: " + message, e);
        }
        if (state.startsWith("40") || CONFLICTS.contains(state)) {
            return new VersionConflict("another transaction was there first: " + message, e);
        }
        if (UNAVAILABLE.contains(state) || state.startsWith("53") || state.startsWith("58")) {
            return new StoreUnavailable("the database does not serve: " + message, e);
        }
        return new StoreException("the database refused: " + message, e);
    }
}
