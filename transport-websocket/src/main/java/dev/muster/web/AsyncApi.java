package dev.muster.web;

import dev.muster.Muster;
import dev.muster.record.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** AsyncAPI 3.0 of the socket: its frames, and the data of every event that readers may be told of. */
final class AsyncApi {
    private static final Map<String, String> SENT = ordered(
            "hello", "protocol:integer person name node epoch heartbeatSeconds:integer",
            "subscribed", "channel from head",
            "entries", "channel from:integer to:integer cursor entries:array",
            "result", "id ids:object positions:object repeated:boolean",
            "answer", "id data:object",
            "refused", "id? code field? message reference?",
            "ended", "channel",
            "resync", "channel head",
            "invited", "channel",
            "typing", "channel person",
            "presence", "channel person online:boolean",
            "pong", "id?");
    private static final Map<String, String> RECEIVED = ordered(
            "subscribe", "channel cursor?",
            "unsubscribe", "channel",
            "command", "id name data?:object",
            "ask", "id name data?:object",
            "typing", "channel",
            "ping", "id?");

    private AsyncApi() {}

    static byte[] of(Muster muster) {
        Schemas schemas = new Schemas();
        Map<String, Object> messages = new LinkedHashMap<>();
        SENT.forEach((type, properties) -> messages.put("server." + type, message(type, properties)));
        RECEIVED.forEach((type, properties) -> messages.put("client." + type, message(type, properties)));
        List<Object> kinds = new ArrayList<>();
        muster.events()
                .forEach(told -> kinds.add(Map.of(
                        "title", told.kind(),
                        "type", "object",
                        "properties",
                                Map.of(
                                        "kind", Map.of("const", told.kind()),
                                        "schema", Map.of("type", "integer"),
                                        "data", schemas.of(told.type())),
                        "required", List.of("kind", "schema", "data"))));
        Map<String, Object> all = new LinkedHashMap<>(schemas.made());
        all.put("EntryView", entry(kinds));
        Map<String, Object> references = new LinkedHashMap<>();
        messages.keySet().forEach(m -> references.put(m, Map.of("$ref", "#/components/messages/" + m)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", Map.of("title", "Muster", "version", "1"));
        document.put("defaultContentType", "application/json");
        document.put(
                "channels",
                Map.of(
                        "socket",
                        Map.of(
                                "address",
                                "socket",
                                "description",
                                "A client sends one frame in each text message. A server sends one, or an array of "
                                        + "several in their order.",
                                "messages",
                                references)));
        document.put(
                "operations",
                Map.of(
                        "send", operation("send", "server.", SENT),
                        "receive", operation("receive", "client.", RECEIVED)));
        document.put("components", Map.of("messages", messages, "schemas", all));
        return Json.write(document);
    }

    private static Map<String, Object> entry(List<Object> kinds) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", "object");
        entry.put("required", List.of("channel", "seq", "time", "actor", "kind", "schema", "thread", "data"));
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String name : List.of("channel", "actor", "kind")) {
            properties.put(name, Map.of("type", "string"));
        }
        for (String name : List.of("seq", "schema", "thread")) {
            properties.put(name, Map.of("type", "integer"));
        }
        properties.put("time", Map.of("type", "string", "format", "date-time"));
        properties.put("data", Map.of("type", "object"));
        entry.put("properties", properties);
        entry.put("description", "A kind that a client does not know is an act like any other, and is shown as such.");
        if (!kinds.isEmpty()) {
            entry.put("anyOf", kinds);
        }
        return entry;
    }

    private static Map<String, Object> operation(String action, String prefix, Map<String, String> types) {
        List<Object> messages = new ArrayList<>();
        types.keySet().forEach(t -> messages.add(Map.of("$ref", "#/channels/socket/messages/" + prefix + t)));
        return Map.of("action", action, "channel", Map.of("$ref", "#/channels/socket"), "messages", messages);
    }

    private static Map<String, Object> message(String type, String described) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>(List.of("type"));
        properties.put("type", Map.of("const", type));
        for (String one : described.split(" ", -1)) {
            String name = one.replaceAll("[?:].*", "");
            String of = one.contains(":") ? one.substring(one.indexOf(':') + 1) : "string";
            boolean entries = of.equals("array");
            properties.put(
                    name,
                    entries
                            ? Map.of("type", "array", "items", Map.of("$ref", "#/components/schemas/EntryView"))
                            : Map.of("type", of));
            if (!one.contains("?")) {
                required.add(name);
            }
        }
        return Map.of(
                "name", type, "payload", Map.of("type", "object", "properties", properties, "required", required));
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
