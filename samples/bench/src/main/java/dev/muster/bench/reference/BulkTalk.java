package dev.muster.bench.reference;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** Fills many channels with messages quickly, past the engine; the text index is left to the store. */
public final class BulkTalk {
    private static final int BATCH = 2_000;

    private BulkTalk() {}

    /** Appends the talk to channels that were made already; each keeps the entries that it has. */
    public static void fill(DataSource source, List<String> channels, Talk talk) throws Exception {
        Random random = new Random(5);
        byte[] digest = new byte[32];
        byte[] salt = new byte[16];
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            boolean sqlite = BulkEntries.sqlite(connection);
            long[] journals = new long[channels.size()];
            long[] heads = new long[channels.size()];
            for (int i = 0; i < journals.length; i++) {
                journals[i] = BulkEntries.journal(connection, channels.get(i));
                heads[i] = BulkEntries.head(connection, journals[i]);
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO muster_entry ("
                    + (sqlite ? "place" : "journal, sequence") + ", time, thread, messages, schema, actor, kind,"
                    + " payload, salt, content, hash, terms, text) VALUES (" + (sqlite ? "?" : "?, ?")
                    + ", ?, 0, ?, 1, ?, 'channel.message-posted', ?, ?, ?, ?, '', ?)")) {
                talk.read(m -> {
                    random.nextBytes(digest);
                    long sequence = heads[m.channel()] + m.sequence() + 1;
                    int at = 1;
                    if (sqlite) {
                        insert.setLong(at++, journals[m.channel()] << 40 | sequence);
                    } else {
                        insert.setLong(at++, journals[m.channel()]);
                        insert.setLong(at++, sequence);
                    }
                    insert.setLong(at++, m.time());
                    insert.setLong(at++, m.sequence() + 1L);
                    insert.setString(at++, m.author());
                    insert.setBytes(at++, payload(m.text()));
                    insert.setBytes(at++, salt);
                    insert.setBytes(at++, digest);
                    insert.setBytes(at++, digest);
                    insert.setString(at, m.text());
                    insert.addBatch();
                    if (m.number() % BATCH == 0) {
                        insert.executeBatch();
                    }
                });
                insert.executeBatch();
            }
            move(connection, journals, heads, talk);
            connection.commit();
        }
    }

    static byte[] payload(String text) {
        return ("{\"text\":\"" + text + "\",\"mentions\":[],\"channelMention\":false,\"thread\":0}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void move(Connection connection, long[] journals, long[] heads, Talk talk) throws Exception {
        try (PreparedStatement move = connection.prepareStatement(
                "UPDATE muster_journal SET sequence = ?, messages = ?, time = ? WHERE id = ?")) {
            for (int i = 0; i < journals.length; i++) {
                move.setLong(1, heads[i] + talk.each());
                move.setLong(2, talk.each());
                move.setLong(3, talk.end());
                move.setLong(4, journals[i]);
                move.executeUpdate();
            }
        }
    }
}
