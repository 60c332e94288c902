package dev.muster.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/** Keeps one connection's prepared statements, so that each is prepared once, and no more than the database can well hold. Used by one thread at a time. */
final class Prepared implements StatementBuilder {
    private static final int MOST = 150;
    private final Map<String, Idle> idle = new LinkedHashMap<>();
    private int kept;
    private final IdentityHashMap<PreparedStatement, String> taken = new IdentityHashMap<>();

    /** One that waits, and how many statements its text has. */
    private record Idle(PreparedStatement statement, int statements) {}

    @Override
    public Statement create(Connection connection, StatementContext ctx) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext ctx) throws SQLException {
        return take(connection, sql);
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext ctx) throws SQLException {
        return connection.prepareCall(sql);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        if (statement instanceof PreparedStatement prepared && !(statement instanceof CallableStatement)) {
            give(prepared, 1);
        } else {
            statement.close();
        }
    }

    PreparedStatement take(Connection connection, String sql) throws SQLException {
        Idle waiting = idle.remove(sql);
        PreparedStatement statement;
        if (waiting == null) {
            statement = connection.prepareStatement(sql);
        } else {
            kept -= waiting.statements();
            statement = waiting.statement();
        }
        taken.put(statement, sql);
        return statement;
    }

    /**
     * Keeps a statement of so many for the next time, in place of those that were not used for longest; JDBI names another
     * text when it gives back than when it takes.
     */
    void give(PreparedStatement statement, int statements) throws SQLException {
        String sql = taken.remove(statement);
        if (sql == null || idle.containsKey(sql)) {
            statement.close();
            return;
        }
        statement.clearParameters();
        idle.put(sql, new Idle(statement, statements));
        kept += statements;
        while (kept > MOST) {
            Iterator<Idle> longest = idle.values().iterator();
            Idle oldest = longest.next();
            longest.remove();
            kept -= oldest.statements();
            oldest.statement().close();
        }
    }

    /** Ends a statement that failed. */
    void drop(PreparedStatement statement) {
        taken.remove(statement);
        Failures.quietly(statement::close);
    }

    /** Ends all that wait. */
    void close() {
        idle.values().forEach(waiting -> Failures.quietly(waiting.statement()::close));
        idle.clear();
        kept = 0;
    }
}
