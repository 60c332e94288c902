package dev.muster.storage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import opennlp.tools.stemmer.snowball.SnowballStemmer;

/**
 * Stems, as words that are compared exactly beside the {@linkplain Words words} themselves, the same in every store. Each
 * begins with a character for private use, which no word does, and with its language, so that stems of two languages are
 * never the same.
 *
 * <p>A word is taken to its stem as it is written, in lower case; then the stem is folded like a word. So {@code Größe}
 * and {@code grosse} have one stem in German.
 */
public final class Stems {
    private static final char MARK = '\ue003';

    private Stems() {}

    /** The stems of a text's words, one for each word of {@link Words#list} in order; none without a language. */
    public static List<String> list(String text, Language language) {
        SnowballStemmer stemmer = language.stemmer();
        if (stemmer == null) {
            return List.of();
        }
        List<String> stems = new ArrayList<>();
        for (Words.Word word : Words.placed(text)) {
            String written = Normalizer.normalize(text.substring(word.from(), word.to()), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            String stem = String.join("", Words.list(stemmer.stem(written).toString()));
            stems.add(MARK + language.tag() + MARK + (stem.isEmpty() ? word.word() : stem));
        }
        return stems;
    }

    /** The language of a stem; {@link Language#SIMPLE} for what is no stem. */
    static Language language(String word) {
        int end = !word.isEmpty() && word.charAt(0) == MARK ? word.indexOf(MARK, 1) : -1;
        return end < 0 ? Language.SIMPLE : Language.of(word.substring(1, end)).orElse(Language.SIMPLE);
    }
}
