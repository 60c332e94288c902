package dev.muster.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.guarantee.Rounds;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * G17, in every build: the operating system takes no byte more of any file of a running server, its database, its folder
 * of files and its log, and later takes them again. What cannot be kept is refused and not acknowledged, what is there is
 * read, and nobody has to start anything again. With disks that are really full: {@link G17FullDiskTest}.
 */
class G17NoRoomTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @BeforeEach
    void possible() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "needs prlimit of Linux");
    }

    @Test
    void whatCannotBeWrittenIsRefusedAndTheRestGoesOn() {
        List<String> frames = new CopyOnWriteArrayList<>();
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of());
                Wires wires = new Wires()) {
            Http mia = Http.as(server, "mia");
            String channel = mia.channel("network");
            String file = Http.json(mia.upload(channel, "before.txt", "written before"))
                    .path("id")
                    .asText();
            mia.run("channel.post", Map.of("channel", channel, "text", "written before"));
            Wire socket = Wire.socket(wires, mia, 0, (m, at) -> frames.add(m));
            socket.send(Crowd.subscribe(channel, null));

            server.limitFiles(0);
            long began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                refused(mia.command("channel.post", Map.of("channel", channel, "text", "refused"), "k" + i));
            }
            socket.send(Crowd.post(channel, "by-socket", "refused"));
            await().atMost(SOON).until(() -> frames.stream().anyMatch(f -> f.contains("by-socket")));
            Rounds.measured("G17 no room: 21 writes refused in %.0f ms", (System.nanoTime() - began) / 1e6);
            assertThat(frames)
                    .filteredOn(f -> f.contains("by-socket"))
                    .singleElement()
                    .asString()
                    .contains("\"refused\"", "\"unavailable\"");
            refused(mia.upload(channel, "after.txt", "x".repeat(300_000)));
            assertThat(signIn(server)).as("a sign-in that cannot be kept").isEqualTo(503);
            assertThat(mia.get("ready").body()).isEqualTo("{\"status\":\"read-only\"}");
            assertThat(mia.get("metrics").body()).contains("muster_store_writable 0\n", "muster_files_usable 0\n");
            assertThat(texts(mia, channel)).containsExactly("written before");
            assertThat(mia.get("api/v1/files/" + file).body()).isEqualTo("written before");

            server.limitFiles(-1);
            long freed = System.nanoTime();
            await().atMost(SOON)
                    .until(() -> mia.command("channel.post", Map.of("channel", channel, "text", "written after"), "k0")
                                    .statusCode()
                            == 200);
            Rounds.measured("G17 room again: %.0f ms to the next write", (System.nanoTime() - freed) / 1e6);
            await().atMost(SOON).until(() -> mia.get("ready").body().equals("{\"status\":\"ready\"}"));
            assertThat(mia.upload(channel, "after.txt", "x".repeat(300_000)).statusCode())
                    .isEqualTo(200);
            assertThat(signIn(server)).isEqualTo(200);
            assertThat(texts(mia, channel)).containsExactly("written before", "written after");
            assertThat(mia.ask("report/verify?journal=channel:" + channel)
                            .path("bad")
                            .asLong())
                    .as("the first bad entry of the journal")
                    .isZero();
            await().atMost(SOON).until(() -> frames.stream().anyMatch(f -> f.contains("written after")));
            assertThat(frames).noneMatch(f -> f.contains("\"text\":\"refused\""));
            socket.close();
        }
    }

    /** Said to be unavailable, and when to come back. */
    static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Http.json(answer).path("code").asText()).isEqualTo("unavailable");
    }

    private static int signIn(ServerProcess server) {
        return new Http(server.address(), "").signIn("liam", server.password()).statusCode();
    }

    static List<String> texts(Http who, String channel) {
        JsonNode history = who.ask("channel/history?limit=200&channel=" + channel);
        return history.findValuesAsText("text");
    }
}
