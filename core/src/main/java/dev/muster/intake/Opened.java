package dev.muster.intake;

import dev.muster.incident.Declaration;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.intake.AlertmanagerPayload.Alert;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The incident that a group of alerts is: what it is called, and how bad it is. */
final class Opened {
    private static final int MOST_PARAMETERS = 50;

    private Opened() {}

    static Declaration declaration(
            IncidentId incident, IntakeToken token, AlertmanagerPayload payload, @Nullable IncidentId related) {
        return new Declaration(
                incident,
                title(payload),
                Text.cut(
                        payload.commonAnnotations()
                                .getOrDefault("description", "")
                                .strip(),
                        10_000),
                severity(payload),
                token.playbook(),
                token.owner(),
                token.people(),
                parameters(payload),
                related,
                token.name(),
                began(payload),
                null,
                false);
    }

    /** When the first of those that fire began; null when none does. */
    private static @Nullable Instant began(AlertmanagerPayload payload) {
        return payload.alerts().stream()
                .filter(a -> a.status() == AlertStatus.FIRING)
                .map(Alert::startsAt)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static String title(AlertmanagerPayload payload) {
        Alert first = payload.alerts().get(0);
        return Stream.of(
                        payload.commonAnnotations().get("summary"),
                        payload.commonLabels().get("alertname"),
                        first.annotations().get("summary"),
                        first.labels().get("alertname"),
                        "Alerts for " + payload.receiver())
                .filter(Objects::nonNull)
                .map(text -> Text.line(text, 200))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("Alerts");
    }

    /** The worst that is said; null when nothing is, or nothing that is known here. */
    private static @Nullable Severity severity(AlertmanagerPayload payload) {
        Stream<Map<String, String>> labels = Stream.concat(
                Stream.of(payload.commonLabels()),
                payload.alerts().stream()
                        .filter(a -> a.status() == AlertStatus.FIRING)
                        .map(Alert::labels));
        List<Severity> said = labels.flatMap(l -> Stream.ofNullable(l.get("severity")))
                .flatMap(word -> Stream.ofNullable(severity(word)))
                .sorted()
                .toList();
        return said.isEmpty() ? null : said.get(0);
    }

    private static @Nullable Severity severity(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "critical" -> Severity.SEV1;
            case "error", "major" -> Severity.SEV2;
            case "warning" -> Severity.SEV3;
            case "info" -> Severity.SEV4;
            default -> null;
        };
    }

    private static Map<String, String> parameters(AlertmanagerPayload payload) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("externalURL", Text.link(payload.externalURL()));
        payload.commonLabels().forEach((name, value) -> {
            if (parameters.size() < MOST_PARAMETERS && name.length() <= 100) {
                parameters.put(name, Text.cut(value, 1_000));
            }
        });
        return parameters;
    }
}
