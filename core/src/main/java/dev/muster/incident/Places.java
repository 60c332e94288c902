package dev.muster.incident;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills places in a text: {@code {number}} becomes the value named number. One pass over the text: what a value holds is
 * never looked at again, and a place without a value stays as it was written.
 */
final class Places {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]{0,63})}");

    private Places() {}

    /** The text, cut off behind so many characters. */
    static String fill(String text, Map<String, String> values, int most) {
        String filled = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
        if (filled.length() <= most) {
            return filled;
        }
        return filled.substring(0, Character.isHighSurrogate(filled.charAt(most - 1)) ? most - 1 : most);
    }
}
