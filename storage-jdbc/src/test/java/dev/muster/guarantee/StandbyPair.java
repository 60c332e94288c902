package dev.muster.guarantee;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two PostgreSQL servers, the second a standby of the first without which the first acknowledges nothing (synchronous
 * streaming replication), and what an operator does when the first is gone.
 */
final class StandbyPair implements AutoCloseable {
    private final Path folder;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    private StandbyPair(Path folder, EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.folder = folder;
        this.primary = primary;
        this.standby = standby;
    }

    static StandbyPair start(Path folder) {
        try {
            int first = free();
            server(folder.resolve("first"), first).close();
            copy(folder.resolve("first"), folder.resolve("second"));
            Files.createFile(folder.resolve("second/standby.signal"));
            Files.writeString(
                    folder.resolve("second/postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=" + first + " user=postgres application_name=second'\n",
                    StandardOpenOption.APPEND);
            EmbeddedPostgres primary = server(folder.resolve("first"), first);
            StandbyPair pair = new StandbyPair(folder, primary, server(folder.resolve("second"), free()));
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

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static EmbeddedPostgres server(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
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
        return "jdbc:postgresql://localhost:" + primary.getPort() + ",localhost:" + standby.getPort()
                + "/postgres?user=postgres&targetServerType=primary";
    }

    /** The first server is gone at once, with everything that it was doing. */
    void killPrimary() {
        try {
            List<String> lock = Files.readAllLines(folder.resolve("first/postmaster.pid"));
            ProcessHandle postmaster =
                    ProcessHandle.of(Long.parseLong(lock.get(0))).orElseThrow();
            List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second takes its place. */
    void promoteStandby() {
        execute(standby.getPort(), "SELECT pg_promote()");
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
