package dev.muster.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * G17 on disks that are really full, or fail: everything that the server keeps, its database, its files, the accounts, is
 * on an ext4 of 64 MB, which is filled at random moments while messages and files come in, and freed again. At last it is
 * made read-only under the server's hands.
 */
@Tag("faults")
class G17FullDiskTest {
    private static final int WRITERS = 4;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Random random = new Random(17);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final Set<String> odd = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean over;

    @BeforeEach
    void asRoot() {
        assumeTrue(SmallDisk.possible(), "needs root on Linux, for loop devices");
    }

    @Test
    void aFullDiskRefusesWritesAndNothingElse() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder, 64)) {
            Path data = disk.place().resolve("data");
            ServerProcess first;
            try (ServerProcess server = ServerProcess.startTelling(folder.resolve("server.log"), data)) {
                first = server;
                Http mia = Http.as(server, "mia");
                String channel = mia.channel("network");
                List<Thread> writers = Crowd.times(WRITERS, i -> write(mia, channel));
                int rounds = Rounds.of("full", 10);
                for (int i = 0; i < rounds; i++) {
                    round(disk, mia, channel);
                }
                disk.fail();
                int before = refused.get();
                await().atMost(SOON).until(() -> refused.get() > before + 10);
                assertThat(mia.get("ready").body()).isEqualTo("{\"status\":\"read-only\"}");
                assertThat(seen(mia, channel)).as("read from a disk that failed").containsAll(acknowledged);
                over = true;
                for (Thread writer : writers) {
                    writer.join(60_000);
                }
                Rounds.measured(
                        "G17 %d times full and once read-only: %d messages and %d files acknowledged, %d writes refused",
                        rounds, acknowledged.size(), files.size(), refused.get());
                server.stop();
            }
            disk.repair();
            integrity(data.resolve("muster.db"));
            integrity(data.resolve("accounts.db"));
            try (ServerProcess server = first.again(data)) {
                Http mia = Http.as(server, "mia");
                String channel = channel(mia);
                whole(mia, channel);
                assertThat(mia.command("channel.post", Map.of("channel", channel, "text", "after"), "after")
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(odd).as("answers that are neither").isEmpty();
        }
    }

    /** Full at some moment, to the last byte or nearly, and free again some time later. */
    private void round(SmallDisk disk, Http mia, String channel) {
        Crowd.sleep(random.nextInt(1_500));
        disk.fill(random.nextBoolean() ? 0 : random.nextInt(200_000));
        int before = refused.get();
        await().atMost(SOON).until(() -> refused.get() > before + 5);
        long began = System.nanoTime();
        assertThat(seen(mia, channel)).as("read from a full disk").containsAll(Set.copyOf(acknowledged));
        files.entrySet().stream()
                .limit(1)
                .forEach(f -> assertThat(mia.get("api/v1/files/" + f.getKey()).body()).isEqualTo(f.getValue()));
        double reading = (System.nanoTime() - began) / 1e6;
        String ready = mia.get("ready").body();
        Crowd.sleep(random.nextInt(1_000));
        disk.free(true);
        int so = acknowledged.size();
        long freed = System.nanoTime();
        await().atMost(SOON).until(() -> acknowledged.size() > so + 3);
        Rounds.measured(
                "G17 full: %d acknowledged so far, %d refused; all read in %.0f ms; said %s; %.0f ms from room to"
                        + " the fourth message",
                so, refused.get(), reading, ready, (System.nanoTime() - freed) / 1e6);
        await().atMost(SOON).until(() -> mia.get("ready").body().equals("{\"status\":\"ready\"}"));
    }

    private Thread write(Http mia, String channel) {
        Thread thread = new Thread(() -> {
            while (!over) {
                int number = next.incrementAndGet();
                if (number % 5 == 0) {
                    file(mia, channel, number);
                } else {
                    message(mia, channel, "message " + number + ".");
                }
                Crowd.sleep(10);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void message(Http mia, String channel, String text) {
        HttpResponse<String> answer = mia.command("channel.post", Map.of("channel", channel, "text", text), text);
        if (answer.statusCode() == 200) {
            acknowledged.add(text);
        } else {
            said(answer);
        }
    }

    private void file(Http mia, String channel, int number) {
        String content = ("file " + number + " ").repeat(400);
        HttpResponse<String> answer = mia.upload(channel, number + ".txt", content);
        if (answer.statusCode() == 200) {
            files.put(Http.json(answer).path("id").asText(), content);
        } else {
            said(answer);
        }
    }

    private void said(HttpResponse<String> answer) {
        refused.incrementAndGet();
        if (answer.statusCode() != 503
                || answer.headers().firstValue("Retry-After").isEmpty()
                || !answer.body().contains("\"unavailable\"")) {
            odd.add(answer.statusCode() + " " + answer.body());
        }
    }

    /** Every message of the channel, page by page. */
    private static Set<String> seen(Http mia, String channel) {
        List<String> texts = new ArrayList<>();
        JsonNode page;
        long after = 0;
        do {
            page = mia.ask("channel/history?limit=200&after=" + after + "&channel=" + channel).path("entries");
            texts.addAll(page.findValuesAsText("text"));
            after = page.path(page.size() - 1).path("seq").asLong();
        } while (!page.isEmpty());
        assertThat(texts).doesNotHaveDuplicates();
        return texts.stream().collect(Collectors.toSet());
    }

    private static String channel(Http mia) {
        for (JsonNode channel : mia.ask("channel/mine").path("channels")) {
            if (channel.path("name").asText().equals("network")) {
                return channel.path("id").asText();
            }
        }
        throw new IllegalStateException("the channel is gone");
    }

    private void whole(Http mia, String channel) {
        assertThat(seen(mia, channel)).containsAll(acknowledged);
        files.forEach((id, content) ->
                assertThat(mia.get("api/v1/files/" + id).body()).as(id).isEqualTo(content));
        assertThat(mia.ask("report/verify?journal=channel:" + channel).path("bad").asLong())
                .as("the first bad entry of the journal")
                .isZero();
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
