package dev.muster.bench.reference;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search as one would write it by hand for one database: tables and indexes of its own, made for nothing else, filled
 * with the same messages, and one prepared statement a query, which joins the reader's memberships. By relevance it puts
 * the newest hits into the database's own order, as many as are ranked there.
 */
public abstract class HandSearch implements AutoCloseable {
    /** How many of the newest hits are put into the order of relevance. */
    static final int RANKED = 500;

    /**
     * A query.
     *
     * @param words all of them must stand in the text
     * @param author by whom; null for anybody
     * @param from not before this time in microseconds; null for any time
     * @param until before this time; null for any time
     * @param ranked true for the most relevant first
     */
    public record Query(
            List<String> words,
            @Nullable String author,
            @Nullable Long from,
            @Nullable Long until,
            boolean ranked) {}

    /** A hit as a hand-written page would hold it: which of the channels, and the message's place among theirs. */
    public record Hit(int channel, long sequence, long time, String author, String payload) {}

    final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    HandSearch(Connection connection) {
        this.connection = connection;
    }

    /** The newest or most relevant messages that the reader may see. */
    public abstract List<Hit> find(Query query, int limit) throws SQLException;

    final PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    static List<Hit> read(PreparedStatement statement) throws SQLException {
        List<Hit> hits = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                hits.add(new Hit(
                        row.getInt(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        new String(row.getBytes(5), StandardCharsets.UTF_8)));
            }
        }
        return hits;
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        for (String sql : statements) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    static void members(Connection connection, List<Integer> channels) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO hand_member (person, channel, first) VALUES ('p1', ?, 0)")) {
            for (int channel : channels) {
                insert.setInt(1, channel);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
