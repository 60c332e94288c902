package dev.muster.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.guarantee.Ear.Heard;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One person's socket, over which they load a room as the page does, follow it, and act. */
final class Viewer implements AutoCloseable {
    /** What a room is loaded from, as the page names it, and the question. */
    private static final Map<String, String> PARTS = Map.of(
            "channel", "channel.show",
            "history", "channel.history",
            "incident", "incident.show",
            "properties", "incident.properties",
            "tasks", "task.list",
            "handovers", "handover.open",
            "standups", "standup.list",
            "notices", "notice.list");

    private static final Set<String> OF_INCIDENTS = Set.of("incident", "properties", "handovers");

    private final Ear ear;
    private final String person;
    private final String epoch;
    private int asked;

    Viewer(URI node, String person) {
        this.person = person;
        this.ear = Ear.open(node, person);
        this.epoch = ear.heard().get(0).frame().path("epoch").asText();
    }

    String person() {
        return person;
    }

    private JsonNode answer(String id) {
        JsonNode answer = ear.await(
                        person + " is answered",
                        h -> h.frame().path("id").asText().equals(id))
                .frame();
        if (answer.path("code").asText().equals("busy")) {
            throw new AssertionError("a room that is not loaded because of a limit tells nothing: " + answer);
        }
        return answer;
    }

    /** Does something; says whether it was done. */
    boolean run(String name, Map<String, ?> data) {
        String id = UUID.randomUUID().toString();
        ear.send(Map.of("type", "command", "id", id, "name", name, "data", data));
        return answer(id).path("type").asText().equals("result");
    }

    /** Everything that a room is made of; empty when this person may not read it. */
    Optional<JsonNode> load(String channel) {
        Map<String, String> ids = new LinkedHashMap<>();
        PARTS.forEach((part, name) -> {
            String id = "a" + asked++;
            ids.put(part, id);
            String whose = OF_INCIDENTS.contains(part) ? "incident" : "channel";
            Map<String, ?> data =
                    part.equals("history") ? Map.of(whose, channel, "limit", 200) : Map.of(whose, channel);
            ear.send(Map.of("type", "ask", "id", id, "name", name, "data", data));
        });
        ObjectNode all = Wire.JSON.createObjectNode();
        ids.forEach((part, id) -> all.set(part, answer(id).get("data")));
        all.put("me", person);
        return all.path("channel").isObject() ? Optional.of(all) : Optional.empty();
    }

    /** Follows a room from where it was loaded. */
    void follow(String channel, JsonNode loaded, String what) {
        String journal = "channel:" + channel;
        String cursor = epoch + "." + loaded.at("/history/head").asLong();
        ear.forget();
        ear.send(Wire.frame("subscribe", journal, cursor));
        ear.await("they follow, for " + what, h -> of(journal, h) && h.type().equals("subscribed"));
    }

    private static boolean of(String journal, Heard heard) {
        return heard.frame().path("channel").asText().equals(journal);
    }

    /** The entries that came, when everything up to a number has; empty when the person may not follow any more. */
    Optional<List<JsonNode>> entries(String channel, long from, long head) {
        String journal = "channel:" + channel;
        if (from < head) {
            ear.await(
                    person + " is told up to " + head,
                    h -> of(journal, h)
                            && (h.type().equals("ended") || h.frame().path("to").asLong() >= head));
        }
        List<JsonNode> entries = new ArrayList<>();
        for (Heard one : ear.heard()) {
            if (of(journal, one) && one.type().equals("ended")) {
                return Optional.empty();
            }
            if (of(journal, one) && one.type().equals("entries")) {
                one.frame().path("entries").forEach(entries::add);
            }
        }
        ear.send(Wire.frame("unsubscribe", journal, null));
        return Optional.of(entries);
    }

    @Override
    public void close() {
        ear.close();
    }
}
