package dev.muster.bench.reference;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One prepared SELECT by key on one connection; every column that a reader sees is read into a row. */
public final class KeysetSelect implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement select;

    /** A message as a hand-written page would hold it. */
    private record Row(long sequence, long time, long thread, String actor, String kind, String payload) {}

    /** Prepares to read one channel. */
    public KeysetSelect(DataSource source, String channel) throws SQLException {
        connection = source.getConnection();
        long journal = BulkEntries.journal(connection, channel);
        select = connection.prepareStatement("SELECT sequence, time, thread, actor, kind, payload, amendment"
                + " FROM muster_entry WHERE " + BulkEntries.below(connection, journal)
                + " DESC LIMIT ?");
    }

    /** Reads so many below a number; returns how many there were. */
    public int before(long sequence, int limit) throws SQLException {
        select.setLong(1, sequence);
        select.setInt(2, limit);
        List<Row> rows = new ArrayList<>(limit);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                row.getBytes(7);
                rows.add(new Row(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        new String(row.getBytes(6), StandardCharsets.UTF_8)));
            }
        }
        return rows.size();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
