package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.statement.Update;

/** One connection that the store keeps, set up once, with its prepared statements. Used by one thread at a time. */
final class Lane {
    /** Something done with a prepared statement. */
    interface Batch {
        void run(PreparedStatement statement) throws SQLException;
    }

    private final Dialect dialect;
    private final Borrowed borrowed;
    private final Connection connection;
    private final Handle handle;
    private final Prepared prepared = new Prepared();
    private final JournalNumbers journals = new JournalNumbers();
    private boolean dirty;

    Lane(Dialect dialect, Borrowed borrowed) {
        this.dialect = dialect;
        this.borrowed = borrowed;
        this.connection = borrowed.connection();
        Jdbi jdbi = Jdbi.create(connection);
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        this.handle = jdbi.open();
        handle.setStatementBuilder(prepared);
    }

    Dialect dialect() {
        return dialect;
    }

    /** The numbers of journals, as far as they were looked up here. */
    JournalNumbers journals() {
        return journals;
    }

    Handle handle() {
        return handle;
    }

    Query query(String name) {
        return handle.createQuery(dialect.sql().get(name));
    }

    Query query(String name, String also, int times) {
        return handle.createQuery(dialect.sql().with(name, also, times));
    }

    Update update(String name) {
        return handle.createUpdate(dialect.sql().get(name));
    }

    /** Runs with a statement prepared on plain JDBC, for the few places that run once a row. */
    void batch(String name, Batch rows) {
        run(dialect.sql().get(name), 1, rows);
    }

    /** The same, with a number of further conditions. */
    void batch(String name, String also, int times, Batch rows) {
        run(dialect.sql().with(name, also, times), 1, rows);
    }

    /** Runs with a statement prepared on plain JDBC from a text of so many statements, with {@code ?} for values. */
    void run(String sql, int statements, Batch rows) {
        try {
            PreparedStatement statement = prepared.take(connection, sql);
            boolean sound = false;
            try {
                rows.run(statement);
                sound = true;
            } finally {
                if (sound) {
                    prepared.give(statement, statements);
                } else {
                    prepared.drop(statement);
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Says that the transaction has begun to write, so that a lost answer to its commit leaves a doubt. */
    void dirty() {
        dirty = true;
    }

    boolean isDirty() {
        return dirty;
    }

    void commit() throws SQLException {
        connection.commit();
        dirty = false;
    }

    /** Takes everything back; false when the connection is of no more use. */
    boolean rollback() {
        dirty = false;
        try {
            connection.rollback();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether the connection is still there, asked for a second at most. */
    boolean answers() {
        return borrowed.answers();
    }

    /** Gives the connection back as it came; false when it had to be ended, because it does not answer. */
    boolean giveBack() {
        prepared.close();
        return borrowed.giveBack();
    }

    /** Ends the connection itself, in whatever state it is. */
    void end() {
        borrowed.end();
    }
}
