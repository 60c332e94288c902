package dev.muster.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import dev.muster.websocket.testing.RawSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connection does with frames that are wrong, too long or too many, and with people who come and go. */
class FramesTest {
    private final JettyTestServer server = JettyTestServer.start(
            "",
            Limits.STANDARD
                    .inFlight(4)
                    .queued(50_000)
                    .stall(Duration.ofSeconds(2))
                    .heartbeat(Duration.ofSeconds(1)),
            g -> g,
            null);

    @AfterEach
    void stop() {
        server.close();
    }

    private RawSocket room(String... people) {
        new Http(server)
                .as("ann")
                .post(
                        "api/v1/note/open-room",
                        "{\"room\":\"r\",\"people\":[\"" + String.join("\",\"", people) + "\"]}");
        RawSocket ann = RawSocket.as(server, "ann");
        ann.send("{\"type\":\"subscribe\",\"channel\":\"room:r\"}").await("subscribed");
        return ann;
    }

    @Test
    void aFrameThatIsTooLongClosesThatConnectionAlone() {
        try (RawSocket ann = room("bob");
                RawSocket bob = RawSocket.as(server, "bob")) {
            bob.send("x".repeat(70_000));
            assertThat(bob.closeCode()).isEqualTo(1009);
            ann.send("{\"type\":\"ping\"}").await("pong");
        }
    }

    @Test
    void aFrameThatIsTooLongInManyPartsClosesToo() {
        try (RawSocket bob = RawSocket.as(server, "bob")) {
            for (int i = 0; i < 66; i++) {
                try {
                    bob.sendPart("x".repeat(1000), false);
                } catch (RuntimeException closed) {
                    break;
                }
            }
            assertThat(bob.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aBinaryFrameClosesTheConnection() {
        try (RawSocket bob = RawSocket.as(server, "bob")) {
            bob.await("hello");
            bob.sendBinary(new byte[10]);
            assertThat(bob.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void tooManyCommandsAtOnceAreRefusedAsBusyAndTheOthersHappen() {
        try (RawSocket ann = room("zoe")) {
            for (int i = 0; i < 200; i++) {
                ann.send("{\"type\":\"command\",\"id\":\"k" + i
                        + "\",\"name\":\"note.post\",\"data\":{\"room\":\"r\",\"text\":\"x\"}}");
            }
            Awaitility.await().untilAsserted(() -> {
                long answers = ann.frames.stream()
                        .filter(f -> f.path("id").asText().startsWith("k"))
                        .count();
                assertThat(answers).isEqualTo(200);
            });
            assertThat(ann.frames.stream()
                            .filter(f -> f.path("type").asText().equals("refused"))
                            .map(f -> f.path("code").asText()))
                    .allMatch("busy"::equals);
        }
    }

    @Test
    void whoDoesNotReadIsClosedAndTheOthersGoOn() {
        try (RawSocket ann = room("slow");
                RawSocket slow = RawSocket.as(server, "slow")) {
            slow.send("{\"type\":\"subscribe\",\"channel\":\"room:r\"}").await("subscribed");
            slow.stall();
            String note = "x".repeat(15_000);
            for (int i = 0; i < 1500; i++) {
                server.muster()
                        .submit(
                                dev.muster.tck.TransportContract.caller("ann"),
                                "note.post",
                                dev.muster.record.Json.write(Map.of("room", "r", "text", note)),
                                null)
                        .join();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> server.sockets().figures().get("socket_connections") == 1);
            ann.send("{\"type\":\"ping\"}").await("pong");
            ann.await(f -> f.path("to").asLong() == 1501);
        }
    }

    @Test
    void whoIsSilentIsClosedAndWhoAnswersPingsIsNot() throws Exception {
        try (RawSocket ann = RawSocket.as(server, "ann")) {
            ann.await("hello");
            Thread.sleep(4500);
            assertThat(ann.closed).isNotDone();
        }
        try (RawSocket mute = RawSocket.as(server, "mute")) {
            mute.await("hello");
            mute.stall();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> server.sockets().figures().get("socket_connections") == 0);
        }
    }

    @Test
    void peopleSeeWhoIsThereAndWhoTypes() {
        try (RawSocket ann = room("bob")) {
            assertThat(ann.await("presence").path("person").asText()).isEqualTo("ann");
            RawSocket bob = RawSocket.as(server, "bob");
            bob.send("{\"type\":\"subscribe\",\"channel\":\"room:r\"}");
            ann.await(f ->
                    f.path("person").asText().equals("bob") && f.path("online").asBoolean());
            bob.await(f ->
                    f.path("person").asText().equals("ann") && f.path("online").asBoolean());
            bob.send("{\"type\":\"typing\",\"channel\":\"room:r\"}");
            ann.await(f -> f.path("type").asText().equals("typing")
                    && f.path("person").asText().equals("bob"));
            try (RawSocket eve = RawSocket.as(server, "eve")) {
                eve.send("{\"type\":\"subscribe\",\"channel\":\"room:r\"}").await("ended");
                eve.send("{\"type\":\"typing\",\"channel\":\"room:r\"}");
                bob.close();
                ann.await(f -> f.path("person").asText().equals("bob")
                        && f.has("online")
                        && !f.path("online").asBoolean());
                assertThat(eve.frames).extracting(f -> f.path("type").asText()).isEqualTo(List.of("hello", "ended"));
                assertThat(ann.frames).noneMatch(f -> f.path("person").asText().equals("eve"));
            }
        }
    }

    @Test
    void aNodeThatStopsTellsEverybodyToReconnect() {
        try (RawSocket ann = room("zoe")) {
            server.sockets().close();
            assertThat(ann.closeCode()).isEqualTo(1001);
        }
    }
}
