package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in and out, by cookie and by token. */
class SignInTest {
    @TempDir
    Path folder;

    private MusterServer server;
    private String password;
    private Program anyone;

    @BeforeEach
    void start() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        server = open(out);
        password = out.toString().replaceAll("(?s).*password, shown this once: (\\S+).*", "$1");
    }

    private MusterServer open(ByteArrayOutputStream out) {
        MusterServer opened =
                MusterServer.start(new Settings("127.0.0.1", 0, folder.resolve("data"), null), new PrintStream(out));
        anyone = Program.at(opened.address());
        return opened;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> signIn(String handle, String secret) {
        return anyone.post("session", Program.credentials(handle, secret, "page"));
    }

    private String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    @Test
    void aPageGetsACookieThatScriptsCannotReadAndOtherSitesCannotSend() {
        HttpResponse<String> answer = signIn("MIA ", password);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(answer.body()).doesNotContain(cookie(answer).substring(7)).doesNotContain("token");
        Program mia = anyone.with("Cookie", cookie(answer));
        assertThat(Program.json(mia.get("session")).path("name").asText()).isEqualTo("Mia Clarke");
        assertThat(mia.get("api/v1/incident/list").statusCode()).isEqualTo(200);
        assertThat(anyone.get("session").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsWrongIsRefusedWithoutSayingWhat() {
        HttpResponse<String> wrong = signIn("mia", "wrong");
        HttpResponse<String> nobody = signIn("nobody", "wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.body()).isEqualTo(wrong.body());
        assertThat(signIn("mia", "x".repeat(300)).statusCode()).isEqualTo(400);
        assertThat(signIn("mia", "x".repeat(1_000_000)).statusCode()).isEqualTo(400);
        assertThat(anyone.with("Content-Type", "text/plain")
                        .send("POST", "session", Program.credentials("mia", password, "page"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(anyone.with("Origin", "http://evil.example")
                        .post("session", Program.credentials("mia", password, "page"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void guessingIsStoppedAndOthersStillGetIn() {
        for (int i = 0; i < dev.muster.server.account.Attempts.PER_PERSON_AND_ADDRESS; i++) {
            assertThat(signIn("mia", "guess " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> stopped = signIn("mia", password);
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).isPresent();
        assertThat(signIn("liam", password).statusCode()).isEqualTo(200);
    }

    @Test
    void aSignInSurvivesARestartAndItsEndDoesToo() {
        Program mia = anyone.with("Cookie", cookie(signIn("mia", password)));
        HttpResponse<String> liams = signIn("liam", password);
        Program liam = anyone.with("Cookie", cookie(liams));
        assertThat(liam.send("DELETE", "session", null).statusCode())
                .as("as no page of this server does it")
                .isEqualTo(403);
        assertThat(liam.with("X-Requested-With", "a test")
                        .send("DELETE", "session", null)
                        .statusCode())
                .isEqualTo(204);
        server.close();
        server = open(new ByteArrayOutputStream());
        assertThat(anyone.with("Cookie", cookieOf(mia)).get("session").statusCode())
                .isEqualTo(200);
        assertThat(anyone.with("Cookie", cookie(liams)).get("session").statusCode())
                .isEqualTo(401);
    }

    private static String cookieOf(Program program) {
        return program.header("Cookie");
    }

    @Test
    void signingOutClosesTheSocketsOfThatSignInOnly() {
        String cookie = cookie(signIn("mia", password));
        String other = cookie(signIn("mia", password));
        Closed closed = connect("Cookie", cookie, "Origin", origin());
        Closed stays = connect("Cookie", other, "Origin", origin());
        HttpResponse<String> answer =
                anyone.with("Cookie", cookie).with("Origin", origin()).send("POST", "session/end", null);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(closed.code.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(4401);
        assertThat(stays.code).isNotDone();
        assertThat(anyone.with("Cookie", cookie).get("session").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenIsForProgramsAndACookieForPages() {
        String token = anyone.token("mia", password);
        Program program = anyone.with("Authorization", "Bearer " + token);
        assertThat(program.get("api/v1/incident/list").statusCode()).isEqualTo(200);
        assertThat(anyone.with("Cookie", "muster=" + token).get("session").statusCode())
                .isEqualTo(401);
        String cookie = cookie(signIn("mia", password)).substring(7);
        assertThat(anyone.with("Authorization", "Bearer " + cookie)
                        .get("session")
                        .statusCode())
                .isEqualTo(401);
        assertThat(program.send("DELETE", "session", null).statusCode()).isEqualTo(204);
        assertThat(program.get("api/v1/incident/list").statusCode()).isEqualTo(401);
    }

    @Test
    void thePagesOfOthersGetNoSocketAndChangeNothing() {
        String cookie = cookie(signIn("mia", password));
        assertThat(status("Cookie", cookie, "Origin", "http://evil.example")).isEqualTo(403);
        assertThat(status("Cookie", cookie, "Origin", "null")).isEqualTo(403);
        assertThat(status("Cookie", cookie)).as("no origin").isEqualTo(403);
        assertThat(status("Origin", origin())).as("nobody").isEqualTo(401);
        assertThat(status("Cookie", cookie, "Origin", origin())).isEqualTo(101);
        Program mia = anyone.with("Cookie", cookie);
        assertThat(mia.post("api/v1/channel/create", "{\"name\":\"x\",\"open\":true}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(mia.with("Origin", "http://evil.example")
                        .send("DELETE", "session", null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(mia.get("session").statusCode()).isEqualTo(200);
    }

    @Test
    void onePersonHasSoManySignInsAndTheOldestEnds() {
        String first = anyone.token("sam", password);
        for (int i = 0; i < dev.muster.server.account.Sessions.MOST_PER_PERSON; i++) {
            anyone.token("sam", password);
        }
        assertThat(anyone.with("Authorization", "Bearer " + first)
                        .get("session")
                        .statusCode())
                .isEqualTo(401);
    }

    private String origin() {
        return server.address().replaceAll("/$", "");
    }

    private int status(String... headers) {
        try {
            connect(headers).socket.abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private Closed connect(String... headers) {
        Closed closed = new Closed();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        URI uri = URI.create(server.address().replace("http", "ws") + "socket");
        closed.socket = builder.buildAsync(uri, closed).join();
        return closed;
    }

    /** Waits for the end of a socket. */
    private static final class Closed implements WebSocket.Listener {
        final CompletableFuture<Integer> code = new CompletableFuture<>();
        WebSocket socket;

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            code.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            code.completeExceptionally(error);
        }
    }
}
