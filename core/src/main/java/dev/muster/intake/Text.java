package dev.muster.intake;

import java.util.Locale;

/** Text that comes from a machine: taken as it is where it can be, never refused for what is in it. */
final class Text {
    private Text() {}

    /** Without what is no text: control characters and halves of characters become the replacement character. */
    static String clean(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || (Character.isISOControl(c) && c != '\n' && c != '\t')) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, c == '\r' ? '\n' : '\ufffd');
            }
        }
        return clean == null ? text : clean.toString();
    }

    /** On one line, and at most so long. */
    static String line(String text, int most) {
        return cut(text.replaceAll("\\s+", " ").strip(), most);
    }

    /** At most so long. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** The address when it is one that a browser may be sent to, else nothing. */
    static String link(String url) {
        String start = url.substring(0, Math.min(url.length(), 8)).toLowerCase(Locale.ROOT);
        boolean web = start.startsWith("http://") || start.startsWith("https://");
        return web && url.length() <= 2_000 && url.chars().noneMatch(c -> c <= ' ') ? url : "";
    }
}
