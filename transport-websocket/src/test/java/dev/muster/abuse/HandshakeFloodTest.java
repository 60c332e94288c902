package dev.muster.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.websocket.Limits;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import dev.muster.websocket.testing.RawSocket;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handshakes that come to nothing keep nobody out, and one person does not take all the places (AC-35). */
class HandshakeFloodTest {
    private static final int NOBODIES = 2_000;
    private static final int HALVES = 500;
    private static final Duration SOON = Duration.ofSeconds(2);

    private static JettyTestServer server(Limits limits) {
        return JettyTestServer.start("", limits, g -> g, null);
    }

    private static String handshake(JettyTestServer server, String more) {
        return "GET /socket HTTP/1.1\r\nHost: localhost:" + server.port()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + more + "\r\n";
    }

    private static void comesInSoon(JettyTestServer server, String person) {
        long began = System.nanoTime();
        try (RawSocket somebody = RawSocket.as(server, person)) {
            somebody.await("hello");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        }
    }

    @Test
    void handshakesOfNobodyAreRefusedAndTakeNoPlace() throws IOException {
        try (JettyTestServer server = server(Limits.STANDARD.connections(10).perPerson(5))) {
            byte[] nobody = handshake(server, "").getBytes(StandardCharsets.US_ASCII);
            List<Socket> open = new ArrayList<>();
            try {
                for (int i = 0; i < NOBODIES; i++) {
                    Socket socket = new Socket("localhost", server.port());
                    open.add(socket);
                    socket.getOutputStream().write(nobody);
                    if (i % 400 == 399) {
                        comesInSoon(server, "ann" + i);
                    }
                }
                for (int i = 0; i < NOBODIES; i += 100) {
                    byte[] status = open.get(i).getInputStream().readNBytes(12);
                    assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
                }
                await().untilAsserted(
                                () -> assertThat(server.sockets().figures()).containsEntry("socket_connections", 0L));
                comesInSoon(server, "ann");
            } finally {
                closeAll(open);
            }
        }
    }

    @Test
    void handshakesThatAreNeverFinishedKeepNobodyOut() throws IOException {
        try (JettyTestServer server = server(Limits.STANDARD.connections(10))) {
            String whole = handshake(server, "Authorization: Bearer eve\r\n");
            byte[] half = whole.substring(0, whole.length() - 2).getBytes(StandardCharsets.US_ASCII);
            List<Socket> open = new ArrayList<>();
            try {
                for (int i = 0; i < HALVES; i++) {
                    Socket socket = new Socket("localhost", server.port());
                    open.add(socket);
                    socket.getOutputStream().write(half);
                }
                comesInSoon(server, "ann");
                assertThat(new Http(server).get("health").statusCode()).isEqualTo(200);
                assertThat(server.sockets().figures().get("socket_connections")).isLessThanOrEqualTo(1L);
            } finally {
                closeAll(open);
            }
        }
    }

    /** So many nobodies, each with one more byte of its head every round; whom the server throws out comes again. */
    @Test
    void handshakesWhoseHeadComesByteForByteKeepNobodyOut() throws IOException {
        try (JettyTestServer server = server(Limits.STANDARD.connections(10))) {
            byte[] head = handshake(server, "X-Slow: " + "x".repeat(200)).getBytes(StandardCharsets.US_ASCII);
            List<Socket> open = new ArrayList<>();
            try (RawSocket first = RawSocket.as(server, "first")) {
                first.await("hello");
                for (int i = 0; i < NOBODIES; i++) {
                    open.add(new Socket("localhost", server.port()));
                }
                for (int round = 0; round < 5; round++) {
                    for (int i = 0; i < NOBODIES; i++) {
                        open.set(i, oneMore(open.get(i), head, round));
                    }
                    comesInSoon(server, "ann" + round);
                    assertThat(new Http(server).get("health").statusCode()).isEqualTo(200);
                }
                await().untilAsserted(
                                () -> assertThat(server.sockets().figures()).containsEntry("socket_connections", 1L));
            } finally {
                closeAll(open);
            }
        }
    }

    @Test
    void onePersonTakesSoManyPlacesAndAllOfThemTogetherSoMany() {
        int each = 50;
        try (JettyTestServer server = server(Limits.STANDARD.perPerson(each).connections(2 * each))) {
            List<RawSocket> open = new ArrayList<>();
            try {
                for (int i = 0; i < 10 * each; i++) {
                    if (i < each) {
                        RawSocket many = RawSocket.as(server, "many");
                        many.await("hello");
                        open.add(many);
                    } else {
                        assertThat(RawSocket.refusal(server.socket(), "Authorization", "Bearer many"))
                                .isEqualTo(429);
                    }
                }
                comesInSoon(server, "ann");
                for (int i = 0; i < each; i++) {
                    RawSocket other = RawSocket.as(server, "p" + i);
                    other.await("hello");
                    open.add(other);
                }
                assertThat(RawSocket.refusal(server.socket(), "Authorization", "Bearer late"))
                        .isEqualTo(429);
                assertThat(server.sockets().figures()).containsEntry("socket_connections", 2L * each);
            } finally {
                open.forEach(RawSocket::close);
            }
        }
    }

    /** The socket, or another if the server did not wait for the rest of the head, with that byte sent. */
    private static Socket oneMore(Socket socket, byte[] head, int at) throws IOException {
        try {
            socket.getOutputStream().write(head, at, 1);
            return socket;
        } catch (SocketException thrownOut) {
            socket.close();
            Socket again = new Socket(socket.getInetAddress(), socket.getPort());
            again.getOutputStream().write(head, 0, at + 1);
            return again;
        }
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
