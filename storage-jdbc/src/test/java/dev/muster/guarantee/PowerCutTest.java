package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.guarantee.History.Op;
import dev.muster.storage.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * G1: what was acknowledged survives a power cut. A node writes at full rate; again and again everything is stopped, the
 * disk copied as it is, and the copy brought up. With looser settings, which {@code kill -9} cannot tell from safe ones,
 * acknowledged messages have to be missing: else this test would prove nothing.
 */
@Tag("faults")
class PowerCutTest {
    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    @BeforeEach
    void asRoot() {
        assumeTrue(PowerDisk.possible(), "needs root on Linux, for loop devices");
    }

    @ParameterizedTest
    @CsvSource({"FULL,50", "NORMAL,5", "OFF,5"})
    void sqliteLosesNothingUnlessItIsLoose(String synchronous, int images) throws Exception {
        try (PowerDisk disk = new PowerDisk(folder, 256)) {
            String file = disk.live().resolve("muster.db").toString();
            ChannelId channel = made(file);
            disk.sync();
            String address = synchronous.equals("FULL") ? file : file + "?synchronous=" + synchronous;
            Lost lost = new Lost();
            try (Child writer = Child.java(Writer.class, address, "n0", channel, WRITERS)) {
                for (int i = 0; i < Rounds.of("images", images); i++) {
                    Path cut = cut(disk, writer, List.of(), lost);
                    Path after = disk.restart(cut);
                    lost.in(after.resolve("muster.db").toString(), channel);
                    disk.end(after);
                }
            }
            lost.check("SQLite synchronous=" + synchronous, synchronous.equals("FULL"));
        }
    }

    @ParameterizedTest
    @CsvSource({"on,50", "off,5"})
    void postgresLosesNothingUnlessItIsLoose(String commit, int images) throws Exception {
        try (PowerDisk disk = new PowerDisk(folder, 512)) {
            Path data = disk.live().resolve("pg");
            EmbeddedPostgres server = start(data);
            Lost lost = new Lost();
            try {
                String url = server.getJdbcUrl("postgres", "postgres");
                ChannelId channel = made(url);
                disk.sync();
                String address = commit.equals("on") ? url : url + "&options=-c%20synchronous_commit=off";
                try (Child writer = Child.java(Writer.class, address, "n0", channel, WRITERS)) {
                    for (int i = 0; i < Rounds.of("images", images); i++) {
                        Path after = disk.restart(cut(disk, writer, processes(data), lost));
                        Files.delete(after.resolve("pg/postmaster.pid"));
                        try (EmbeddedPostgres again = start(after.resolve("pg"))) {
                            lost.in(again.getJdbcUrl("postgres", "postgres"), channel);
                        }
                        disk.end(after);
                    }
                }
            } finally {
                server.close();
            }
            lost.check("PostgreSQL synchronous_commit=" + commit, commit.equals("on"));
        }
    }

    /** Lets the writer write, stops everything, takes the image, and lets it go on. */
    private static Path cut(PowerDisk disk, Child writer, List<String> server, Lost lost) throws Exception {
        int before = lost.acknowledged.size();
        while (G1DurableAcknowledgementTest.acknowledged(writer).size() <= before + 20) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.MILLISECONDS.sleep(37L * (before % 11));
        writer.signal("STOP");
        for (String process : server) {
            PowerDisk.sh("kill", "-STOP", process);
        }
        TimeUnit.MILLISECONDS.sleep(100); // what was printed is read
        lost.acknowledged = G1DurableAcknowledgementTest.acknowledged(writer);
        Path cut = disk.cut();
        for (String process : server) {
            PowerDisk.sh("kill", "-CONT", process);
        }
        writer.signal("CONT");
        return cut;
    }

    /** What is missing in the images. */
    private static final class Lost {
        private List<Op> acknowledged = List.of();
        private final List<Integer> missing = new ArrayList<>();

        void in(String address, ChannelId channel) {
            try (Store store = Base.at(address).open()) {
                missing.add(Checkers.lostAcks(
                                acknowledged,
                                Nodes.entries(store, channel).stream()
                                        .map(Nodes::line)
                                        .toList())
                        .size());
            }
        }

        void check(String what, boolean safe) {
            int most = missing.stream().mapToInt(n -> n).max().orElse(0);
            Rounds.measured(
                    "G1 power cut, %s: %d images, %d acknowledged, at most %d lost in one image",
                    what, missing.size(), acknowledged.size(), most);
            if (safe) {
                assertThat(missing).containsOnly(0);
            } else {
                assertThat(most).as("acknowledged messages lost with %s", what).isPositive();
            }
        }
    }

    private static ChannelId made(String address) {
        try (Store store = Base.at(address).open();
                Muster muster = Nodes.node(store, "maker")) {
            return Nodes.channel(muster, WRITERS);
        }
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** The server's processes: the first and its children. */
    private static List<String> processes(Path data) throws IOException {
        long first = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        List<String> all = new ArrayList<>();
        all.add(String.valueOf(first));
        ProcessHandle.of(first).ifPresent(p -> p.descendants().forEach(child -> all.add(String.valueOf(child.pid()))));
        return all;
    }
}
