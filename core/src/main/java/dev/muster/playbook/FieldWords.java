package dev.muster.playbook;

import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changed of a part, in a sentence. */
final class FieldWords {
    private static final int LONGEST = 80;

    /** Names of fields as people say them; a field that is missing here is called by its own name. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("ownerRole", "owning role"),
            Map.entry("ownerGroup", "owning group"),
            Map.entry("ownerProperty", "owning property"),
            Map.entry("ownerOnCall", "owning rotation"),
            Map.entry("dueAfterSeconds", "due time"),
            Map.entry("dueAfter", "start of the due time"),
            Map.entry("escalateAfterSeconds", "time to escalation"),
            Map.entry("blockedBy", "list of what blocks it"),
            Map.entry("evidence", "need for evidence"),
            Map.entry("updateEveryMinutes", "update cadence in minutes"),
            Map.entry("channelName", "channel name"),
            Map.entry("callLink", "call link"),
            Map.entry("updateTemplate", "update template"),
            Map.entry("windowMinutes", "window in minutes"),
            Map.entry("when", "rule"));

    private FieldWords() {}

    static String sentence(String what, String field, @Nullable Object before, @Nullable Object after) {
        String name = NAMES.getOrDefault(field, field);
        if (before == null) {
            return "set the " + name + " of " + what + " to " + shown(field, after);
        }
        if (after == null) {
            return "removed the " + name + " of " + what + ", which was " + shown(field, before);
        }
        return "changed the " + name + " of " + what + " from " + shown(field, before) + " to " + shown(field, after);
    }

    private static String shown(String field, @Nullable Object value) {
        if (value instanceof Number number && field.endsWith("Seconds")) {
            return duration(number.longValue());
        }
        if (value == null) {
            return "nothing";
        }
        String text = value instanceof String plain
                ? Differences.quoted(plain)
                : new String(Json.write(value), StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** A length of time as people say it: {@code 1 h 30 min}. */
    static String duration(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        StringBuilder words = new StringBuilder();
        part(words, time.toDays(), "d");
        part(words, time.toHoursPart(), "h");
        part(words, time.toMinutesPart(), "min");
        part(words, time.toSecondsPart(), "s");
        return words.isEmpty() ? "0 s" : words.toString();
    }

    private static void part(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }
}
