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

    /** How long the two threads have to end by themselves. */
    private static final int FAREWELL_MILLIS = 1_000;

    /** What is committed so shortly behind the last NOTIFY goes with the next one. */
    private static final int GATHER_MILLIS = 5;

    private final PostgresConnections connections;
    private final Signals signals;
    private final News news;
    private final WireBroadcast broadcast;
    private final Thread listening = thread("muster-listen", this::listen);
    private final Thread notifying = thread("muster-notify", this::tell);
    private volatile boolean closed;
    private volatile Measured measured = new Measured(Instant.now(), System.nanoTime());
    private volatile @Nullable Borrowed ears;

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

    /** What the database's clock showed, and when, by a clock of this machine that nobody sets. */
    private record Measured(Instant time, long nanos) {
        Instant now() {
            return time.plusNanos(System.nanoTime() - nanos);
        }
    }

    /**
     * How far the database's clock is ahead of this machine's as it shows now, also if it was set since it was measured.
     * Never zero, which says that they are one.
     */
    Duration ahead() {
        Duration ahead = Duration.between(Instant.now(), measured.now()).truncatedTo(ChronoUnit.MICROS);
        return ahead.isZero() ? Duration.of(1, ChronoUnit.MICROS) : ahead;
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

    private Borrowed connect() throws SQLException {
        return connections.plain(connection -> {
            PostgresConnections.execute(connection, "LISTEN " + News.CHANNEL);
            measure(connection);
        });
    }

    private void listen() {
        while (!closed) {
            Borrowed borrowed = ears;
            boolean sound = false;
            try {
                if (borrowed == null) {
                    borrowed = connect();
                    ears = borrowed;
                    signals.heard(Signal.EVERYTHING);
                }
                hear(borrowed.connection());
                PostgresConnections.execute(borrowed.connection(), "UNLISTEN *");
                sound = true;
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    log.warn("listening was interrupted, trying again: {}", e.getMessage());
                }
            }
            ears = null;
            over(borrowed, sound);
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
            long began = System.nanoTime();
            try (ResultSet row =
                    statement.executeQuery("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")) {
                row.next();
                long took = System.nanoTime() - began;
                measured = new Measured(Text.time(row.getLong(1)), began + took / 2);
            }
        }
    }

    private void tell() {
        Borrowed borrowed = null;
        while (!closed) {
            try {
                List<String> payloads = news.take();
                if (borrowed == null) {
                    borrowed = mouth();
                }
                say(borrowed.connection(), payloads);
                TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
            } catch (InterruptedException e) {
                break;
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    log.warn("news was not sent; other processes find it by polling: {}", e.getMessage());
                }
                over(borrowed, false);
                borrowed = null;
                news.lost();
                pause();
            }
        }
        farewell(borrowed);
    }

    /** News is a hint that nobody keeps: its transactions do not wait for the disk. */
    private Borrowed mouth() throws SQLException {
        return connections.plain(connection -> PostgresConnections.execute(connection, "SET synchronous_commit = off"));
    }

    private static void say(Connection connection, List<String> payloads) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_notify(?, payload) FROM unnest(?) WITH ORDINALITY AS said"
                        + " (payload, place) ORDER BY place")) {
            statement.setString(1, News.CHANNEL);
            statement.setArray(2, connection.createArrayOf("text", payloads.toArray()));
            statement.execute();
        }
    }

    /** Wakes the ears, which wait for news, so that they see that they are to end. */
    private void farewell(@Nullable Borrowed mouth) {
        Borrowed borrowed = mouth;
        boolean sound = false;
        try {
            if (borrowed == null) {
                borrowed = mouth();
            }
            say(borrowed.connection(), List.of(news.nothing()));
            sound = true;
        } catch (SQLException | RuntimeException e) {
            log.debug("the listening connection is ended without a farewell", e);
        }
        over(borrowed, sound);
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

    private static void over(@Nullable Borrowed borrowed, boolean sound) {
        if (borrowed != null && sound) {
            borrowed.giveBack();
        } else if (borrowed != null) {
            borrowed.end();
        }
    }

    @Override
    public void close() {
        closed = true;
        notifying.interrupt();
        try {
            notifying.join(FAREWELL_MILLIS);
            listening.join(FAREWELL_MILLIS);
            Borrowed left = ears;
            if (left != null) {
                left.interrupt();
            }
            listening.interrupt();
            listening.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
