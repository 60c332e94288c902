package dev.muster.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Connections that break at a chosen moment: before or after the nth statement or commit from now on. The connection is
 * then dead, as after a cut cable; a commit that breaks afterwards has happened, and the caller cannot know. Background
 * threads of the store are left alone.
 */
public final class FaultDataSource extends Wrapped {
    /** Where it breaks. */
    public enum Moment {
        BEFORE_STATEMENT,
        AFTER_STATEMENT,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private static final Set<String> EXECUTIONS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "executeLargeUpdate");
    private static final Predicate<Thread> BACKGROUND = t -> t.getName().startsWith("muster-listen")
            || t.getName().startsWith("muster-notify")
            || t.getName().startsWith("muster-index");

    private Moment armed;
    private Runnable instead;
    private int left;
    private int statements;
    private int commits;

    /** Breaks connections of this source. */
    public FaultDataSource(DataSource source) {
        super(source);
    }

    /** Breaks the nth statement or commit from now on, counted from 1, once. */
    public synchronized void arm(Moment moment, int nth) {
        arm(moment, nth, null);
    }

    /** Does something else than break at the nth statement or commit from now on, such as to stop there; then goes on. */
    public synchronized void arm(Moment moment, int nth, Runnable what) {
        armed = moment;
        left = nth;
        instead = what;
    }

    /** Breaks nothing; false when the fault had fired before. */
    public synchronized boolean disarm() {
        boolean was = armed != null;
        armed = null;
        return was;
    }

    /** Counts statements and commits from now on. */
    public synchronized void count() {
        statements = 0;
        commits = 0;
    }

    /** Statements since counting began. */
    public synchronized int statements() {
        return statements;
    }

    /** Commits since counting began. */
    public synchronized int commits() {
        return commits;
    }

    private synchronized boolean fires(boolean commit, boolean after) {
        if (BACKGROUND.test(Thread.currentThread())) {
            return false;
        }
        if (!after) {
            statements += commit ? 0 : 1;
            commits += commit ? 1 : 0;
        }
        Moment now = commit
                ? (after ? Moment.AFTER_COMMIT : Moment.BEFORE_COMMIT)
                : (after ? Moment.AFTER_STATEMENT : Moment.BEFORE_STATEMENT);
        if (armed != now || --left > 0) {
            return false;
        }
        armed = null;
        return true;
    }

    private Object guarded(Connection connection, boolean commit, Object target, Method method, Object[] args)
            throws Throwable {
        if (fires(commit, false)) {
            happen(connection);
        }
        Object result = call(target, method, args);
        if (fires(commit, true)) {
            happen(connection);
        }
        return result;
    }

    private void happen(Connection connection) throws SQLException {
        Runnable what;
        synchronized (this) {
            what = instead;
        }
        if (what == null) {
            throw cut(connection);
        }
        what.run();
    }

    private static SQLException cut(Connection connection) {
        try {
            if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                connection.abort(Runnable::run);
            } else {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException e) {
            // dead already
        }
        return new SQLException("the connection was cut by the test", "08006");
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = source.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("commit")) {
                        return guarded(real, true, real, method, args);
                    }
                    Object result = call(real, method, args);
                    return result instanceof Statement statement ? statement(real, statement) : result;
                });
    }

    private Statement statement(Connection connection, Statement real) {
        Class<?> type = real instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return (Statement) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> EXECUTIONS.contains(method.getName())
                        ? guarded(connection, false, real, method, args)
                        : call(real, method, args));
    }
}
