package dev.muster.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import dev.muster.websocket.testing.RawSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A frame that is wrong is refused with the field that is wrong, and the connection lives. */
class RefusedFramesTest {
    private static JettyTestServer server;

    @BeforeAll
    static void start() {
        server = JettyTestServer.start();
        new Http(server).as("ann").post("api/v1/note/open-room", "{\"room\":\"r\",\"people\":[]}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nonsense                                                     | invalid |
                    []                                                           | invalid |
                    {"type":"subscribe"}{"type":"ping"}                          | invalid |
                    {"type":"ping","type":"ask"}                                 | invalid |
                    {"type":"dance"}                                             | invalid | type
                    {"type":7}                                                   | invalid | type
                    {"type":"subscribe"}                                         | invalid | channel
                    {"type":"subscribe","channel":"../x"}                        | invalid | channel
                    {"type":"subscribe","channel":"room:r","cursor":"x"}         | invalid | cursor
                    {"type":"command","name":"note.post","data":{}}              | invalid | id
                    {"type":"command","id":"1","data":{}}                        | invalid | name
                    {"type":"command","id":"1","name":"no.such","data":{}}       | invalid | name
                    {"type":"command","id":"1","name":"note.post","data":[]}     | invalid | data
                    {"type":"command","id":"1","name":"note.post","data":{"room":"r","text":{}}} | invalid | text
                    {"type":"command","id":"1","name":"note.post","data":{"room":"none","text":"x"}} | absent |
                    {"type":"ask","id":"1","name":"note.show","data":{"room":"none"}} | absent |
                    {"type":"ask","id":"1","name":"channel.preview","data":{"links":["x"]}} | invalid | links[0]
                    {"type":"ask","id":"1","name":"channel.preview","data":{"links":"x"}} | invalid | links
                    {"type":"ask","id":"1","name":"channel.access","data":{"channel":"x","at":"x"}} | invalid | at
                    {"type":"ask","id":"1","name":"channel.access","data":{"channel":"x","message":"x"}} | invalid | message
                    {"type":"command","id":"1","name":"channel.set-history","data":{"channel":"x","history":"x"}} | invalid | history
                    """)
    void whatIsWrongIsRefusedAndTheConnectionLives(String frame, String code, String field) {
        try (RawSocket ann = RawSocket.as(server, "ann")) {
            ann.await("hello");
            JsonNode refused = ann.send(frame).await("refused");
            assertThat(refused.path("code").asText()).isEqualTo(code);
            assertThat(refused.path("field").asText("")).isEqualTo(field == null ? "" : field);
            assertThat(refused.path("message").asText())
                    .doesNotContain("Exception", "dev.muster", "java.", "`", "jackson");
            ann.send("{\"type\":\"ping\",\"id\":\"p\"}");
            assertThat(ann.await("pong").path("id").asText()).isEqualTo("p");
        }
    }
}
