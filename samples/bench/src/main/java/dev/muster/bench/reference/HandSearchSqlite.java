package dev.muster.bench.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** FTS5 whose row ids are the messages' own, in the order of time, so that the newest come first without sorting. */
public final class HandSearchSqlite extends HandSearch {
    private static final String FROM = " FROM hand_text f CROSS JOIN hand_message m ON m.id = f.rowid"
            + " WHERE hand_text MATCH ? AND f.rowid >= ? AND f.rowid < ?"
            + " AND EXISTS (SELECT 1 FROM hand_member b WHERE b.person = 'p1' AND b.channel = m.channel"
            + " AND b.first <= m.sequence)";
    private static final String NEWEST =
            "SELECT m.channel, m.sequence, m.time, m.author, m.payload" + FROM + " ORDER BY f.rowid DESC LIMIT ?";
    private static final String RANKED_ONES = "SELECT m.channel, m.sequence, m.time, m.author, m.payload FROM ("
            + "SELECT f.rowid AS id, bm25(hand_text) AS score" + FROM + " ORDER BY f.rowid DESC LIMIT " + RANKED
            + ") r JOIN hand_message m ON m.id = r.id ORDER BY r.score, r.id DESC LIMIT ?";

    private HandSearchSqlite(Connection connection) {
        super(connection);
    }

    /** Makes and fills the tables. */
    public static HandSearch over(DataSource source, Talk talk, List<Integer> channels) throws Exception {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        execute(
                connection,
                "CREATE TABLE hand_message (id INTEGER PRIMARY KEY, channel INTEGER NOT NULL, sequence INTEGER NOT NULL,"
                        + " time INTEGER NOT NULL, author TEXT NOT NULL, payload BLOB NOT NULL)",
                "CREATE TABLE hand_member (person TEXT, channel INTEGER, first INTEGER, PRIMARY KEY (person, channel))"
                        + " WITHOUT ROWID",
                "CREATE VIRTUAL TABLE hand_text USING fts5 (words, author, content = '', tokenize = 'ascii')");
        try (PreparedStatement message =
                        connection.prepareStatement("INSERT INTO hand_message VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement text =
                        connection.prepareStatement("INSERT INTO hand_text (rowid, words, author) VALUES (?, ?, ?)")) {
            talk.read(m -> {
                message.setLong(1, m.number());
                message.setInt(2, m.channel());
                message.setInt(3, m.sequence());
                message.setLong(4, m.time());
                message.setString(5, m.author());
                message.setBytes(6, BulkTalk.payload(m.text()));
                message.executeUpdate();
                text.setLong(1, m.number());
                text.setString(2, m.text());
                text.setString(3, m.author());
                text.executeUpdate();
            });
        }
        members(connection, channels);
        execute(
                connection,
                "CREATE INDEX hand_message_time ON hand_message (time)",
                "INSERT INTO hand_text (hand_text) VALUES ('optimize')");
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "ANALYZE");
        connection.setAutoCommit(false);
        return new HandSearchSqlite(connection);
    }

    @Override
    public List<Hit> find(Query query, int limit) throws SQLException {
        PreparedStatement statement = prepared(query.ranked() ? RANKED_ONES : NEWEST);
        String words = "words : (" + String.join(" AND ", query.words()) + ")";
        statement.setString(1, query.author() == null ? words : words + " AND author : " + query.author());
        statement.setLong(2, first(query.from(), 0));
        statement.setLong(3, first(query.until(), Long.MAX_VALUE));
        statement.setInt(4, limit);
        List<Hit> hits = read(statement);
        connection.commit();
        return hits;
    }

    /** The first message from a time on. */
    private long first(@org.jspecify.annotations.Nullable Long time, long otherwise) throws SQLException {
        if (time == null) {
            return otherwise;
        }
        PreparedStatement statement = prepared("SELECT id FROM hand_message WHERE time >= ? ORDER BY time LIMIT 1");
        statement.setLong(1, time);
        try (var row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : Long.MAX_VALUE;
        }
    }
}
