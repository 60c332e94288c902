package dev.muster.storage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How text becomes words that are compared exactly, the same in every store: compatibility decomposition,
 * accents taken off, lower case, cut at everything that is neither letter nor digit.
 */
public final class Words {
    private static final int LONGEST = 64;

    private Words() {}

    /** A word and where it stands in the text: from this offset up to that one, in UTF-16 code units. */
    public record Word(String word, int from, int to) {}

    /** The words of a text in the order in which they first stand; a word is cut at 64 code units. */
    public static Set<String> of(String text) {
        return new LinkedHashSet<>(list(text));
    }

    /** The words of a text in order, each as often as it stands. */
    public static List<String> list(String text) {
        List<String> words = new ArrayList<>();
        String plain = ascii(text) ? text : folded(text);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); ) {
            int point = plain.codePointAt(i);
            i += Character.charCount(point);
            if (letter(point)) {
                append(word, lower(point));
            } else if (!mark(point) && word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    /**
     * The words of a text with their places, for marking what was found. Code points are folded one by one, so that
     * each word knows where it came from; the words are those of {@link #list}.
     */
    public static List<Word> placed(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int from = 0;
        int to = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            String plain = point < 0x80 ? Character.toString(point) : folded(Character.toString(point));
            for (int k = 0; k < plain.length(); ) {
                int part = plain.codePointAt(k);
                k += Character.charCount(part);
                if (letter(part)) {
                    from = word.length() == 0 ? i : from;
                    append(word, lower(part));
                    to = next;
                } else if (mark(part)) {
                    to = word.length() == 0 ? to : next;
                } else if (word.length() > 0) {
                    words.add(new Word(word.toString(), from, to));
                    word.setLength(0);
                }
            }
            i = next;
        }
        if (word.length() > 0) {
            words.add(new Word(word.toString(), from, to));
        }
        return words;
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    }

    private static boolean letter(int point) {
        return Character.isLetterOrDigit(point);
    }

    private static boolean mark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK;
    }

    /** ASCII in lower case, and the sigma at the end of a word like any other. */
    private static int lower(int point) {
        return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point == '\u03c2' ? '\u03c3' : point;
    }

    private static void append(StringBuilder word, int point) {
        if (word.length() + Character.charCount(point) <= LONGEST) {
            word.appendCodePoint(point);
        }
    }
}
