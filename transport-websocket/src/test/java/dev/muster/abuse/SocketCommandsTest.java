package dev.muster.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.Offer;
import dev.muster.websocket.testing.RawSocket;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Having a subscription gives no right to anything else: each command and question is authorised by itself (AC-30). */
class SocketCommandsTest {
    private static final String CANARY = "zebracanary";
    private static Stand stand;
    private static String own;
    private static String secret;
    private static long message;

    @BeforeAll
    static void start() {
        stand = new Stand();
        own = stand.made("cleo", "channel.create", "channel", "name", "own", "open", false);
        secret = stand.made("ada", "incident.declare", "incident", "title", CANARY, "people", List.of("ben"));
        message = stand.number("ada", "channel.post", "channel", secret, "text", CANARY);
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    private static RawSocket subscribed() {
        RawSocket cleo = stand.socket("cleo");
        Stand.subscribe(cleo, "channel:" + own, null).await("subscribed");
        return cleo;
    }

    private static JsonNode sent(RawSocket socket, String type, String name, Object... data) {
        String id = name + "-" + System.nanoTime();
        socket.send(Stand.write("type", type, "id", id, "name", name, "data", Stand.read(Stand.write(data))));
        return socket.await(f -> f.path("id").asText().equals(id));
    }

    @Test
    void commandsForAnotherChannelAreRefusedAsIfItDidNotExist() {
        long head = head();
        try (RawSocket cleo = subscribed()) {
            for (String channel : List.of(secret, "01980000-0000-7000-8000-000000000000")) {
                List<JsonNode> answers = new ArrayList<>();
                Object[] on = {"channel", channel, "message", message};
                answers.add(sent(cleo, "command", "channel.post", "channel", channel, "text", "x"));
                answers.add(sent(cleo, "command", "channel.edit", with(on, "text", "x")));
                answers.add(sent(cleo, "command", "channel.delete", on));
                answers.add(sent(cleo, "command", "channel.pin", on));
                answers.add(sent(cleo, "command", "channel.react", with(on, "emoji", "👍")));
                answers.add(sent(cleo, "command", "channel.join", "channel", channel));
                answers.add(
                        sent(cleo, "command", "channel.add-members", "channel", channel, "people", List.of("cleo")));
                answers.add(sent(cleo, "command", "channel.remove-member", "channel", channel, "person", "ben"));
                answers.add(sent(cleo, "command", "channel.mark-read", "channel", channel, "upTo", 1));
                answers.add(sent(cleo, "command", "slash.run", "channel", channel, "text", "/header x"));
                answers.add(sent(cleo, "command", "task.add", "channel", channel, "title", "x"));
                answers.add(sent(cleo, "command", "incident.set-severity", "incident", channel, "severity", "SEV1"));
                answers.add(sent(
                        cleo,
                        "command",
                        "incident.assign-role",
                        "incident",
                        channel,
                        "role",
                        "commander",
                        "primary",
                        "cleo"));
                answers.add(sent(cleo, "ask", "channel.show", "channel", channel));
                answers.add(sent(cleo, "ask", "channel.history", "channel", channel));
                answers.add(sent(cleo, "ask", "incident.show", "incident", channel));
                answers.add(sent(cleo, "ask", "report.briefing", "incident", channel));
                assertThat(answers).extracting(a -> a.path("code").asText()).containsOnly("absent");
                assertThat(answers)
                        .extracting(a -> a.path("message").asText())
                        .hasSameElementsAs(Set.of(answers.get(0).path("message").asText()));
            }
            assertThat(sent(cleo, "command", "channel.post", "channel", own, "text", "mine")
                            .path("type")
                            .asText())
                    .isEqualTo("result");
            assertThat(cleo.frames.toString()).doesNotContain(CANARY);
        }
        assertThat(head()).isEqualTo(head);
    }

    private static Object[] with(Object[] properties, Object... more) {
        List<Object> all = new ArrayList<>(List.of(properties));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static long head() {
        return stand.ask("ada", "channel/show?channel=" + secret)
                .at("/channel/head")
                .asLong();
    }

    /** Whatever else there is: nothing that names the channel is done or answered with something of it. */
    @Test
    void nothingThatIsOfferedDoesAnythingThere() {
        long head = head();
        try (RawSocket cleo = subscribed()) {
            for (Offer offer : stand.server.muster().offers()) {
                List<Object> data = new ArrayList<>();
                for (RecordComponent component : offer.type().getRecordComponents()) {
                    Object value = value(component.getName());
                    if (value != null) {
                        data.add(component.getName());
                        data.add(value);
                    }
                }
                if (!data.contains(secret)) {
                    continue;
                }
                String type = offer.sort() == Offer.Sort.COMMAND ? "command" : "ask";
                JsonNode answer = sent(cleo, type, offer.name(), data.toArray());
                assertThat(answer.path("type").asText()).as(offer.name()).isNotEqualTo("result");
                assertThat(answer.toString()).as(offer.name()).doesNotContain(CANARY);
            }
        }
        assertThat(head()).isEqualTo(head);
    }

    private static Object value(String property) {
        return switch (property) {
            case "channel", "incident", "from" -> secret;
            case "journal" -> "channel:" + secret;
            case "message", "upTo", "thread" -> message;
            case "links" -> List.of(Map.of("channel", secret, "message", message));
            default -> null;
        };
    }
}
