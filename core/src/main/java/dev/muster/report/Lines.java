package dev.muster.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes Markdown, line by line. What people typed stays on its line, or in its quotation. */
final class Lines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Control characters but for the tabulator, embeddings, overrides and isolates of direction, separators of lines. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cntrl}\\x{80}-\\x{9F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{2028}\\x{2029}&&[^\\t]]");

    private final List<String> lines = new ArrayList<>();

    /** A text on one line. */
    static String one(String text) {
        return seen(text.strip().replaceAll("\\s+", " "));
    }

    /**
     * The same with a mark for each character that a reader does not see, and that turns the direction of what follows or
     * that a terminal obeys: nobody is to read another text than the one that was written (CWE-451, CVE-2021-42574).
     */
    private static String seen(String text) {
        return UNSEEN.matcher(text)
                .replaceAll(found ->
                        String.format(Locale.ROOT, "‹U+%04X›", found.group().codePointAt(0)));
    }

    /** A time in UTC, to the second. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    Lines add(String line) {
        lines.add(one(line));
        return this;
    }

    Lines blank() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
        return this;
    }

    Lines heading(String text) {
        blank();
        add("## " + text);
        return blank();
    }

    Lines item(String text) {
        lines.add("- " + one(text));
        return this;
    }

    /** A line with a label, unless there is nothing to say. */
    Lines fact(String label, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            lines.add("- **" + label + ":** " + (value instanceof Instant at ? time(at) : one(value.toString())));
        }
        return this;
    }

    /** A text of several lines. */
    Lines quote(String text) {
        if (!text.isBlank()) {
            lines.add(text.strip()
                    .lines()
                    .map(line -> ("> " + seen(line)).strip())
                    .collect(Collectors.joining("\n")));
            lines.add("");
        }
        return this;
    }

    String text() {
        return String.join("\n", lines).strip() + "\n";
    }
}
