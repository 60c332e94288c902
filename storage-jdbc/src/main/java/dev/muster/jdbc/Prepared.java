package dev.muster.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/** Keeps one connection's prepared statements, so that each is prepared once. Used by one thread at a time. */
final class Prepared implements StatementBuilder {
    private static final int MOST = 150;
    private final Map<String, PreparedStatement> idle = new HashMap<>();
    private final IdentityHashMap<PreparedStatement, String> taken = new IdentityHashMap<>();

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
            give(prepared);
        } else {
            statement.close();
        }
    }

    PreparedStatement take(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = idle.remove(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
        }
        taken.put(statement, sql);
        return statement;
    }

    /** Keeps a statement for the next time; JDBI names another text when it gives back than when it takes. */
    void give(PreparedStatement statement) throws SQLException {
        String sql = taken.remove(statement);
        if (sql == null || idle.size() >= MOST || idle.containsKey(sql)) {
            statement.close();
        } else {
            statement.clearParameters();
            idle.put(sql, statement);
        }
    }

    /** Ends a statement that failed. */
    void drop(PreparedStatement statement) {
        taken.remove(statement);
        Failures.quietly(statement::close);
    }
}
