package dev.muster.guarantee;

import dev.muster.jdbc.Wrapped;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Connections that write down the text of every prepared statement that is executed; not those of the store's own threads. */
final class Recording extends Wrapped {
    private static final Set<String> EXECUTIONS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");
    private static final List<String> BACKGROUND = List.of("muster-listen", "muster-notify", "muster-index");
    private final List<String> said = new ArrayList<>();

    Recording(DataSource source) {
        super(source);
    }

    /** What was executed since this was asked last. */
    synchronized List<String> said() {
        List<String> all = List.copyOf(said);
        said.clear();
        return all;
    }

    private synchronized void say(String sql) {
        if (BACKGROUND.stream().noneMatch(Thread.currentThread().getName()::startsWith)) {
            said.add(sql);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = source.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    Object result = call(real, method, args);
                    return result instanceof PreparedStatement statement
                            ? statement(statement, String.valueOf(args[0]))
                            : result;
                });
    }

    private PreparedStatement statement(PreparedStatement real, String sql) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, args) -> {
                    if (EXECUTIONS.contains(method.getName())) {
                        say(sql);
                    }
                    return call(real, method, args);
                });
    }
}
