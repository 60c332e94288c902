package dev.muster.bench.reference;

import dev.muster.bench.reference.Difference.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Completes and reopens tasks by hand: locks the head of the incident's journal, writes the entry, changes the
 * documents, terms and jobs that one real command changed, writes the receipt, moves the head, commits. Nothing is
 * decided, hashed, checked or sent.
 */
public final class TaskLoop {
    /**
     * A task that is completed and reopened.
     *
     * @param incident its incident
     * @param id its id there
     */
    public record Place(String incident, String id) {}

    private static final List<String> TABLES =
            List.of("muster_document", "muster_document_term", "muster_job", "muster_receipt", "muster_entry_term");
    private static final List<String> COLUMNS = List.of(
            "workspace, kind, id, version, rank, terms, body",
            "workspace, kind, term, rank, id",
            "workspace, id, kind, due, fence, leased_until, payload",
            "workspace, origin, key, command, outcome",
            "journal, term, time, sequence");
    private static final List<Integer> KEYS = List.of(3, 5, 2, 3, 4);

    private final DataSource source;
    private final Place pattern;
    private final boolean sqlite;
    private final List<List<Snapshot>> seen = new ArrayList<>();
    private final List<Object[]> entries = new ArrayList<>();
    private final String entryColumns;

    /** With a task of the same database as the pattern, which is open, and was completed and reopened before. */
    public TaskLoop(DataSource source, Place pattern) throws SQLException {
        this.source = source;
        this.pattern = pattern;
        try (Connection connection = source.getConnection()) {
            sqlite = BulkEntries.sqlite(connection);
        }
        entryColumns = "time, thread, messages, schema, actor, kind, payload, salt, content, hash, terms, text";
        look();
    }

    /** Looks at what there is; to be called behind a completion, and again behind the reopening that follows it. */
    public void look() throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<Snapshot> all = new ArrayList<>();
            for (int i = 0; i < TABLES.size(); i++) {
                all.add(Snapshot.of(connection, TABLES.get(i), COLUMNS.get(i), KEYS.get(i)));
            }
            seen.add(all);
            entries.add(last(connection));
        }
    }

    private Object[] last(Connection connection) throws SQLException {
        long journal = BulkEntries.journal(connection, pattern.incident());
        long head = BulkEntries.head(connection, journal);
        String where =
                sqlite ? "place = " + (journal << 40 | head) : "journal = " + journal + " AND sequence = " + head;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT " + entryColumns + " FROM muster_entry WHERE " + where)) {
            row.next();
            Object[] values = new Object[12];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getObject(i + 1);
            }
            return values;
        }
    }

    private List<Difference> step(int from) {
        List<Difference> all = new ArrayList<>();
        for (int i = 0; i < TABLES.size(); i++) {
            all.add(Difference.between(seen.get(from).get(i), seen.get(from + 1).get(i)));
        }
        return all;
    }

    /** How many rows a completion writes, entry and head among them. */
    public int rows() {
        return 2 + step(0).stream().mapToInt(Difference::size).sum();
    }

    /** A worker with a connection of its own, closed with it. */
    public Worker worker() throws SQLException {
        return new Worker(source.getConnection());
    }

    /** The versions of all tasks together: each update adds one. */
    public long versions() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT sum(version) FROM muster_document WHERE kind = 'playbook.task'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Updates tasks one by one, a transaction each. For one thread. */
    public final class Worker implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement lock;
        private final PreparedStatement insert;
        private final PreparedStatement move;
        private final List<List<Difference>> steps = new ArrayList<>();

        private Worker(Connection connection) throws SQLException {
            this.connection = connection;
            lock = connection.prepareStatement("SELECT id, sequence FROM muster_journal WHERE name = ?"
                    + " AND workspace = 'bench'" + (sqlite ? "" : " FOR UPDATE"));
            insert = connection.prepareStatement("INSERT INTO muster_entry (" + (sqlite ? "place" : "journal, sequence")
                    + ", " + entryColumns + ") VALUES (" + (sqlite ? "?" : "?, ?") + ", ?".repeat(12) + ")");
            move = connection.prepareStatement(
                    "UPDATE muster_journal SET sequence = ?, hash = ?, time = ? WHERE id = ?");
            for (int i = 0; i < 2; i++) {
                List<Difference> mine = new ArrayList<>();
                for (Difference difference : step(i)) {
                    mine.add(difference.on(connection));
                }
                steps.add(mine);
            }
        }

        /** Completes a task that is open, or reopens one that is done. */
        public void update(Place place, boolean done) throws SQLException {
            int way = done ? 0 : 1;
            UnaryOperator<String> renamed =
                    text -> text.replace(pattern.incident(), place.incident()).replace(pattern.id(), place.id());
            connection.setAutoCommit(false);
            lock.setString(1, "channel:" + place.incident());
            long journal;
            long sequence;
            try (ResultSet head = lock.executeQuery()) {
                head.next();
                journal = head.getLong(1);
                sequence = head.getLong(2) + 1;
            }
            int at = 1;
            if (sqlite) {
                insert.setLong(at++, journal << 40 | sequence);
            } else {
                insert.setLong(at++, journal);
                insert.setLong(at++, sequence);
            }
            Object[] entry = entries.get(way + 1);
            for (Object value : entry) {
                insert.setObject(at++, value);
            }
            insert.executeUpdate();
            for (Difference difference : steps.get(way)) {
                if (difference.write(renamed) != difference.size()) {
                    throw new IllegalStateException("a row that is to be changed is not there");
                }
            }
            move.setLong(1, sequence);
            move.setObject(2, entry[9]);
            move.setObject(3, entry[0]);
            move.setLong(4, journal);
            move.executeUpdate();
            connection.setAutoCommit(true); // commits; on SQLite, commit() would take the lock of the next at once
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
