package dev.muster.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.command.EntryView;
import dev.muster.tck.TransportContract;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clients whose connections break all the time see every entry once and in order, and what they sent happens once. */
class ResumeTest {
    private static final int CLIENTS = 20;
    private static final int EACH = 1000;

    private static final class Reader implements News {
        final List<Long> seen = new ArrayList<>();
        final AtomicInteger connections = new AtomicInteger();
        volatile int count;

        @Override
        public void entries(String channel, List<EntryView> entries, String cursor) {
            entries.forEach(e -> seen.add(e.seq()));
            count = seen.size();
        }

        @Override
        public void connected(boolean now) {
            if (now) {
                connections.incrementAndGet();
            }
        }
    }

    @Test
    void randomCutsLoseNothingAndDoubleNothing() throws Exception {
        long seed = new Random().nextLong();
        try (JettyTestServer server = JettyTestServer.start()) {
            List<String> people =
                    IntStream.range(0, CLIENTS).mapToObj(i -> "p" + i).toList();
            new Http(server)
                    .as("p0")
                    .post(
                            "api/v1/note/open-room",
                            "{\"room\":\"r\",\"people\":[\"" + String.join("\",\"", people) + "\"]}");
            String beginning = server.muster().health().epoch() + ".0";
            List<Reader> readers = new ArrayList<>();
            List<MusterClient> clients = new ArrayList<>();
            for (String person : people) {
                Reader reader = new Reader();
                MusterClient client =
                        MusterClient.connect(server.uri(), () -> Map.of("Authorization", "Bearer " + person), reader);
                client.subscribe("room:r", beginning);
                readers.add(reader);
                clients.add(client);
            }
            AtomicBoolean over = new AtomicBoolean();
            Thread cutter = new Thread(() -> {
                Random random = new Random(seed);
                while (!over.get()) {
                    clients.get(random.nextInt(CLIENTS)).cut();
                    sleep(40);
                }
            });
            cutter.start();
            List<CompletableFuture<?>> sent = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                for (MusterClient client : clients) {
                    sent.add(client.run("note.post", Map.of("room", "r", "text", "note " + i)));
                }
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
            over.set(true);
            cutter.join();
            long head = CLIENTS * EACH + 1L;
            Awaitility.await("all readers at " + head + ", seed " + seed)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> readers.stream().allMatch(r -> r.count >= head));
            clients.forEach(MusterClient::close);
            List<Long> all = LongStream.rangeClosed(1, head).boxed().toList();
            readers.forEach(r -> assertThat(r.seen).as("seed " + seed).isEqualTo(all));
            assertThat(readers.stream().mapToInt(r -> r.connections.get()).sum())
                    .as("connections made; with few cuts this proves nothing")
                    .isGreaterThan(CLIENTS * 3);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRefusalIsTheAnswerAndQuestionsAreAnswered() {
        try (JettyTestServer server = JettyTestServer.start();
                MusterClient ann = MusterClient.connect(
                        server.uri(), () -> Map.of("Authorization", "Bearer ann"), (c, e, at) -> {})) {
            ann.run("note.open-room", Map.of("room", "r", "people", List.of())).join();
            assertThat(ann.run("note.post", Map.of("room", "x", "text", "y")))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withMessageContaining("absent");
            assertThat(ann.ask("note.show", Map.of("room", "r")).join()).contains("\"head\":1");
            Answers.Result first = ann.run("note.post", Map.of("room", "r", "text", "y"), "key")
                    .join();
            Answers.Result again = ann.run("note.post", Map.of("room", "r", "text", "y"), "key")
                    .join();
            assertThat(again.positions()).isEqualTo(first.positions());
            assertThat(again.repeated()).isTrue();
        }
    }

    @Test
    void whoIsSignedOutStopsAndWhoIsNotLetInStops() {
        CompletableFuture<Integer> stopped = new CompletableFuture<>();
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        News news = new News() {
            @Override
            public void entries(String channel, List<EntryView> entries, String cursor) {}

            @Override
            public void connected(boolean now) {
                connected.complete(now);
            }

            @Override
            public void stopped(int code, String reason) {
                stopped.complete(code);
            }
        };
        try (JettyTestServer server = JettyTestServer.start();
                MusterClient ann =
                        MusterClient.connect(server.uri(), () -> Map.of("Authorization", "Bearer ann"), news)) {
            assertThat(connected).succeedsWithin(Duration.ofSeconds(5));
            server.muster().sessionEnded(TransportContract.WORKSPACE, "s-ann");
            assertThat(stopped).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(4401);
            assertThat(ann.ask("note.show", Map.of())).isCompletedExceptionally();
        }
    }
}
