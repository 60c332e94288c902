package dev.muster.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A payload to be posted, made from the fixture and changed as a test likes. */
final class Post {
    final ObjectNode json;

    Post() {
        try (InputStream in = Post.class.getResourceAsStream("two-firing.json")) {
            json = (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode alert(int i) {
        return (ObjectNode) json.get("alerts").get(i);
    }

    /** The alert does not fire any more, and with the last one the group. */
    Post resolved(int i, String endsAt) {
        alert(i).put("status", "resolved").put("endsAt", endsAt);
        boolean fires = false;
        for (var alert : json.get("alerts")) {
            fires |= alert.get("status").asText().equals("firing");
        }
        json.put("status", fires ? "firing" : "resolved");
        return this;
    }

    Post allResolved() {
        return resolved(0, "2026-03-02T09:10:00Z").resolved(1, "2026-03-02T09:11:00Z");
    }

    Post without(int i) {
        ((ArrayNode) json.get("alerts")).remove(i);
        return this;
    }

    Post set(String name, String value) {
        json.put(name, value);
        return this;
    }

    Post truncated(int alerts) {
        json.put("truncatedAlerts", alerts);
        return this;
    }

    byte[] body() {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    AlertmanagerPayload payload() {
        return AlertmanagerPayload.parse(body());
    }
}
