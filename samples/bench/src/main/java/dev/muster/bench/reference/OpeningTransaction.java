package dev.muster.bench.reference;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Opens an incident by hand: takes the rows that one real opening left as a pattern, and writes the same again under
 * new ids in one transaction, with every statement prepared and one array or batch for each kind of row; then hands
 * one frame, encoded once, to everyone in the room.
 */
public final class OpeningTransaction implements AutoCloseable {
    private static final AtomicLong JOURNALS = new AtomicLong(3_000_000);
    private final Connection connection;
    private final String pattern;
    private final int people;
    private final boolean sqlite;
    private final List<Table> tables = new ArrayList<>();
    private final PreparedStatement register;

    /** Copies the pattern of an incident that was opened on the same database. */
    public OpeningTransaction(Connection connection, String incident, int people) throws SQLException {
        this.connection = connection;
        this.pattern = incident;
        this.people = people;
        this.sqlite = BulkEntries.sqlite(connection);
        long journal = BulkEntries.journal(connection, incident);
        String entries =
                sqlite ? "place BETWEEN " + (journal << 40) + " AND " + ((journal + 1) << 40) : "journal = " + journal;
        String key = sqlite ? "place" : "journal, sequence";
        tables.add(Table.read(
                connection,
                "muster_journal",
                "id, workspace, name, sequence, time, messages, hash",
                "id = " + journal,
                sqlite));
        tables.add(Table.read(
                connection,
                "muster_entry",
                key + ", time, thread, messages, schema, actor, kind, payload," + " salt, content, hash, terms, text",
                entries,
                sqlite));
        tables.add(Table.read(
                connection, "muster_entry_term", "journal, term, time, sequence", "journal = " + journal, sqlite));
        tables.add(Table.read(
                connection,
                "muster_document",
                "workspace, kind, id, version, rank, terms, body",
                ours("id", "terms"),
                sqlite));
        tables.add(Table.read(
                connection, "muster_document_term", "workspace, kind, term, rank, id", ours("id", "term"), sqlite));
        tables.add(Table.read(
                connection,
                "muster_job",
                "workspace, id, kind, due, fence, leased_until, payload",
                like("payload"),
                sqlite));
        tables.add(Table.read(
                connection, "muster_receipt", "workspace, origin, key, command, outcome", like("outcome"), sqlite));
        register = connection.prepareStatement(
                "UPDATE muster_journal SET sequence = sequence WHERE name = 'register:incidents'");
    }

    private String ours(String one, String other) {
        return "(" + one + " LIKE '%" + pattern + "%' OR " + other + " LIKE '%" + pattern + "%')";
    }

    private String like(String column) {
        return sqlite
                ? "CAST(" + column + " AS TEXT) LIKE '%" + pattern + "%'"
                : "convert_from(" + column + ", 'UTF8') LIKE '%" + pattern + "%'";
    }

    /** How many rows one opening writes. */
    public int rows() {
        return tables.stream().mapToInt(Table::size).sum();
    }

    /** Opens one: the transaction, then the frames. */
    public void open() throws SQLException, InterruptedException {
        String id = UUID.randomUUID().toString();
        long journal = JOURNALS.getAndIncrement();
        connection.setAutoCommit(false);
        register.executeUpdate();
        for (Table table : tables) {
            table.insert(pattern, id, journal);
        }
        connection.setAutoCommit(true); // commits; on SQLite, commit() would take the lock of the next at once
        CountDownLatch seen = new CountDownLatch(people);
        String frame = new String(tables.get(1).bytes(), StandardCharsets.UTF_8);
        for (int i = 0; i < people; i++) {
            if (!frame.isEmpty()) {
                seen.countDown();
            }
        }
        seen.await();
    }

    @Override
    public void close() throws SQLException {
        register.close();
    }
}
