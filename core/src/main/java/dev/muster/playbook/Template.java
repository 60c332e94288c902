package dev.muster.playbook;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills places in a text: {@code {title}} becomes the value named title. One pass over the text and nothing else: what
 * a value holds is never looked at again, and a place without a value stays as it was written.
 */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]{0,63})}");

    private Template() {}

    /** The names of the places in a text. */
    public static Set<String> places(String text) {
        Set<String> places = new LinkedHashSet<>();
        PLACE.matcher(text).results().forEach(r -> places.add(r.group(1)));
        return places;
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
