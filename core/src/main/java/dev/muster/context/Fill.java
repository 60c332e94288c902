package dev.muster.context;

import dev.muster.incident.CallTemplate;
import dev.muster.playbook.Template;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fills places of settings: as data, in one pass, and so that a value cannot become something else where it stands. */
public final class Fill {
    private static final int LONGEST = 4_000;

    private Fill() {}

    /** An address whose places are filled percent-encoded; empty when a place has no value, or its host is not fixed. */
    public static Optional<URI> address(String template, Map<String, String> values) {
        return CallTemplate.fill(template, values).map(URI::create);
    }

    /** A text whose places stand within quotation marks: what would end these is escaped with backslashes. */
    public static String quoted(String template, Map<String, String> values) {
        Map<String, String> escaped = new HashMap<>();
        values.forEach((name, value) -> escaped.put(name, escape(value)));
        return Template.fill(template, escaped, LONGEST);
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("'", "\\'")
                .replace("`", "")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
