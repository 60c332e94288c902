package dev.muster.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import dev.muster.websocket.testing.RawSocket;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a socket: origins (AC-25), nobody without a principal (AC-36), tickets that work once (AC-43). */
class HandshakeTest {
    private static JettyTestServer server;

    @BeforeAll
    static void start() {
        server = JettyTestServer.start(
                "", Limits.STANDARD.perPerson(5), g -> g.allowing("https://portal.example.com:8443"), null);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A handshake by hand, as the client of the JDK sets no Origin; the status line's number. */
    private static int handshake(String path, String... headers) throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(5_000);
            StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost:" + server.port()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            OutputStream out = socket.getOutputStream();
            out.write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            byte[] status = socket.getInputStream().readNBytes(12);
            return Integer.parseInt(new String(status, 9, 3, StandardCharsets.US_ASCII));
        }
    }

    private static String own() {
        return "http://localhost:" + server.port();
    }

    @Test
    void aCookieFromTheOwnOriginOrAListedOneComesIn() throws Exception {
        assertThat(handshake("/socket", "Cookie", "who=ann", "Origin", own())).isEqualTo(101);
        assertThat(handshake("/socket", "Cookie", "who=ann", "Origin", "https://portal.example.com:8443"))
                .isEqualTo(101);
    }

    static List<String> foreign() {
        return List.of(
                "null",
                "https://evil.example",
                own() + ".evil.example",
                own() + "/",
                "http://localhost",
                "http://localhost:" + (server.port() + 1),
                "https://localhost:" + server.port(),
                "HTTP://LOCALHOST:" + server.port(),
                "https://portal.example.com",
                "https://portal.example.com:8443.evil.example",
                "https://evilportal.example.com:8443",
                "http://portal.example.com:8443",
                "https://PORTAL.example.com:8443",
                "https://xn--portl-bsa.example.com:8443",
                "");
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aForeignOriginIsRefusedWithAnyCredential(String origin) throws Exception {
        assertThat(handshake("/socket", "Cookie", "who=ann", "Origin", origin)).isEqualTo(403);
        assertThat(handshake("/socket", "Authorization", "Bearer ann", "Origin", origin))
                .isEqualTo(403);
    }

    @Test
    void withoutAnOriginOnlyACredentialThatWasSentOnPurposeComesIn() throws Exception {
        assertThat(handshake("/socket", "Cookie", "who=ann", "User-Agent", "Mozilla/5.0"))
                .isEqualTo(403);
        assertThat(handshake("/socket", "Authorization", "Bearer ann")).isEqualTo(101);
    }

    @Test
    void withoutAPrincipalThereIsNoSocket() throws Exception {
        assertThat(handshake("/socket")).isEqualTo(401);
        assertThat(handshake("/socket", "Origin", own())).isEqualTo(401);
        assertThat(handshake("/socket?ticket=made-up", "Origin", own())).isEqualTo(401);
    }

    @Test
    void theEndpointByItselfClosesWhoIsNotLetInBeforeAWord() {
        try (RawSocket nobody = RawSocket.connect(server.bareSocket())) {
            assertThat(nobody.closeCode()).isEqualTo(1008);
            assertThat(nobody.frames).isEmpty();
        }
        try (RawSocket cookie = RawSocket.connect(server.bareSocket(), "Cookie", "who=ann")) {
            assertThat(cookie.closeCode()).isEqualTo(1008);
            assertThat(cookie.frames).isEmpty();
        }
        try (RawSocket ann = RawSocket.connect(server.bareSocket(), "Authorization", "Bearer ann")) {
            assertThat(ann.await("hello").path("person").asText()).isEqualTo("ann");
        }
    }

    @Test
    void whomTheDirectoryDoesNotKnowIsToldToSignIn() {
        try (RawSocket nobody = RawSocket.as(server, "nobody")) {
            assertThat(nobody.closeCode()).isEqualTo(4401);
            assertThat(nobody.frames).isEmpty();
        }
    }

    @Test
    void aTicketIsGoodOnce() throws Exception {
        String ticket = new ObjectMapper()
                .readTree(new Http(server)
                        .with("Cookie", "who=tim")
                        .with("X-Requested-With", "x")
                        .post("api/v1/ticket", "")
                        .body())
                .path("ticket")
                .asText();
        assertThat(ticket).hasSizeGreaterThanOrEqualTo(22);
        assertThat(handshake("/socket?ticket=" + ticket.substring(0, 10))).isEqualTo(401);
        assertThat(handshake("/socket?ticket=" + ticket)).isEqualTo(101);
        assertThat(handshake("/socket?ticket=" + ticket)).isEqualTo(401);
    }

    @Test
    void onePersonHasSoManyConnectionsAndOthersStillComeIn() {
        List<RawSocket> open = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> RawSocket.as(server, "many"))
                .toList();
        open.forEach(s -> s.await("hello"));
        assertThat(RawSocket.refusal(server.socket(), "Authorization", "Bearer many"))
                .isEqualTo(429);
        assertThat(RawSocket.refusal(server.socket(), "Authorization", "Bearer other"))
                .isEqualTo(101);
        open.forEach(RawSocket::close);
        org.awaitility.Awaitility.await()
                .until(() -> RawSocket.refusal(server.socket(), "Authorization", "Bearer many") == 101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Socket", "/socket/x", "/socket;x", "//socket", "/%73ocket", "/./socket"})
    void onlyTheOneAddressIsTheSocket(String path) throws Exception {
        assertThat(handshake(path, "Authorization", "Bearer ann")).isIn(400, 404);
    }
}
