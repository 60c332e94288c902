package dev.muster.storage;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How text becomes words that are compared exactly, the same in every store: compatibility decomposition,
 * accents taken off, lower case, cut at everything that is neither letter nor digit.
 */
public final class Words {
    private static final int LONGEST = 64;

    private Words() {}

    /** The words of a text in the order in which they first stand; a word is cut at 64 code units. */
    public static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); ) {
            int point = plain.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isLetterOrDigit(point)) {
                if (word.length() + Character.charCount(point) <= LONGEST) {
                    word.appendCodePoint(point);
                }
            } else if (Character.getType(point) != Character.NON_SPACING_MARK && word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }
}
