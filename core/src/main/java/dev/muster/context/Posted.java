package dev.muster.context;

import dev.muster.context.Collector.Found;
import dev.muster.context.Collector.Value;
import java.util.List;

/** What was found, cut to what is posted: one line each, without characters that are not seen. */
final class Posted {
    private static final int MOST = 50;
    private static final int NAME = 200;
    private static final int VALUE = 500;

    private Posted() {}

    static List<Value> values(Found found) {
        return found.values().stream()
                .limit(MOST)
                .map(v -> new Value(line(v.name(), NAME), line(v.value(), VALUE)))
                .toList();
    }

    /** One line of at most so many characters; what controls a screen or turns the direction of writing is a space. */
    static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> line.appendCodePoint(unseen(c) ? ' ' : c));
        String cut = line.toString().strip();
        return text.codePointCount(0, text.length()) > most ? cut + "…" : cut;
    }

    private static boolean unseen(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
