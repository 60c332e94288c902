package dev.muster.bench.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What one command did to a table: rows that came, changed and went, to be done again to other rows of the same kind. */
final class Difference {
    /**
     * The rows of a table at one moment.
     *
     * @param table its name
     * @param columns of which the first {@code keys} identify a row
     * @param keys how many
     * @param rows by their key
     */
    record Snapshot(String table, List<String> columns, int keys, Map<List<Object>, Object[]> rows) {
        static Snapshot of(Connection connection, String table, String columns, int keys) throws SQLException {
            List<String> names = List.of(columns.split(", "));
            Map<List<Object>, Object[]> rows = new LinkedHashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT " + columns + " FROM " + table)) {
                while (found.next()) {
                    Object[] row = new Object[names.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.put(List.copyOf(Arrays.asList(row).subList(0, keys)), row);
                }
            }
            return new Snapshot(table, names, keys, rows);
        }
    }

    private enum Sort {
        CAME,
        CHANGED,
        WENT
    }

    private record Step(Sort sort, Object[] row) {}

    private final Snapshot before;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Sort, PreparedStatement> prepared = new LinkedHashMap<>();

    private Difference(Snapshot before) {
        this.before = before;
    }

    /** What has to be done to come from the one to the other. */
    static Difference between(Snapshot before, Snapshot after) {
        Difference difference = new Difference(before);
        before.rows().forEach((key, row) -> {
            if (!after.rows().containsKey(key)) {
                difference.steps.add(new Step(Sort.WENT, row));
            }
        });
        after.rows().forEach((key, row) -> {
            Object[] then = before.rows().get(key);
            if (then == null) {
                difference.steps.add(new Step(Sort.CAME, row));
            } else if (!Arrays.deepEquals(then, row)) {
                difference.steps.add(new Step(Sort.CHANGED, row));
            }
        });
        return difference;
    }

    /** How many rows it writes. */
    int size() {
        return steps.size();
    }

    /** The same on a connection of one's own. */
    Difference on(Connection connection) throws SQLException {
        Difference mine = new Difference(before);
        mine.steps.addAll(steps);
        for (Step step : steps) {
            if (!mine.prepared.containsKey(step.sort())) {
                mine.prepared.put(step.sort(), connection.prepareStatement(mine.sql(step.sort())));
            }
        }
        return mine;
    }

    private String sql(Sort sort) {
        List<String> columns = before.columns();
        String key = String.join(
                " AND ",
                columns.subList(0, before.keys()).stream().map(c -> c + " = ?").toList());
        return switch (sort) {
            case CAME ->
                "INSERT INTO " + before.table() + " (" + String.join(", ", columns) + ") VALUES (?"
                        + ", ?".repeat(columns.size() - 1) + ")";
            case WENT -> "DELETE FROM " + before.table() + " WHERE " + key;
            case CHANGED ->
                "UPDATE " + before.table() + " SET "
                        + String.join(
                                ", ",
                                columns.subList(before.keys(), columns.size()).stream()
                                        .map(c -> c.equals("version") ? "version = version + 1" : c + " = ?")
                                        .toList())
                        + " WHERE " + key;
        };
    }

    /**
     * Does it again.
     *
     * @param renamed texts of the pattern as they are here
     * @return how many rows were there to be changed
     */
    int write(UnaryOperator<String> renamed) throws SQLException {
        int written = 0;
        for (Step step : steps) {
            PreparedStatement statement = Objects.requireNonNull(prepared.get(step.sort()), "prepared in on()");
            int at = 1;
            if (step.sort() == Sort.CAME) {
                for (int i = 0; i < step.row().length; i++) {
                    statement.setObject(at++, value(i, step.row()[i], renamed));
                }
            } else {
                if (step.sort() == Sort.CHANGED) {
                    for (int i = before.keys(); i < step.row().length; i++) {
                        if (!before.columns().get(i).equals("version")) {
                            statement.setObject(at++, value(i, step.row()[i], renamed));
                        }
                    }
                }
                for (int i = 0; i < before.keys(); i++) {
                    statement.setObject(at++, value(i, step.row()[i], renamed));
                }
            }
            written += statement.executeUpdate();
        }
        return written;
    }

    private Object value(int column, Object value, UnaryOperator<String> renamed) {
        if (before.columns().get(column).equals("key")) {
            return UUID.randomUUID().toString();
        }
        return value instanceof String text ? renamed.apply(text) : value;
    }
}
