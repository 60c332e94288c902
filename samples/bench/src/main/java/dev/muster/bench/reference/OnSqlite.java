package dev.muster.bench.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteDataSource;

/** SQLite's best form: prepared statements, row by row, inside one transaction. */
final class OnSqlite extends AppendLoop {
    private final SQLiteDataSource source;

    OnSqlite(SQLiteDataSource source) {
        this.source = source;
    }

    @Override
    Lane lane() throws SQLException {
        return new RowLane(source.getConnection());
    }

    @Override
    long count(long journal) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return count(connection, journal);
        }
    }

    private final class RowLane implements Lane {
        private final Connection connection;
        private final PreparedStatement lock;
        private final PreparedStatement entry;
        private final PreparedStatement receipt;
        private final PreparedStatement head;

        RowLane(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            lock = connection.prepareStatement(
                    "SELECT sequence, hash, time, messages FROM muster_journal WHERE id = ?");
            entry = connection.prepareStatement("INSERT INTO muster_entry (place, time, thread, messages,"
                    + " schema, actor, kind, payload, salt, content, hash, terms, text)"
                    + " VALUES (?, ?, 0, ?, 1, 'p1', 'channel.message-posted', ?, ?, ?, ?, '', ?)");
            receipt = connection.prepareStatement("INSERT INTO muster_receipt (workspace, origin, key, command,"
                    + " outcome) VALUES ('bench', 'p1', ?, ?, ?)");
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
            for (long number = from; number < from + rows; number++) {
                entry.setLong(1, journal << 40 | number);
                entry.setLong(2, now);
                entry.setLong(3, number);
                entry.setBytes(4, payload());
                entry.setBytes(5, salt());
                entry.setBytes(6, digest());
                entry.setBytes(7, digest());
                entry.setString(8, text());
                entry.executeUpdate();
                receipt.setString(1, key());
                receipt.setBytes(2, digest());
                receipt.setBytes(3, outcome());
                receipt.executeUpdate();
            }
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
                            + " VALUES (?, 'bench', ?, 0, 0, 0, ?)")) {
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
