package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who send and read as slowly as they can: all others are served meanwhile. */
class SlowClientsTest {
    private static final List<String> PEOPLE = List.of("mia", "liam", "nora", "noah", "sam", "eve", "audrey");
    private static final int MANY = 64;

    @TempDir
    Path folder;

    private static final class Slow implements AutoCloseable {
        private final List<Socket> sockets = new ArrayList<>();
        private final InetSocketAddress server;
        private final String host;

        Slow(Site site) {
            URI uri = URI.create(site.address());
            server = new InetSocketAddress(uri.getHost(), uri.getPort());
            host = uri.getAuthority();
        }

        Socket open(String head, String beginning) throws IOException {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.connect(server);
            socket.setSoTimeout(10_000);
            sockets.add(socket);
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\nHost: " + host + "\r\nX-Requested-With: x\r\n\r\n" + beginning)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return socket;
        }

        /** Everybody sends one more byte. */
        void trickle() throws IOException {
            for (Socket socket : sockets) {
                socket.getOutputStream().write('a');
                socket.getOutputStream().flush();
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static String post(String place, int length, String more) {
        return "POST /" + place + " HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: " + length + more;
    }

    private static void othersAreServed(Site site, Program mia, String meanwhile) {
        HttpClient client = HttpClient.newHttpClient();
        for (String place : List.of("health", "api/v1/channel/people", "session")) {
            CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                    HttpRequest.newBuilder(URI.create(site.address() + place))
                            .header("Cookie", mia.header("Cookie"))
                            .timeout(Duration.ofSeconds(8))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer).as(place + " while " + meanwhile).succeedsWithin(Duration.ofSeconds(10));
            assertThat(answer.join().statusCode()).as(place).isEqualTo(200);
        }
        Site.done(mia, "account/describe", Map.of("name", "Mia Clarke", "zone", "UTC"));
    }

    @Test
    void bodiesThatComeByteForByteTakeNoThread() throws Exception {
        try (Site site = Site.open(folder.resolve("data"))) {
            Program mia = site.page("mia", site.password());
            String cookie = "\r\nCookie: " + mia.header("Cookie");
            Map<String, String> heads = new LinkedHashMap<>();
            heads.put("anybody signs in", post("session", 500, ""));
            heads.put("anybody looks at a link", post("reset/look", 500, ""));
            heads.put("anybody sends alerts", post("api/v1/intake/alertmanager/none", 100_000, ""));
            heads.put("a person sends commands", post("api/v1/channel/create", 100_000, cookie));
            for (Map.Entry<String, String> head : heads.entrySet()) {
                try (Slow slow = new Slow(site)) {
                    for (int i = 0; i < MANY; i++) {
                        slow.open(head.getValue(), "{\"text\":\"");
                    }
                    slow.trickle();
                    othersAreServed(site, mia, head.getKey() + " slowly");
                }
            }
        }
    }

    @Test
    void whatWaitsIsBoundedForEachAddress() throws Exception {
        try (Site site = Site.open(folder.resolve("data"));
                Slow slow = new Slow(site)) {
            int length = 1024 * 1024;
            List<Socket> mine = new ArrayList<>();
            for (int i = 0; i < 17; i++) {
                mine.add(slow.open(post("api/v1/intake/alertmanager/none", length, ""), "{"));
            }
            Awaitility.await().until(() -> answered(mine).size() == 1);
            assertThat(line(answered(mine).get(0))).isEqualTo("HTTP/1.1 503 Service Unavailable");
            assertThat(site.anyone().get("health").statusCode()).isEqualTo(200);
        }
    }

    private static String line(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static List<Socket> answered(List<Socket> sockets) throws IOException {
        List<Socket> answered = new ArrayList<>();
        for (Socket socket : sockets) {
            if (socket.getInputStream().available() > 0) {
                answered.add(socket);
            }
        }
        return answered;
    }

    private static String channel(Program mia) {
        return Site.done(
                        mia.with("Idempotency-Key", "c"),
                        "api/v1/channel/create",
                        Map.of("name", "it", "open", true, "members", PEOPLE))
                .at("/ids/channel")
                .asText();
    }

    @Test
    void uploadsThatComeByteForByteTakeNoThread() throws Exception {
        try (Site site = Site.open(folder.resolve("data"));
                Slow slow = new Slow(site)) {
            Program mia = site.page("mia", site.password());
            String channel = channel(mia);
            for (String person : PEOPLE) {
                String cookie =
                        "\r\nCookie: " + site.page(person, site.password()).header("Cookie");
                List<Socket> mine = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    mine.add(slow.open(post("api/v1/files?name=x&channel=" + channel, 1_000_000, cookie), "abc"));
                }
                Awaitility.await().until(() -> answered(mine).size() == 1);
                assertThat(line(answered(mine).get(0))).isEqualTo("HTTP/1.1 429 Too Many Requests");
            }
            othersAreServed(site, mia, "four files of everybody come slowly");
        }
    }

    @Test
    void downloadsThatNobodyReadsTakeNoThread() throws Exception {
        try (Site site = Site.open(folder.resolve("data"));
                Slow slow = new Slow(site)) {
            Program mia = site.page("mia", site.password());
            String channel = channel(mia);
            HttpResponse<String> file =
                    mia.send("POST", "api/v1/files?name=x&channel=" + channel, "x".repeat(30_000_000));
            String id = Program.json(file).path("id").asText();
            Site.done(
                    mia.with("Idempotency-Key", "p"),
                    "api/v1/channel/post",
                    Map.of("channel", channel, "text", "look", "files", List.of(id)));
            for (String person : List.of("liam", "nora")) {
                String cookie =
                        "\r\nCookie: " + site.page(person, site.password()).header("Cookie");
                List<String> answers = new ArrayList<>();
                List<Socket> mine = new ArrayList<>();
                for (int i = 0; i < 33; i++) {
                    mine.add(slow.open("GET /api/v1/files/" + id + " HTTP/1.1" + cookie, ""));
                }
                for (Socket one : mine) {
                    answers.add(line(one));
                }
                assertThat(answers).containsOnlyOnce("HTTP/1.1 429 Too Many Requests");
            }
            othersAreServed(site, mia, "64 large files are not read");
        }
    }
}
