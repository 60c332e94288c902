package dev.muster.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sends a head byte for byte is put out; who is quiet between requests, and who waits for an answer, is not (AC-35). */
class WholeHeadsTest {
    private static final Duration DEADLINE = Duration.ofMillis(600);
    private static final String HEAD = "GET /%s HTTP/1.1\r\nHost: localhost\r\n";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new WholeHeads(connector, DEADLINE, new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (Request.getPathInContext(request).equals("/slow")) {
                    answer.await();
                }
                response.write(true, null, callback);
                return true;
            }
        }));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        answer.countDown();
        server.stop();
    }

    private Socket begin(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", connector.getLocalPort());
        socket.setSoTimeout(10_000);
        send(socket, text);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    private int open() {
        return connector.getConnectedEndPoints().size();
    }

    @Test
    void whoTricklesIsPutOut() throws IOException {
        try (Socket socket = begin(HEAD.formatted("quick"))) {
            await().until(() -> open() == 1);
            AtomicInteger sent = new AtomicInteger();
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                try {
                    send(socket, sent.incrementAndGet() == 1 ? "X-Slow: " : "x");
                } catch (IOException putOut) {
                    return true;
                }
                return open() == 0;
            });
            assertThat(sent.get()).isGreaterThan(3);
        }
    }

    @Test
    void soIsWhoDoesItInTheSecondRequest() throws IOException {
        try (Socket socket = begin(HEAD.formatted("quick") + "\r\n")) {
            assertThat(status(socket)).isEqualTo("HTTP/1.1 200");
            send(socket, HEAD.formatted("quick"));
            await().until(() -> open() == 0);
        }
    }

    @Test
    void whoIsQuietBetweenRequestsOrWaitsForAnAnswerStays() throws Exception {
        try (Socket quiet = begin(HEAD.formatted("quick") + "\r\n");
                Socket waiting = begin(HEAD.formatted("slow") + "\r\n");
                Socket silent = begin("")) {
            assertThat(status(quiet)).isEqualTo("HTTP/1.1 200");
            Thread.sleep(DEADLINE.multipliedBy(3).toMillis());
            assertThat(open()).isEqualTo(3);
            answer.countDown();
            assertThat(status(waiting)).isEqualTo("HTTP/1.1 200");
            quiet.getInputStream().skipNBytes(quiet.getInputStream().available());
            send(quiet, HEAD.formatted("quick") + "\r\n");
            assertThat(status(quiet)).isEqualTo("HTTP/1.1 200");
            send(silent, HEAD.formatted("quick") + "\r\n");
            assertThat(status(silent)).isEqualTo("HTTP/1.1 200");
        }
    }
}
