package dev.muster.websocket;

import dev.muster.access.PersonId;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.transport.Bundle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The frames that a server sends, as text. Names of journals, cursors and kinds need no escaping. */
final class Frames {
    private static final String TOO_MANY = property("code", "busy") + property("message", InFlight.TOO_MANY) + "}";

    private Frames() {}

    private record Hello(
            String type, int protocol, String person, String name, String node, String epoch, long heartbeatSeconds) {}

    /** Kept with a bundle, so that it is made once for everyone who gets it. */
    private record Made(String text) {}

    static String hello(PersonId person, String name, String node, String epoch, long heartbeatSeconds) {
        return json(new Hello("hello", 1, person.value(), name, node, epoch, heartbeatSeconds));
    }

    static String subscribed(JournalId journal, Cursor from, Cursor head) {
        return "{\"type\":\"subscribed\",\"channel\":" + quoted(journal.name()) + ",\"from\":" + quoted(from.text())
                + ",\"head\":" + quoted(head.text()) + "}";
    }

    static String entries(Bundle bundle) {
        Object made = bundle.frame().get(() -> new Made(encode(bundle)));
        return made instanceof Made mine ? mine.text() : encode(bundle);
    }

    private static String encode(Bundle bundle) {
        return "{\"type\":\"entries\",\"channel\":" + quoted(bundle.journal().name()) + ",\"from\":" + bundle.from()
                + ",\"to\":" + bundle.to() + ",\"cursor\":"
                + quoted(bundle.cursor().text()) + ",\"entries\":" + bundle.json() + "}";
    }

    static String result(String id, String outcome) {
        return "{\"type\":\"result\",\"id\":" + quoted(id) + "," + outcome.substring(1);
    }

    static String answer(String id, String data) {
        return "{\"type\":\"answer\",\"id\":" + quoted(id) + ",\"data\":" + data + "}";
    }

    static String refused(@Nullable String id, Refusal why) {
        return "{\"type\":\"refused\"" + property("id", id) + property("code", why.code())
                + property("field", why.field()) + property("message", why.message())
                + property("reference", why.reference()) + "}";
    }

    /** Refuses one command more than may wait for an answer; what is said of it was encoded once. */
    static String tooMany(String id) {
        return "{\"type\":\"refused\",\"id\":" + quoted(id) + TOO_MANY;
    }

    /** Nothing when there is no value. */
    private static String property(String name, @Nullable String value) {
        return value == null ? "" : ",\"" + name + "\":" + quoted(value);
    }

    static String of(String type, JournalId journal) {
        return "{\"type\":\"" + type + "\",\"channel\":" + quoted(journal.name()) + "}";
    }

    static String resync(JournalId journal, Cursor head) {
        return "{\"type\":\"resync\",\"channel\":" + quoted(journal.name()) + ",\"head\":" + quoted(head.text()) + "}";
    }

    static String typing(JournalId journal, PersonId person) {
        return "{\"type\":\"typing\",\"channel\":" + quoted(journal.name()) + ",\"person\":" + quoted(person.value())
                + "}";
    }

    static String presence(JournalId journal, PersonId person, boolean online) {
        return "{\"type\":\"presence\",\"channel\":" + quoted(journal.name()) + ",\"person\":" + quoted(person.value())
                + ",\"online\":" + online + "}";
    }

    static String pong(@Nullable String id) {
        return id == null ? "{\"type\":\"pong\"}" : "{\"type\":\"pong\",\"id\":" + quoted(id) + "}";
    }

    private static String quoted(String text) {
        return plain(text) ? '"' + text + '"' : json(text);
    }

    /** Nothing in it needs escaping. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String json(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }
}
