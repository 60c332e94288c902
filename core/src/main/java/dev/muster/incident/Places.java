package dev.muster.incident;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills places in a text: {@code {number}} becomes the value named number. One pass over the text: what a value holds is
 * never looked at again, and a place without a value stays as it was written.
 */
public final class Places {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]{0,63})}");
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    private Places() {}

    /** What stands in braces in a text and is none of these names, in order. */
    public static List<String> unknown(String text, Set<String> names) {
        return BRACES.matcher(text)
                .results()
                .map(place -> place.group(1))
                .filter(name -> !names.contains(name))
                .distinct()
                .toList();
    }

    /** The text, cut off behind so many characters. */
    public static String fill(String text, Map<String, String> values, int most) {
        String filled = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
        if (filled.length() <= most) {
            return filled;
        }
        return filled.substring(0, Character.isHighSurrogate(filled.charAt(most - 1)) ? most - 1 : most);
    }
}
