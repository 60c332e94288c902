package dev.muster.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * A connection of the host's, whose source may be a pool that outlives the store: it goes back as it came, or, when nobody
 * knows what state it is in, it is ended. Given back or ended once, by the thread that uses it.
 */
final class Borrowed {
    /** What the store sets on a connection to PostgreSQL, for as long as it has it. */
    private static final List<String> SET = List.of(
            "application_name",
            "jit",
            "plan_cache_mode",
            "enable_seqscan",
            "TimeZone",
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "synchronous_commit",
            "default_transaction_isolation",
            "default_transaction_read_only");

    private static final int FAREWELL_MILLIS = 1_000;
    private final Connection connection;
    private final boolean autoCommit;
    private final int timeout;
    private final int threshold;
    private final Map<String, String> before;

    private Borrowed(
            Connection connection, boolean autoCommit, int timeout, int threshold, Map<String, String> before) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.timeout = timeout;
        this.threshold = threshold;
        this.before = before;
    }

    /** One to a SQLite file, on which nothing is set that would outlive its transactions. */
    static Borrowed sqlite(Connection connection) throws SQLException {
        return new Borrowed(connection, connection.getAutoCommit(), 0, 0, Map.of());
    }

    /** One to PostgreSQL, before anything is set on it. Leaves it in autocommit mode; closes it when it does not answer. */
    static Borrowed postgres(Connection connection) throws SQLException {
        boolean known = false;
        try {
            boolean autoCommit = connection.getAutoCommit();
            int timeout = connection.getNetworkTimeout();
            int threshold = connection.unwrap(PGConnection.class).getPrepareThreshold();
            connection.setAutoCommit(true);
            Map<String, String> before = settings(connection);
            known = true;
            return new Borrowed(connection, autoCommit, timeout, threshold, before);
        } finally {
            if (!known) {
                Failures.quietly(connection::close);
            }
        }
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        Map<String, String> before = new LinkedHashMap<>();
        try (PreparedStatement ask =
                connection.prepareStatement("SELECT name, current_setting(name) FROM unnest(?) AS s (name)")) {
            ask.setArray(1, texts(connection, SET));
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    before.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return before;
    }

    Connection connection() {
        return connection;
    }

    /** Whether it is still there, asked for a second at most, between two transactions; a file does not go away. */
    boolean answers() {
        if (before.isEmpty()) {
            return true;
        }
        try {
            boolean valid = connection.isValid(1);
            // asking has begun a transaction
            connection.rollback();
            return valid;
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Takes back what was not committed and what was set, and gives the connection to its source; ends it when it does not
     * answer within a second, and says so by false.
     */
    boolean giveBack() {
        try {
            if (!before.isEmpty()) {
                connection.setNetworkTimeout(Runnable::run, FAREWELL_MILLIS);
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            if (!before.isEmpty()) {
                restore();
            }
            connection.setAutoCommit(autoCommit);
            connection.close();
            return true;
        } catch (SQLException | RuntimeException e) {
            end();
            return false;
        }
    }

    private void restore() throws SQLException {
        connection.setAutoCommit(true);
        try (PreparedStatement reset = connection.prepareStatement(
                "SELECT set_config(name, value, false) FROM unnest(?, ?) AS s (name, value)")) {
            reset.setArray(1, texts(connection, before.keySet()));
            reset.setArray(2, texts(connection, before.values()));
            reset.execute();
        }
        connection.unwrap(PGConnection.class).setPrepareThreshold(threshold);
        connection.setNetworkTimeout(Runnable::run, timeout);
    }

    private static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /** Ends the connection itself, so that a pool it came from does not hand it on. */
    void end() {
        interrupt();
        Failures.quietly(connection::close);
    }

    /** Ends a connection that another thread uses, which notices, and does the rest. */
    void interrupt() {
        if (!before.isEmpty()) {
            Failures.quietly(() -> connection.abort(Runnable::run));
        }
    }
}
