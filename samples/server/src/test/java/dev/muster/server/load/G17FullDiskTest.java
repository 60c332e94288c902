package dev.muster.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.guarantee.Rounds;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * G17 on disks that are really full, or fail: everything that the server keeps, its database, its files, the accounts, is
 * on a small ext4, which is filled at random moments while messages and files come in, and freed again. At last it is made
 * read-only under the server's hands. Of PostgreSQL all that it keeps is there; where it gives itself up for want of room, it
 * is started again as its operator does, and the server is not.
 */
@Tag("faults")
class G17FullDiskTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Random random = new Random(17);

    @BeforeEach
    void asRoot() {
        assumeTrue(SmallDisk.possible(), "needs root on Linux, for loop devices");
    }

    @Test
    void aFullDiskRefusesWritesAndNothingElse() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder, 64)) {
            Path data = disk.place().resolve("data");
            ServerProcess first;
            Writers writers;
            try (ServerProcess server = ServerProcess.startTelling(folder.resolve("server.log"), data, Map.of())) {
                first = server;
                Http mia = Http.as(server, "mia");
                String channel = mia.channel("network");
                writers = new Writers(mia, channel);
                int rounds = Rounds.of("full", 10);
                for (int i = 0; i < rounds; i++) {
                    round(disk, mia, writers);
                }
                disk.fail();
                int before = writers.refused();
                await().atMost(SOON).until(() -> writers.refused() > before + 10);
                assertThat(mia.get("ready").body()).isEqualTo("{\"status\":\"read-only\"}");
                writers.read();
                writers.end();
                Rounds.measured(
                        "G17 %d times full and once read-only: %d messages and %d files acknowledged, %d writes refused",
                        rounds, writers.acknowledged(), writers.files(), writers.refused());
                server.stop();
            }
            disk.repair();
            integrity(data.resolve("muster.db"));
            integrity(data.resolve("accounts.db"));
            try (ServerProcess server = first.again(data)) {
                writers.whole(Http.as(server, "mia"));
            }
            assertThat(writers.odd()).as("answers that are neither").isEmpty();
        }
    }

    /** Full at some moment, to the last byte or nearly, and free again some time later. */
    private void round(SmallDisk disk, Http mia, Writers writers) {
        Crowd.sleep(random.nextInt(1_500));
        disk.fill(random.nextBoolean() ? 0 : random.nextInt(200_000));
        int before = writers.refused();
        await().atMost(SOON).until(() -> writers.refused() > before + 5);
        long began = System.nanoTime();
        writers.read();
        double reading = (System.nanoTime() - began) / 1e6;
        String ready = mia.get("ready").body();
        Crowd.sleep(random.nextInt(1_000));
        disk.free();
        int so = writers.acknowledged();
        long freed = System.nanoTime();
        await().atMost(SOON).until(() -> writers.acknowledged() > so + 3);
        Rounds.measured(
                "G17 full: %d acknowledged so far, %d refused; all read in %.0f ms; said %s; %.0f ms from room to"
                        + " the fourth message",
                so, writers.refused(), reading, ready, (System.nanoTime() - freed) / 1e6);
        await().atMost(SOON).until(() -> mia.get("ready").body().equals("{\"status\":\"ready\"}"));
    }

    @Test
    void aFullDiskOfPostgresIsLivedThroughAsWell() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder, 192)) {
            Path place = disk.place().resolve("pg");
            EmbeddedPostgres postgres = start(place, 0);
            int port = postgres.getPort();
            String url = postgres.getJdbcUrl("postgres", "postgres");
            try (ServerProcess server = ServerProcess.startTelling(
                    folder.resolve("server.log"), folder.resolve("data"), Map.of("MUSTER_DB", url))) {
                Http mia = Http.as(server, "mia");
                Writers writers = new Writers(mia, mia.channel("network"));
                int rounds = Rounds.of("fullpg", 3);
                int ups = 0;
                for (int i = 0; i < rounds; i++) {
                    Crowd.sleep(random.nextInt(1_500));
                    disk.fill(0);
                    int before = writers.refused();
                    await().atMost(SOON.multipliedBy(3)).until(() -> writers.refused() > before + 5);
                    disk.free();
                    if (!isUp(url)) {
                        postgres.close();
                        postgres = start(place, port);
                        ups++;
                    }
                    int so = writers.acknowledged();
                    long freed = System.nanoTime();
                    await().atMost(SOON).until(() -> writers.acknowledged() > so + 3);
                    Rounds.measured(
                            "G17 PostgreSQL full: %d acknowledged so far, %d refused; %.0f ms from room to the fourth message",
                            so, writers.refused(), (System.nanoTime() - freed) / 1e6);
                }
                writers.end();
                writers.whole(mia);
                Rounds.measured(
                        "G17 PostgreSQL %d times full, %d times started again: %d messages and %d files acknowledged, %d"
                                + " writes refused",
                        rounds, ups, writers.acknowledged(), writers.files(), writers.refused());
                assertThat(writers.odd()).as("answers that are neither").isEmpty();
            } finally {
                postgres.close();
            }
        }
    }

    /** Full, it may be down for a moment, or for good. */
    private static boolean isUp(String url) {
        for (int i = 0; i < 20; i++) {
            try (Connection connection = DriverManager.getConnection(url)) {
                if (connection.isValid(2)) {
                    return true;
                }
            } catch (SQLException e) {
                Crowd.sleep(500);
            }
        }
        return false;
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("min_wal_size", "32MB")
                .setServerConfig("max_wal_size", "48MB")
                .setServerConfig("max_connections", "60");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private static void integrity(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet said = statement.executeQuery("PRAGMA integrity_check")) {
            assertThat(said.next()).isTrue();
            assertThat(said.getString(1)).as(file.toString()).isEqualTo("ok");
        }
    }
}
