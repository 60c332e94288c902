package dev.muster.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows turned into the arrays that PostgreSQL takes many of in one statement. */
final class Columns {
    /** A value of a statement, for JDBI and for plain JDBC. */
    interface Column extends Argument {
        void set(int position, PreparedStatement statement) throws SQLException;

        @Override
        default void apply(int position, PreparedStatement statement, StatementContext ctx) throws SQLException {
            set(position, statement);
        }
    }

    private Columns() {}

    static Column text(String value) {
        return (position, statement) -> statement.setString(position, value);
    }

    static Column number(long value) {
        return (position, statement) -> statement.setLong(position, value);
    }

    static Column flag(boolean value) {
        return (position, statement) -> statement.setBoolean(position, value);
    }

    static <T> Column longs(Collection<T> rows, ToLongFunction<T> value) {
        Long[] array = new Long[rows.size()];
        int i = 0;
        for (T row : rows) {
            array[i++] = value.applyAsLong(row);
        }
        return array("bigint", array);
    }

    static <T> Column ints(Collection<T> rows, Function<T, Integer> value) {
        Integer[] array = new Integer[rows.size()];
        int i = 0;
        for (T row : rows) {
            array[i++] = value.apply(row);
        }
        return array("integer", array);
    }

    static <T> Column texts(Collection<T> rows, Function<T, String> value) {
        String[] array = new String[rows.size()];
        int i = 0;
        for (T row : rows) {
            array[i++] = value.apply(row);
        }
        return array("text", array);
    }

    static <T> Column blobs(Collection<T> rows, Function<T, byte @Nullable []> value) {
        byte[][] array = new byte[rows.size()][];
        int i = 0;
        for (T row : rows) {
            array[i++] = value.apply(row);
        }
        return array("bytea", array);
    }

    private static Column array(String type, @Nullable Object[] values) {
        return (position, statement) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}
