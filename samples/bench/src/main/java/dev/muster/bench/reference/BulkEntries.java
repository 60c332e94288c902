package dev.muster.bench.reference;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import javax.sql.DataSource;

/** Fills a channel with messages quickly, past the engine: for reads of long channels only. */
public final class BulkEntries {
    private BulkEntries() {}

    /** Adds messages behind what is there until the channel has so many entries. */
    public static void fill(DataSource source, String channel, int size) throws SQLException {
        Random random = new Random(3);
        byte[] digest = new byte[32];
        byte[] salt = new byte[16];
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            long journal = journal(connection, channel);
            long head = head(connection, journal);
            boolean sqlite = sqlite(connection);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO muster_entry ("
                    + (sqlite ? "place" : "journal, sequence") + ", time, thread, messages, schema, actor, kind,"
                    + " payload, salt, content, hash, terms, text) VALUES (" + (sqlite ? "?" : journal + ", ?")
                    + ", ?, 0, ?, 1, ?, 'channel.message-posted', ?, ?, ?, ?, '', ?)")) {
                for (long sequence = head + 1; sequence <= size; sequence++) {
                    random.nextBytes(digest);
                    String text = "message " + sequence + ": the replica lags by " + random.nextInt(1000) + " ms";
                    insert.setLong(1, sqlite ? journal << 40 | sequence : sequence);
                    insert.setLong(2, 1_700_000_000_000_000L + sequence * 1_000);
                    insert.setLong(3, sequence);
                    insert.setString(4, "p" + random.nextInt(50));
                    insert.setBytes(
                            5,
                            ("{\"text\":\"" + text + "\",\"mentions\":[],\"channelMention\":false,\"thread\":0}")
                                    .getBytes(StandardCharsets.UTF_8));
                    insert.setBytes(6, salt);
                    insert.setBytes(7, digest);
                    insert.setBytes(8, digest);
                    insert.setString(9, text);
                    insert.addBatch();
                    if (sequence % 1_000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            try (PreparedStatement move =
                    connection.prepareStatement("UPDATE muster_journal SET sequence = ?, messages = ? WHERE id = ?")) {
                move.setLong(1, size);
                move.setLong(2, size);
                move.setLong(3, journal);
                move.executeUpdate();
            }
            // the text index is not what is measured here, and would be busy for minutes beside it
            try (PreparedStatement indexed =
                    connection.prepareStatement("INSERT INTO muster_indexed (journal, upto) VALUES (?, ?)"
                            + " ON CONFLICT (journal) DO UPDATE SET upto = excluded.upto")) {
                indexed.setLong(1, journal);
                indexed.setLong(2, size);
                indexed.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sqlite ? "ANALYZE" : "VACUUM ANALYZE muster_entry");
            }
        }
    }

    static boolean sqlite(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("SQLite");
    }

    /** The condition on one journal's entries below a number, up to the direction of its order. */
    static String below(Connection connection, long journal) throws SQLException {
        return sqlite(connection)
                ? "place > " + (journal << 40) + " AND place < ? + " + (journal << 40) + " ORDER BY place"
                : "journal = " + journal + " AND sequence < ? ORDER BY sequence";
    }

    static long journal(Connection connection, String channel) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT id FROM muster_journal WHERE name = ?")) {
            find.setString(1, "channel:" + channel);
            return one(find);
        }
    }

    static long head(Connection connection, long journal) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT sequence FROM muster_journal WHERE id = ?")) {
            find.setLong(1, journal);
            return one(find);
        }
    }

    private static long one(PreparedStatement find) throws SQLException {
        try (ResultSet row = find.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
