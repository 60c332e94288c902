package dev.muster.guarantee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two PostgreSQL servers, the second a standby of the first without which the first acknowledges nothing (synchronous
 * streaming replication), and what an operator does when the first is gone.
 */
final class StandbyPair implements AutoCloseable {
    private final OwnPostgres primary;
    private final OwnPostgres standby;

    private StandbyPair(OwnPostgres primary, OwnPostgres standby) {
        this.primary = primary;
        this.standby = standby;
    }

    static StandbyPair start(Path folder) {
        try {
            OwnPostgres primary = OwnPostgres.start(folder.resolve("first"));
            primary.stop();
            copy(folder.resolve("first"), folder.resolve("second"));
            int first = primary.port();
            Files.createFile(folder.resolve("second/standby.signal"));
            Files.writeString(
                    folder.resolve("second/postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=" + first + " user=postgres application_name=second'\n",
                    StandardOpenOption.APPEND);
            primary.startAgain();
            StandbyPair pair = new StandbyPair(primary, OwnPostgres.start(folder.resolve("second")));
            pair.execute(first, "ALTER SYSTEM SET synchronous_standby_names = 'second'");
            pair.execute(first, "SELECT pg_reload_conf()");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> pair.execute(
                            first, "SELECT sync_state FROM pg_stat_replication")
                    .equals("sync"));
            return pair;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path there = to.resolve(from.relativize(each));
                if (!each.endsWith("postmaster.pid")) {
                    Files.copy(each, there, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** One address for whichever of the two takes writes. */
    String address() {
        return "jdbc:postgresql://localhost:" + primary.port() + ",localhost:" + standby.port()
                + "/postgres?user=postgres&targetServerType=primary";
    }

    /** The first server is gone at once, with everything that it was doing. */
    void killPrimary() {
        primary.kill();
    }

    /** The second takes its place. */
    void promoteStandby() {
        execute(standby.port(), "SELECT pg_promote()");
    }

    private String execute(int port, String sql) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            if (!rows) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            standby.close();
        } finally {
            primary.close();
        }
    }
}
