package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to PostgreSQL, each set up once for its task, so that a transaction needs no statement of its own to
 * begin. Every plan is made once: all statements are lookups by key, for which planning costs more than running.
 */
final class PostgresConnections {
    /** What is done on a connection before it is used. */
    interface Setup {
        void on(Connection connection) throws SQLException;
    }

    private static final Logger log = LoggerFactory.getLogger(PostgresConnections.class);
    private static final String COMMON = "SET application_name = 'muster'; SET jit = off;"
            + " SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET TIME ZONE 'UTC';";
    private static final long SHORTEST_IDLE = 2_000;
    private final DataSource source;
    private final Duration timeout;

    PostgresConnections(DataSource source, Duration timeout) {
        this.source = source;
        this.timeout = timeout;
        bound(source, timeout);
    }

    /**
     * A server that takes a connection and then says nothing, as behind a gateway that has lost its other side, must not
     * be waited for without end: a source that has no login timeout of its own gets one.
     */
    private static void bound(DataSource source, Duration timeout) {
        try {
            if (source.getLoginTimeout() == 0) {
                source.setLoginTimeout((int) Math.max(1, timeout.toSeconds()));
            }
        } catch (SQLException | UnsupportedOperationException e) {
            log.debug("the data source takes no login timeout; it has to bound the wait for a connection itself", e);
        }
    }

    /** For transactions: read committed, with heads and documents locked or checked by version. */
    Lane writer() throws SQLException {
        return lane("READ COMMITTED READ WRITE");
    }

    /** For reads: everything in a transaction is of one instant. */
    Lane reader() throws SQLException {
        return lane("REPEATABLE READ READ ONLY");
    }

    private Lane lane(String mode) throws SQLException {
        Borrowed borrowed = plain(connection -> {
            execute(connection, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + mode);
            connection.setAutoCommit(false);
        });
        return new Lane(Dialect.POSTGRESQL, borrowed);
    }

    /** A connection in autocommit mode with all timeouts set, on which this was done; ended when it fails. */
    Borrowed plain(Setup more) throws SQLException {
        Borrowed borrowed = Borrowed.postgres(source.getConnection());
        boolean ready = false;
        try {
            Connection connection = borrowed.connection();
            connection.setNetworkTimeout(
                    Runnable::run, (int) timeout.plusSeconds(2).toMillis());
            // kept for as long as the connection is, so that a plan that serves once serves always
            connection.unwrap(PGConnection.class).setPrepareThreshold(1);
            long statement = timeout.toMillis();
            execute(
                    connection,
                    COMMON + " SET statement_timeout = " + statement + "; SET lock_timeout = " + statement / 2
                            + "; SET idle_in_transaction_session_timeout = " + idle(statement));
            more.on(connection);
            ready = true;
            return borrowed;
        } finally {
            if (!ready) {
                borrowed.end();
            }
        }
    }

    /** Runs a statement that answers nothing. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * What a process that was stopped holds is free before those who wait for a lock give up, at the usual timeouts; it
     * is at least what a process may pause that merely lacks time.
     */
    private static long idle(long statement) {
        return Math.min(statement * 2, Math.max(SHORTEST_IDLE, statement * 2 / 5));
    }
}
