package dev.muster.bench.reference;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Rows of one table as a pattern, written again under other ids: an array a column on PostgreSQL, a batch on SQLite. */
final class Table {
    private final Connection connection;
    private final String name;
    private final String[] columns;
    private final List<Object[]> rows = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final boolean sqlite;
    private final PreparedStatement insert;

    private Table(Connection connection, String name, String[] columns, ResultSet found, boolean sqlite)
            throws SQLException {
        this.connection = connection;
        this.name = name;
        this.columns = columns;
        this.sqlite = sqlite;
        while (found.next()) {
            Object[] row = new Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                row[i] = found.getObject(i + 1);
            }
            rows.add(row);
        }
        for (int i = 0; i < columns.length; i++) {
            types.add(found.getMetaData().getColumnTypeName(i + 1).toLowerCase(Locale.ROOT));
        }
        insert = connection.prepareStatement(sql());
    }

    static Table read(Connection connection, String name, String columns, String where, boolean sqlite)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT " + columns + " FROM " + name + " WHERE " + where)) {
            Table table = new Table(connection, name, columns.split(", "), found, sqlite);
            if (table.rows.isEmpty()) {
                throw new IllegalStateException("the pattern left no row in " + name);
            }
            return table;
        }
    }

    private String sql() {
        String into = "INSERT INTO " + name + " (" + String.join(", ", columns) + ")";
        if (sqlite) {
            return into + " VALUES (?" + ", ?".repeat(columns.length - 1) + ")";
        }
        List<String> arrays = types.stream()
                .map(t -> "?::" + (t.equals("bigserial") ? "bigint" : t) + "[]")
                .toList();
        String override = name.equals("muster_journal") ? " OVERRIDING SYSTEM VALUE" : "";
        return into + override + " SELECT * FROM unnest(" + String.join(", ", arrays) + ")";
    }

    int size() {
        return rows.size();
    }

    /** All binary content, as much as a frame would carry. */
    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object[] row : rows) {
            for (Object value : row) {
                if (value instanceof byte[] bytes) {
                    all.writeBytes(bytes);
                }
            }
        }
        return all.toByteArray();
    }

    void insert(String pattern, String id, long journal) throws SQLException {
        if (sqlite) {
            for (Object[] row : rows) {
                for (int i = 0; i < columns.length; i++) {
                    insert.setObject(i + 1, changed(columns[i], row[i], pattern, id, journal));
                }
                insert.addBatch();
            }
            insert.executeBatch();
            return;
        }
        for (int i = 0; i < columns.length; i++) {
            Object[] column = types.get(i).equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
            for (int r = 0; r < column.length; r++) {
                column[r] = changed(columns[i], rows.get(r)[i], pattern, id, journal);
            }
            String type = types.get(i).equals("bigserial") ? "bigint" : types.get(i);
            insert.setArray(i + 1, connection.createArrayOf(type, column));
        }
        insert.executeUpdate();
    }

    private Object changed(String column, Object value, String pattern, String id, long journal) {
        if (column.equals("journal") || (column.equals("id") && name.equals("muster_journal"))) {
            return journal;
        }
        if (column.equals("place")) {
            return journal << 40 | (((Number) value).longValue() & 0xFFFFFFFFFFL);
        }
        if (column.equals("key")) {
            return UUID.randomUUID().toString();
        }
        if (value instanceof String text) {
            String renamed = text.replace(pattern, id);
            boolean own = column.equals("id") && renamed.equals(text);
            return own
                    ? UUID.nameUUIDFromBytes((text + id).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .toString()
                    : renamed;
        }
        return value;
    }
}
