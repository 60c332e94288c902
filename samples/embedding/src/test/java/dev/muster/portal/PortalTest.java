package dev.muster.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import dev.muster.storage.Store;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Muster below a prefix of another server, behind the login of another application. */
class PortalTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoColleaguesTalkInARoomOfThePortal(boolean postgres) throws Exception {
        Store store =
                postgres ? JdbcStore.postgres(TestPostgres.fresh()) : JdbcStore.sqlite(folder.resolve("portal.db"));
        try (Portal portal = Portal.start(0, folder, store)) {
            String page = get(portal, "", "ada").body();
            assertThat(get(portal, "", "ada").body()).as("the same room again").isEqualTo(page);
            String channel = page.replaceAll("(?s).*channel=\"([^\"]+)\".*", "$1");
            assertThat(get(portal, "muster/assets/muster.js", "ada").statusCode())
                    .isEqualTo(302);
            assertThat(get(portal, "muster/ready", null).statusCode()).isEqualTo(200);
            assertThat(get(portal, "muster/api/v1/channel/mine", null).statusCode())
                    .isEqualTo(401);
            assertThat(get(portal, "muster/api/v1/channel/mine", "mallory").statusCode())
                    .as("who is not staff gets nothing")
                    .isEqualTo(404);

            Graces grace = new Graces();
            WebSocket socket = connect(portal, "grace", grace);
            socket.sendText("{\"type\":\"subscribe\",\"channel\":\"channel:" + channel + "\"}", true);
            grace.await("subscribed");
            HttpResponse<String> posted = post(
                    portal,
                    "muster/api/v1/channel/post",
                    "ada",
                    "{\"channel\":\"" + channel + "\",\"text\":\"hello\"}");
            assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
            JsonNode entries = grace.await("entries").path("entries");
            assertThat(entries.findValuesAsText("text")).containsExactly("hello");
            assertThat(entries.get(0).path("actor").asText()).isEqualTo("ada");
            socket.abort();
        }
    }

    private static HttpResponse<String> get(Portal portal, String place, String person) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal.address() + place));
        if (person != null) {
            request.header("Cookie", "portal=" + person);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(Portal portal, String place, String person, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(portal.address() + place))
                .headers("Cookie", "portal=" + person, "Content-Type", "application/json", "Origin", origin(portal))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String origin(Portal portal) {
        return portal.address().replace("/portal/", "");
    }

    private static WebSocket connect(Portal portal, String person, WebSocket.Listener listener) {
        try {
            return CLIENT.newWebSocketBuilder()
                    .header("Cookie", "portal=" + person)
                    .header("Origin", origin(portal))
                    .buildAsync(URI.create(portal.address().replace("http", "ws") + "muster/socket"), listener)
                    .join();
        } catch (CompletionException e) {
            throw new AssertionError("no socket", e.getCause());
        }
    }

    /** What Grace is told. */
    private static final class Graces implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                try {
                    JsonNode message = JSON.readTree(partial.toString());
                    if (message.isArray()) {
                        message.forEach(frames::add);
                    } else {
                        frames.add(message);
                    }
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                }
                partial.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        JsonNode await(String type) throws InterruptedException {
            while (true) {
                JsonNode frame = frames.poll(10, TimeUnit.SECONDS);
                assertThat(frame).as("a frame of type " + type).isNotNull();
                if (frame.path("type").asText().equals(type)) {
                    return frame;
                }
            }
        }
    }
}
