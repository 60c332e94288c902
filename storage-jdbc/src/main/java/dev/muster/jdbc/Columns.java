package dev.muster.jdbc;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** Rows turned into the arrays that PostgreSQL takes many of in one statement. */
final class Columns {
    private Columns() {}

    static <T> Argument longs(Collection<T> rows, ToLongFunction<T> value) {
        Long[] array = new Long[rows.size()];
        int i = 0;
        for (T row : rows) {
            array[i++] = value.applyAsLong(row);
        }
        return array("bigint", array);
    }

    static <T> Argument ints(Collection<T> rows, Function<T, Integer> value) {
        Integer[] array = new Integer[rows.size()];
        int i = 0;
        for (T row : rows) {
            array[i++] = value.apply(row);
        }
        return array("integer", array);
    }

    static <T> Argument texts(Collection<T> rows, Function<T, String> value) {
        String[] array = new String[rows.size()];
        int i = 0;
        for (T row : rows) {
            array[i++] = value.apply(row);
        }
        return array("text", array);
    }

    static <T> Argument blobs(Collection<T> rows, Function<T, byte @Nullable []> value) {
        byte[][] array = new byte[rows.size()][];
        int i = 0;
        for (T row : rows) {
            array[i++] = value.apply(row);
        }
        return array("bytea", array);
    }

    private static Argument array(String type, @Nullable Object[] values) {
        return (position, statement, ctx) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}
