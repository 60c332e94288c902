package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log must tell of who came in, and of who was kept out. */
class RefusalsLoggedTest {
    @TempDir
    Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord one) {
            lines.add(new LogLines().format(one));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void leave() {
        Logger.getLogger("").removeHandler(handler);
    }

    private void told(String... parts) {
        await().untilAsserted(
                        () -> assertThat(lines).anySatisfy(l -> assertThat(l).contains(parts)));
    }

    @Test
    void signingInAndOutTriedAndDone() {
        try (Site site = Site.open(folder.resolve("data"))) {
            site.signIn("liam", "a wrong password", null);
            told("sign-in refused", "handle=liam", "address=127.0.0.1", "because=WRONG");
            Program liam = site.page("liam", site.password());
            told("sign-in person=liam", "kind=PAGE", "second=false");
            Site.done(liam, "session/end", Map.of());
            told("sign-out person=liam");
            assertThat(String.join("", lines))
                    .doesNotContain("a wrong password")
                    .doesNotContain(site.password());
        }
    }

    @Test
    void whoIsKeptOutWhetherReadingChangingOrAtTheSocket() throws Exception {
        try (Site site = Site.open(folder.resolve("data"))) {
            site.anyone().with("Authorization", "Bearer " + "x".repeat(43)).get("api/v1/channel/people");
            told("method=GET", "path=/api/v1/channel/people", "status=401");
            Program liam = site.page("liam", site.password());
            liam.get("admin/overview");
            told("method=GET", "path=/admin/overview", "status=404");
            liam.with("Origin", "https://evil.example").get("socket");
            URI socket = URI.create(site.address().replace("http", "ws") + "socket");
            WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
            builder.buildAsync(socket, new WebSocket.Listener() {})
                    .handle((s, e) -> s)
                    .join();
            told("method=GET", "path=/socket", "status=401");
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Cookie", liam.header("Cookie"))
                    .header("Origin", "https://evil.example")
                    .buildAsync(socket, new WebSocket.Listener() {})
                    .handle((s, e) -> s)
                    .join();
            told("method=GET", "path=/socket", "status=403");
            WebSocket open = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Cookie", liam.header("Cookie"))
                    .header("Origin", site.origin())
                    .buildAsync(socket, new WebSocket.Listener() {})
                    .join();
            open.sendText("this is no frame", true).join();
            told("socket refused", "person=liam", "a frame that is none");
            assertThat(String.join("", lines)).doesNotContain("this is no frame");
            open.abort();
        }
    }

    @Test
    void anErrorThatNothingCaught() throws Exception {
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("nobody expects this");
        });
        thread.setUncaughtExceptionHandler(LogLines::uncaught);
        thread.setName("lonely");
        thread.start();
        thread.join();
        told("SEVERE", "thread lonely", "nobody expects this");
    }
}
