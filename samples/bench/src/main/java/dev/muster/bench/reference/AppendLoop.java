package dev.muster.bench.reference;

import dev.muster.jdbc.JdbcStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/**
 * Appends messages by hand: lock the head, insert so many entries and receipts with one statement each, move the
 * head, commit. The tables are those of the store (made by it and then left alone), so bytes, indexes and
 * durability are the same. The content is made up beforehand; nothing is hashed, checked or sent.
 */
public abstract class AppendLoop implements AutoCloseable {
    private static final byte[] PAYLOAD = ("{\"text\":\"checked the replicas: lag is back to normal on all but one,"
                    + " draining that one now\",\"mentions\":[],\"channelMention\":false,\"thread\":0}")
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] OUTCOME = ("{\"ids\":{\"message\":\"123456\"},\"positions\":{\"channel:"
                    + "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\":123456}}")
            .getBytes(StandardCharsets.UTF_8);
    private final byte[] salt = new byte[16];
    private final byte[] digest = new byte[32];
    private final AtomicLong journals = new AtomicLong(1_000_000);

    AppendLoop() {
        new Random(1).nextBytes(salt);
        new Random(2).nextBytes(digest);
    }

    /** On PostgreSQL. */
    public static AppendLoop postgres(DataSource source) {
        JdbcStore.postgres(source).close();
        return new OnPostgres(source);
    }

    /** On a SQLite file. */
    public static AppendLoop sqlite(Path file) {
        JdbcStore.sqlite(file).close();
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&foreign_keys=true&transaction_mode=IMMEDIATE");
        return new OnSqlite(source);
    }

    /** A connection, and what is prepared on it. */
    interface Lane extends AutoCloseable {
        void append(long journal, long from, int rows) throws SQLException;

        @Override
        void close() throws SQLException;
    }

    abstract Lane lane() throws SQLException;

    abstract long count(long journal) throws SQLException;

    /** Rows a second by one connection in one journal, so many rows a transaction. */
    public final double batches(int rows, long nanos) throws SQLException {
        long journal = journals.incrementAndGet();
        try (Lane lane = lane()) {
            long began = System.nanoTime();
            long next = 1;
            while (System.nanoTime() - began < nanos) {
                lane.append(journal, next, rows);
                next += rows;
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            check(journal, next - 1);
            return (next - 1) / seconds;
        }
    }

    /** Rows a second by so many connections, one row a transaction, each in a journal of its own. */
    public final double single(int connections, long nanos) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(connections);
        List<Future<Double>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            all.add(pool.submit(() -> batches(1, nanos)));
        }
        double sum = 0;
        for (Future<Double> one : all) {
            sum += one.get();
        }
        pool.shutdown();
        return sum;
    }

    /** What one commit of one row takes, in microseconds: the median of 200. */
    public final double flushMicros() throws SQLException {
        long journal = journals.incrementAndGet();
        double[] micros = new double[200];
        try (Lane lane = lane()) {
            for (int i = 0; i < micros.length; i++) {
                long began = System.nanoTime();
                lane.append(journal, i + 1L, 1);
                micros[i] = (System.nanoTime() - began) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros[micros.length / 2];
    }

    private void check(long journal, long expected) throws SQLException {
        long found = count(journal);
        if (found != expected) {
            throw new IllegalStateException("the reference wrote " + expected + " rows, but " + found + " are there");
        }
    }

    @Override
    public void close() {}

    final byte[] payload() {
        return PAYLOAD;
    }

    final byte[] outcome() {
        return OUTCOME;
    }

    final byte[] salt() {
        return salt;
    }

    final byte[] digest() {
        return digest;
    }

    static String text() {
        return "checked the replicas: lag is back to normal on all but one, draining that one now";
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static long count(Connection connection, long journal) throws SQLException {
        try (PreparedStatement count =
                connection.prepareStatement("SELECT count(*) FROM muster_entry WHERE journal = ?")) {
            count.setLong(1, journal);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
