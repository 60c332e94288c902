package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.storage.FolderFileStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are longer than the memory of the server go up and down; what a killed one was taking in is gone. */
class MemoryTest {
    private static final int LENGTH = 200_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private record Child(Process process, int port) implements AutoCloseable {
        static Child start(Path folder) throws IOException {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:MaxDirectMemorySize=32m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SmallServer.class.getName(),
                            folder.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            while (line != null && !line.startsWith("port ")) {
                line = out.readLine();
            }
            if (line == null) {
                throw new IOException("the server ended before it said where it is");
            }
            return new Child(process, Integer.parseInt(line.substring(5)));
        }

        HttpRequest.Builder request(String place) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/" + place))
                    .header("Authorization", "Bearer ann");
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Bytes that nobody keeps, always the same. */
    private static InputStream stream(int length) {
        return new InputStream() {
            private final Random random = new Random(7);
            private final byte[] block = new byte[8_192];
            private int left = length;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int from, int most) {
                if (left == 0) {
                    return -1;
                }
                int now = Math.min(Math.min(most, block.length), left);
                random.nextBytes(block);
                System.arraycopy(block, 0, to, from, now);
                left -= now;
                return now;
            }
        };
    }

    private static String digest(InputStream in) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[8_192];
        for (int read = in.readNBytes(buffer, 0, buffer.length);
                read > 0;
                read = in.readNBytes(buffer, 0, buffer.length)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String channel(Child child) throws Exception {
        HttpResponse<String> made = CLIENT.send(
                child.request("api/v1/channel/create")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"c\",\"open\":false,\"members\":[]}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(made.body()).at("/ids/channel").asText();
    }

    @Test
    void twoHundredMegabytesGoThroughAServerOfSixtyFour() throws Exception {
        try (Child child = Child.start(folder.resolve("files"))) {
            String channel = channel(child);
            HttpRequest upload = child.request("api/v1/files?name=dump&channel=" + channel)
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> stream(LENGTH)))
                    .build();
            CompletableFuture<HttpResponse<String>> first =
                    CLIENT.sendAsync(upload, HttpResponse.BodyHandlers.ofString());
            CompletableFuture<HttpResponse<String>> second =
                    CLIENT.sendAsync(upload, HttpResponse.BodyHandlers.ofString());
            JsonNode file = JSON.readTree(first.get().body());
            assertThat(file.path("size").asInt()).as(file.toString()).isEqualTo(LENGTH);
            assertThat(JSON.readTree(second.get().body()).path("sha256")).isEqualTo(file.path("sha256"));
            HttpResponse<InputStream> down = CLIENT.send(
                    child.request("api/v1/files/" + file.path("id").asText()).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(digest(down.body())).isEqualTo(file.path("sha256").asText());
        }
    }

    /** AC-65. */
    @Test
    void whatAKilledServerWasTakingInIsRemovedWhenItStartsAgain() throws Exception {
        Path files = folder.resolve("files");
        try (Child child = Child.start(files);
                Socket socket = new Socket("localhost", child.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/files?name=x&channel=" + channel(child) + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "Authorization: Bearer ann\r\nContent-Length: 50000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(stream(8_192).readAllBytes());
            for (int i = 0; i < 400; i++) {
                out.write(new byte[8_192]);
            }
            out.flush();
            Awaitility.await().until(() -> bytes(files.resolve("incoming")) > 1_000_000);
            child.close();
            assertThat(bytes(files.resolve("incoming")))
                    .as("bytes that the killed server left")
                    .isPositive();
        }
        FolderFileStore.open(files).close();
        assertThat(bytes(files)).as("bytes after the next start").isZero();
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }
}
