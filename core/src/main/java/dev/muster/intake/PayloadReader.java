package dev.muster.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.command.Rejection;
import dev.muster.intake.AlertmanagerPayload.Alert;
import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a payload field by field, so that whatever is wrong can be named. Nothing is guessed or converted. */
final class PayloadReader {
    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");
    private final JsonNode root;

    PayloadReader(byte[] body) {
        try {
            root = Json.read(body, JsonNode.class);
        } catch (MalformedJson e) {
            throw Rejection.invalid("", String.valueOf(e.getMessage()));
        }
        if (!root.isObject()) {
            throw wrong("", "a JSON object", root);
        }
    }

    AlertmanagerPayload payload() {
        String version = text(root, "", "version");
        if (!version.equals("4")) {
            throw Rejection.invalid(
                    "version",
                    "must be 4, not " + Text.cut(version, 20) + "; update the sender, Alertmanager 0.6 or newer");
        }
        return new AlertmanagerPayload(
                text(root, "", "receiver"),
                text(root, "", "groupKey"),
                status(root, ""),
                number(root, "truncatedAlerts"),
                labels(root, "", "groupLabels"),
                labels(root, "", "commonLabels"),
                labels(root, "", "commonAnnotations"),
                text(root, "", "externalURL"),
                alerts());
    }

    private List<Alert> alerts() {
        JsonNode list = field(root, "", "alerts");
        if (!list.isArray()) {
            throw wrong("alerts", "a list", list);
        }
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String path = "alerts[" + i + "]";
            JsonNode alert = list.get(i);
            if (!alert.isObject()) {
                throw wrong(path, "an object", alert);
            }
            alerts.add(alert(alert, path + "."));
        }
        return alerts;
    }

    private static Alert alert(JsonNode alert, String path) {
        Instant endsAt = time(alert, path, "endsAt");
        AlertStatus status = status(alert, path);
        return new Alert(
                status,
                labels(alert, path, "labels"),
                labels(alert, path, "annotations"),
                time(alert, path, "startsAt"),
                status == AlertStatus.FIRING || endsAt.equals(NEVER) ? null : endsAt,
                text(alert, path, "generatorURL"),
                absent(alert, "fingerprint") ? null : print(alert, path));
    }

    private static @Nullable String print(JsonNode alert, String path) {
        String print = text(alert, path, "fingerprint");
        return print.isEmpty() ? null : print;
    }

    private static AlertStatus status(JsonNode object, String path) {
        try {
            return AlertStatus.of(text(object, path, "status"));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid(path + "status", String.valueOf(e.getMessage()));
        }
    }

    private static Instant time(JsonNode object, String path, String name) {
        try {
            return OffsetDateTime.parse(text(object, path, name)).toInstant();
        } catch (DateTimeException e) {
            throw Rejection.invalid(path + name, "is no time like 2026-03-02T09:00:00Z");
        }
    }

    private static long number(JsonNode object, String name) {
        if (absent(object, name)) {
            return 0;
        }
        JsonNode value = object.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "a whole number", value);
        }
        return value.longValue();
    }

    private static Map<String, String> labels(JsonNode object, String path, String name) {
        JsonNode labels = field(object, path, name);
        if (!labels.isObject()) {
            throw wrong(path + name, "an object", labels);
        }
        Map<String, String> read = new TreeMap<>();
        labels.fieldNames()
                .forEachRemaining(label -> read.put(Text.clean(label), text(labels, path + name + ".", label)));
        return read;
    }

    private static String text(JsonNode object, String path, String name) {
        JsonNode value = field(object, path, name);
        if (!value.isTextual()) {
            throw wrong(path + name, "a text", value);
        }
        return Text.clean(value.textValue());
    }

    private static JsonNode field(JsonNode object, String path, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw Rejection.invalid(path + name, "is missing");
        }
        return value;
    }

    private static boolean absent(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull();
    }

    private static Rejection wrong(String path, String expected, JsonNode found) {
        String what = found.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        return Rejection.invalid(
                path, "must be " + expected + ", not " + (found.isNull() ? "null" : "of type " + what));
    }
}
