package dev.muster.server.load;

import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one connection was told of one channel: that every entry came once, in order, and where it is. */
final class Followed {
    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");
    private static final Pattern EPOCH = Pattern.compile("\"type\":\"hello\".*\"epoch\":\"([^\"]+)\"");
    private final LongConsumer entry;
    private volatile String epoch = "";
    private volatile String cursor;
    private volatile long last;
    private volatile String wrong = "";
    private volatile boolean begun;

    /** @param entry is told the number of every entry */
    Followed(String cursor, long last, LongConsumer entry) {
        this.cursor = cursor;
        this.last = last;
        this.entry = entry;
    }

    /** A message of the server, whole. */
    void message(String text) {
        Matcher hello = EPOCH.matcher(text.substring(0, Math.min(text.length(), 400)));
        if (epoch.isEmpty() && hello.find()) {
            epoch = hello.group(1);
        }
        if (text.contains("\"subscribed\"")) {
            begun = true;
        }
        Matcher seq = SEQ.matcher(text);
        while (seq.find()) {
            long number = Long.parseLong(seq.group(1));
            if (number != last + 1 && last >= 0) {
                wrong = "number " + number + " behind " + last;
            }
            last = number;
            entry.accept(number);
        }
        Matcher at = CURSOR.matcher(text);
        while (at.find()) {
            cursor = at.group(1);
        }
    }

    /** Which cursors the server gives. */
    String epoch() {
        return epoch;
    }

    /** The server has said that the subscription begins. */
    boolean begun() {
        return begun;
    }

    String cursor() {
        return cursor;
    }

    long last() {
        return last;
    }

    /** What was out of order; empty when nothing was. */
    String wrong() {
        return wrong;
    }
}
