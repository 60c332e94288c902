package dev.muster.bench.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * What is due, by hand: claims a batch of jobs, locks the heads of their journals in order, writes an entry for each, the
 * documents that they changed and the new heads, takes the jobs away, and commits. Every statement is prepared and takes
 * arrays. Its rows are as large as those of the one notice that it was shown. PostgreSQL alone.
 */
public final class DueLoop {
    private static final int BATCH = 256;
    private static final String FIRED = "'notice.fired'";
    private final DataSource source;
    private final byte[] payload;
    private final byte[] document;
    private final byte[] job;
    private final String terms;

    /** Takes the sizes of rows from a notice of that database that has fired and one that is still to. */
    public DueLoop(DataSource source) throws SQLException {
        this.source = source;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT e.payload, d.body, j.payload, e.terms FROM muster_entry e,"
                                + " muster_document d, muster_job j WHERE e.kind = " + FIRED
                                + " AND d.kind = 'notice.notice' AND j.kind = 'notice.fire' LIMIT 1")) {
            if (!row.next()) {
                throw new IllegalStateException("no notice has fired here, or none is to");
            }
            payload = row.getBytes(1);
            document = row.getBytes(2);
            job = row.getBytes(3);
            terms = row.getString(4);
        }
    }

    /** Makes so many channels and, for each job, a document; once. */
    public void prepare(int channels, int jobs) throws SQLException {
        execute("DELETE FROM muster_job");
        execute(
                "INSERT INTO muster_journal (workspace, name, sequence, time, messages, hash) SELECT 'hand', 'channel:' || n,"
                        + " 1, 0, 0, decode(repeat('00', 32), 'hex') FROM generate_series(0, " + (channels - 1)
                        + ") n");
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO muster_document (workspace, kind, id,"
                                + " version, rank, terms, body) SELECT 'hand', 'notice', n::text, 1, 0, '', ?"
                                + " FROM generate_series(0, " + (jobs - 1) + ") n")) {
            insert.setBytes(1, document);
            insert.executeUpdate();
        }
        execute("ANALYZE");
    }

    /** Has so many be due over so many channels. */
    public void schedule(int channels, int jobs) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO muster_job (workspace, id, kind, due,"
                                + " fence, leased_until, payload) SELECT 'hand', n::text, 'channel:' || n % " + channels
                                + ", 1, 0, 0, ? FROM generate_series(0, " + (jobs - 1) + ") n")) {
            insert.setBytes(1, job);
            insert.executeUpdate();
        }
    }

    /** Runs all that is due on so many connections; returns how many entries were written. */
    public long run(int workers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                work.add(this::work);
            }
            long fired = 0;
            for (Future<Long> one : threads.invokeAll(work)) {
                fired += one.get();
            }
            return fired;
        } finally {
            threads.shutdown();
        }
    }

    private long work() throws SQLException {
        try (Connection connection = source.getConnection();
                Batch batch = new Batch(connection)) {
            connection.setAutoCommit(false);
            long fired = 0;
            for (int taken = batch.run(); taken > 0; taken = batch.run()) {
                fired += taken;
            }
            connection.setAutoCommit(true);
            return fired;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The statements of one connection. */
    private final class Batch implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement claim;
        private final PreparedStatement heads;
        private final PreparedStatement entries;
        private final PreparedStatement documents;
        private final PreparedStatement move;
        private final PreparedStatement finish;

        Batch(Connection connection) throws SQLException {
            this.connection = connection;
            claim = connection.prepareStatement("SELECT id, kind FROM muster_job WHERE workspace = 'hand' AND due <= ?"
                    + " ORDER BY due, workspace, id LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED");
            heads = connection.prepareStatement("SELECT id, name, sequence FROM muster_journal WHERE workspace = 'hand'"
                    + " AND name = ANY (?) ORDER BY id FOR UPDATE");
            entries = connection.prepareStatement("INSERT INTO muster_entry (journal, sequence, time, thread, messages,"
                    + " schema, actor, kind, payload, salt, content, hash, terms, text)"
                    + " SELECT j, s, 1, 0, 0, 1, '', " + FIRED + ", ?, ?, ?, ?, ?, ''"
                    + " FROM unnest(?::bigint[], ?::bigint[]) AS u (j, s)");
            documents = connection.prepareStatement("UPDATE muster_document SET version = version + 1, body = ?"
                    + " WHERE workspace = 'hand' AND kind = 'notice' AND id = ANY (?)");
            move = connection.prepareStatement("UPDATE muster_journal h SET sequence = u.s, hash = ?, time = 1"
                    + " FROM unnest(?::bigint[], ?::bigint[]) AS u (j, s) WHERE h.id = u.j");
            finish = connection.prepareStatement("DELETE FROM muster_job WHERE workspace = 'hand' AND id = ANY (?)");
        }

        int run() throws SQLException {
            List<String> ids = new ArrayList<>();
            List<String> channels = new ArrayList<>();
            claim.setLong(1, System.currentTimeMillis() * 1_000);
            try (ResultSet row = claim.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                    channels.add(row.getString(2));
                }
            }
            if (!ids.isEmpty()) {
                write(ids, channels);
            }
            connection.commit();
            return ids.size();
        }

        private void write(List<String> ids, List<String> channels) throws SQLException {
            Map<String, long[]> at = new TreeMap<>();
            heads.setArray(
                    1,
                    connection.createArrayOf(
                            "text", channels.stream().distinct().toArray()));
            try (ResultSet row = heads.executeQuery()) {
                while (row.next()) {
                    at.put(row.getString(2), new long[] {row.getLong(1), row.getLong(3)});
                }
            }
            Long[] journals = new Long[ids.size()];
            Long[] numbers = new Long[ids.size()];
            for (int i = 0; i < journals.length; i++) {
                long[] head = Objects.requireNonNull(at.get(channels.get(i)), channels.get(i));
                journals[i] = head[0];
                numbers[i] = ++head[1];
            }
            byte[] digest = new byte[32];
            entries.setBytes(1, payload);
            entries.setBytes(2, new byte[16]);
            entries.setBytes(3, digest);
            entries.setBytes(4, digest);
            entries.setString(5, terms);
            entries.setArray(6, connection.createArrayOf("bigint", journals));
            entries.setArray(7, connection.createArrayOf("bigint", numbers));
            entries.executeUpdate();
            documents.setBytes(1, document);
            documents.setArray(2, connection.createArrayOf("text", ids.toArray()));
            documents.executeUpdate();
            move.setBytes(1, digest);
            move.setArray(2, connection.createArrayOf("bigint", heads(at, 0)));
            move.setArray(3, connection.createArrayOf("bigint", heads(at, 1)));
            move.executeUpdate();
            finish.setArray(1, connection.createArrayOf("text", ids.toArray()));
            finish.executeUpdate();
        }

        private static Object[] heads(Map<String, long[]> at, int which) {
            return at.values().stream().map(h -> h[which]).toArray();
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement one : List.of(claim, heads, entries, documents, move, finish)) {
                one.close();
            }
        }
    }
}
