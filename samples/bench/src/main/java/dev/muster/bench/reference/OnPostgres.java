package dev.muster.bench.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;

/** PostgreSQL's best form: arrays, one statement for all rows of a kind. */
final class OnPostgres extends AppendLoop {
    private final DataSource source;

    OnPostgres(DataSource source) {
        this.source = source;
    }

    @Override
    Lane lane() throws SQLException {
        return new ArrayLane(source.getConnection());
    }

    @Override
    long count(long journal) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return count(connection, journal);
        }
    }

    private final class ArrayLane implements Lane {
        private final Connection connection;
        private final PreparedStatement lock;
        private final PreparedStatement entries;
        private final PreparedStatement receipts;
        private final PreparedStatement head;

        ArrayLane(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            lock = connection.prepareStatement(
                    "SELECT sequence, hash, time, messages FROM muster_journal WHERE id = ? FOR UPDATE");
            entries = connection.prepareStatement("INSERT INTO muster_entry (journal, sequence, time, thread, messages,"
                    + " schema, actor, kind, payload, salt, content, hash, terms, text)"
                    + " SELECT ?, n, ?, 0, n, 1, 'p1', 'channel.message-posted', p, s, c, h, '', t"
                    + " FROM unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[], ?::text[])"
                    + " AS u (n, p, s, c, h, t)");
            receipts = connection.prepareStatement("INSERT INTO muster_receipt (workspace, origin, key, command,"
                    + " outcome) SELECT 'bench', 'p1', k, c, o FROM unnest(?::text[], ?::bytea[], ?::bytea[])"
                    + " AS u (k, c, o)");
            head = connection.prepareStatement(
                    "UPDATE muster_journal SET sequence = ?, hash = ?, time = ?, messages = ? WHERE id = ?");
        }

        @Override
        public void append(long journal, long from, int rows) throws SQLException {
            long now = System.currentTimeMillis() * 1_000;
            if (from == 1) {
                begin(journal);
            }
            lock.setLong(1, journal);
            lock.executeQuery().close();
            Long[] numbers = new Long[rows];
            Arrays.setAll(numbers, i -> from + i);
            entries.setLong(1, journal);
            entries.setLong(2, now);
            entries.setArray(3, connection.createArrayOf("bigint", numbers));
            entries.setArray(4, connection.createArrayOf("bytea", times(rows, payload())));
            entries.setArray(5, connection.createArrayOf("bytea", times(rows, salt())));
            entries.setArray(6, connection.createArrayOf("bytea", times(rows, digest())));
            entries.setArray(7, connection.createArrayOf("bytea", times(rows, digest())));
            String[] texts = new String[rows];
            Arrays.fill(texts, text());
            entries.setArray(8, connection.createArrayOf("text", texts));
            entries.executeUpdate();
            String[] keys = new String[rows];
            Arrays.setAll(keys, i -> key());
            receipts.setArray(1, connection.createArrayOf("text", keys));
            receipts.setArray(2, connection.createArrayOf("bytea", times(rows, digest())));
            receipts.setArray(3, connection.createArrayOf("bytea", times(rows, outcome())));
            receipts.executeUpdate();
            head.setLong(1, from + rows - 1);
            head.setBytes(2, digest());
            head.setLong(3, now);
            head.setLong(4, from + rows - 1);
            head.setLong(5, journal);
            head.executeUpdate();
            connection.commit();
        }

        private static byte[][] times(int rows, byte[] bytes) {
            byte[][] all = new byte[rows][];
            Arrays.fill(all, bytes);
            return all;
        }

        private void begin(long journal) throws SQLException {
            try (PreparedStatement make = connection.prepareStatement(
                    "INSERT INTO muster_journal (id, workspace, name, sequence, time, messages, hash)"
                            + " OVERRIDING SYSTEM VALUE VALUES (?, 'bench', ?, 0, 0, 0, ?)")) {
                make.setLong(1, journal);
                make.setString(2, "channel:" + journal);
                make.setBytes(3, digest());
                make.executeUpdate();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
