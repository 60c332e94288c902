package dev.muster.file;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * What a file is called, made harmless: a name is only ever shown and offered for saving, never a path. No folders, no
 * control characters, nothing that turns the direction of text or cannot be seen, nothing that some system takes for a
 * device; at most 200 bytes, of which the ending stays.
 */
public final class FileNames {
    private static final int LONGEST = 200;
    private static final int LONGEST_ENDING = 20;
    private static final String NAMELESS = "file";
    private static final Set<String> DEVICES = devices();

    private FileNames() {}

    private static Set<String> devices() {
        Set<String> names = new java.util.HashSet<>(Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"));
        for (char digit : "0123456789\u00b9\u00b2\u00b3".toCharArray()) {
            names.add("COM" + digit);
            names.add("LPT" + digit);
        }
        return Set.copyOf(names);
    }

    /** The harmless name that is nearest to what somebody sent. Cleaning a clean name changes nothing. */
    public static String clean(String sent) {
        String bounded = sent.length() > 4 * 4_096 ? sent.substring(sent.length() - 4 * 4_096) : sent;
        String last = bounded.substring(Math.max(bounded.lastIndexOf('/'), bounded.lastIndexOf('\\')) + 1);
        String name = trimmed(visible(Normalizer.normalize(last, Normalizer.Form.NFC)));
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).strip();
        if (DEVICES.contains(stem.toUpperCase(Locale.ROOT))) {
            name = "_" + name;
        }
        name = trimmed(shortened(name));
        return name.isEmpty() ? NAMELESS : name;
    }

    private static String visible(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean hidden = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.PRIVATE_USE
                    || type == Character.UNASSIGNED
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if ("<>:\"|?*".indexOf(c) >= 0) {
                kept.append('_');
            } else if (type == Character.SPACE_SEPARATOR) {
                kept.append(' ');
            } else if (!hidden) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString();
    }

    /** Without spaces around it, and without dots at its end or before its first letter. */
    private static String trimmed(String name) {
        int from = 0;
        int to = name.length();
        while (to > 0 && (name.charAt(to - 1) == '.' || name.charAt(to - 1) == ' ')) {
            to--;
        }
        while (from < to && (name.charAt(from) == '.' || name.charAt(from) == ' ')) {
            from++;
        }
        return name.substring(from, to);
    }

    private static String shortened(String name) {
        if (length(name) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && length(name.substring(dot)) <= LONGEST_ENDING ? name.substring(dot) : "";
        StringBuilder stem = new StringBuilder();
        int left = LONGEST - length(ending);
        for (int c : name.codePoints().toArray()) {
            left -= length(Character.toString(c));
            if (left < 0) {
                break;
            }
            stem.appendCodePoint(c);
        }
        return stem + ending;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
