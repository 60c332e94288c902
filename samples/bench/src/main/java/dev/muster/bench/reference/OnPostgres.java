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
                    + " SELECT ?, s, ?, 0, s, 1, 'p1', 'channel.message-posted', ?, ?, ?, ?, '', ?"
                    + " FROM unnest(?::bigint[]) AS s");
            receipts = connection.prepareStatement("INSERT INTO muster_receipt (workspace, origin, key, command,"
                    + " outcome) SELECT 'bench', 'p1', k, ?, ? FROM unnest(?::text[]) AS k");
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
            entries.setBytes(3, payload());
            entries.setBytes(4, salt());
            entries.setBytes(5, digest());
            entries.setBytes(6, digest());
            entries.setString(7, text());
            entries.setArray(8, connection.createArrayOf("bigint", numbers));
            entries.executeUpdate();
            String[] keys = new String[rows];
            Arrays.setAll(keys, i -> key());
            receipts.setBytes(1, digest());
            receipts.setBytes(2, outcome());
            receipts.setArray(3, connection.createArrayOf("text", keys));
            receipts.executeUpdate();
            head.setLong(1, from + rows - 1);
            head.setBytes(2, digest());
            head.setLong(3, now);
            head.setLong(4, from + rows - 1);
            head.setLong(5, journal);
            head.executeUpdate();
            connection.commit();
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
