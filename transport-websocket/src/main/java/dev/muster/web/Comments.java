package dev.muster.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out comments of a library's script, which can be a third of it. Only those that have their lines to
 * themselves, so that no string, pattern or template of one line is mistaken for one; licences stay.
 */
final class Comments {
    private static final Pattern WHOLE_LINES =
            Pattern.compile("(?m)^[ \\t]*+(?://.*|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/[ \\t]*)$\\R?");
    private static final Pattern LICENCE = Pattern.compile("(?i)@license|@preserve|copyright|/\\*!");

    private Comments() {}

    /** The script without them. */
    static String removed(String script) {
        Matcher comments = WHOLE_LINES.matcher(script);
        StringBuilder rest = new StringBuilder(script.length());
        while (comments.find()) {
            boolean licence = LICENCE.matcher(comments.group()).find();
            comments.appendReplacement(rest, licence ? Matcher.quoteReplacement(comments.group()) : "");
        }
        return comments.appendTail(rest).toString();
    }
}
