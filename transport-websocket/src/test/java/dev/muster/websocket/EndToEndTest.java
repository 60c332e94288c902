package dev.muster.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import dev.muster.websocket.testing.RawSocket;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servlet and socket together, at the root and under a prefix. */
class EndToEndTest {
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"", "/muster", "/a/b"})
    void aNoteThatIsPostedOverHttpArrivesOnTheSocketAsItIs(String mount) throws Exception {
        try (JettyTestServer server = JettyTestServer.start(mount, Limits.STANDARD, g -> g, null)) {
            Http ann = new Http(server).as("ann");
            assertThat(ann.post("api/v1/note/open-room", "{\"room\":\"r\",\"people\":[\"bob\"]}")
                            .statusCode())
                    .isEqualTo(200);
            try (RawSocket bob = RawSocket.as(server, "bob")) {
                JsonNode hello = bob.await("hello");
                assertThat(hello.path("person").asText()).isEqualTo("bob");
                assertThat(hello.path("name").asText()).isEqualTo("BOB");
                bob.send("{\"type\":\"subscribe\",\"channel\":\"room:r\"}").await("subscribed");
                HttpResponse<String> posted = ann.post("api/v1/note/post", "{\"room\":\"r\",\"text\":\"hä?\"}");
                assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
                assertThat(json.readTree(posted.body()).at("/positions/room:r").asLong())
                        .isEqualTo(2);
                JsonNode entries = bob.await("entries");
                assertThat(entries.at("/entries/0/data/text").asText()).isEqualTo("hä?");
                bob.send("{\"type\":\"command\",\"id\":\"k1\",\"name\":\"note.post\",\"data\":{\"room\":\"r\","
                        + "\"text\":\"x\"}}");
                assertThat(bob.await("result").path("id").asText()).isEqualTo("k1");
                bob.send("{\"type\":\"ask\",\"id\":\"q\",\"name\":\"note.show\",\"data\":{\"room\":\"r\"}}");
                JsonNode shown =
                        json.readTree(ann.get("api/v1/note/show?room=r").body());
                assertThat(bob.await("answer").path("data")).isEqualTo(shown);
                assertThat(shown.path("head").asLong()).isEqualTo(3);
            }
        }
    }
}
