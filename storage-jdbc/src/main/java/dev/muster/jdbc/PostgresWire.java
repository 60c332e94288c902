package dev.muster.jdbc;

import dev.muster.storage.Signal;
import dev.muster.storage.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News between processes by LISTEN and NOTIFY, and the database's clock. Two threads, each with a connection:
 *
 * <ol>
 *   <li>{@code muster-notify} takes what this process has committed since it last looked, and sends one NOTIFY, at most one
 *       in 5 ms. It
 *       stands outside the commit on purpose: a NOTIFY inside makes all commits of the database wait for each
 *       other's flush. News that a killed process no longer sent is found by polling;
 *   <li>{@code muster-listen} hands on what others sent, measures the clock every 5 s, which also notices a dead
 *       connection, and after each (re)connection says that anything may have happened.
 * </ol>
 */
final class PostgresWire implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresWire.class);
    private static final int MEASURE_MILLIS = 5_000;
    private static final int PAUSE_MILLIS = 500;

    /** What is committed so shortly behind the last NOTIFY goes with the next one. */
    private static final int GATHER_MILLIS = 5;

    private final PostgresConnections connections;
    private final Signals signals;
    private final News news;
    private final WireBroadcast broadcast;
    private final Thread listening = thread("muster-listen", this::listen);
    private final Thread notifying = thread("muster-notify", this::tell);
    private volatile boolean closed;
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Connection ears;

    PostgresWire(PostgresConnections connections, String epoch, Signals signals) {
        this.connections = connections;
        this.signals = signals;
        this.news = new News(epoch);
        this.broadcast = new WireBroadcast(news);
    }

    /** Connects, measures the clock once, and starts both threads. */
    void start() {
        try {
            ears = connect();
        } catch (SQLException e) {
            throw new StoreUnavailable("the database cannot be reached: " + e.getMessage(), e);
        }
        signals.listenLocally(news::add);
        listening.start();
        notifying.start();
    }

    /** How far the database's clock is ahead of this machine's. */
    Duration ahead() {
        return ahead;
    }

    /** What processes tell each other, on the same two connections. */
    WireBroadcast broadcast() {
        return broadcast;
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private Connection connect() throws SQLException {
        Connection connection = connections.plain();
        boolean ready = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + News.CHANNEL);
            measure(connection);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                end(connection);
            }
        }
    }

    private void listen() {
        while (!closed) {
            Connection connection = ears;
            try {
                if (connection == null) {
                    connection = connect();
                    ears = connection;
                    signals.heard(Signal.EVERYTHING);
                }
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    log.warn("listening was interrupted, trying again: {}", e.getMessage());
                }
            }
            ears = null;
            end(connection);
            pause();
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        long measured = System.nanoTime();
        while (!closed) {
            PGNotification[] heard = postgres.getNotifications(1_000);
            if (heard != null) {
                for (PGNotification notification : heard) {
                    heard(notification.getParameter());
                }
            }
            if (System.nanoTime() - measured > TimeUnit.MILLISECONDS.toNanos(MEASURE_MILLIS)) {
                measure(connection);
                measured = System.nanoTime();
            }
        }
    }

    private void heard(String payload) {
        String message = news.message(payload);
        if (message != null) {
            broadcast.heard(message);
            return;
        }
        Signal signal = news.read(payload);
        if (signal != null) {
            signals.heard(signal);
        }
    }

    private void measure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Instant before = Instant.now();
            long began = System.nanoTime();
            try (ResultSet row =
                    statement.executeQuery("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")) {
                row.next();
                long took = System.nanoTime() - began;
                ahead = Duration.between(before.plusNanos(took / 2), Text.time(row.getLong(1)))
                        .truncatedTo(ChronoUnit.MICROS);
            }
        }
    }

    private void tell() {
        Connection connection = null;
        while (!closed) {
            try {
                List<String> payloads = news.take();
                if (connection == null) {
                    connection = connections.plain();
                    unwaited(connection);
                }
                try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT pg_notify(?, payload) FROM unnest(?) WITH ORDINALITY AS said (payload, place)"
                                + " ORDER BY place")) {
                    statement.setString(1, News.CHANNEL);
                    statement.setArray(2, connection.createArrayOf("text", payloads.toArray()));
                    statement.execute();
                }
                TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
            } catch (InterruptedException e) {
                break;
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    log.warn("news was not sent; other processes find it by polling: {}", e.getMessage());
                }
                end(connection);
                connection = null;
                news.lost();
                pause();
            }
        }
        end(connection);
    }

    /** News is a hint that nobody keeps: its transactions do not wait for the disk. */
    private static void unwaited(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
        }
    }

    private void pause() {
        try {
            if (!closed) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(@Nullable Connection connection) {
        if (connection != null) {
            Failures.quietly(() -> connection.abort(Runnable::run));
            Failures.quietly(connection::close);
        }
    }

    @Override
    public void close() {
        closed = true;
        end(ears);
        notifying.interrupt();
        listening.interrupt();
        try {
            listening.join(2_000);
            notifying.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
