package dev.muster.storage;

import java.util.Arrays;
import java.util.Optional;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import opennlp.tools.stemmer.snowball.SnowballStemmer.ALGORITHM;
import org.jspecify.annotations.Nullable;

/** In which language the texts of a workspace are, as far as a search is concerned: whose words are found by their stems. */
public enum Language {
    /** None: words are compared whole. */
    SIMPLE("", null),
    /** Danish. */
    DANISH("da", ALGORITHM.DANISH),
    /** German. */
    GERMAN("de", ALGORITHM.GERMAN),
    /** English. */
    ENGLISH("en", ALGORITHM.ENGLISH),
    /** Spanish. */
    SPANISH("es", ALGORITHM.SPANISH),
    /** Finnish. */
    FINNISH("fi", ALGORITHM.FINNISH),
    /** French. */
    FRENCH("fr", ALGORITHM.FRENCH),
    /** Hungarian. */
    HUNGARIAN("hu", ALGORITHM.HUNGARIAN),
    /** Italian. */
    ITALIAN("it", ALGORITHM.ITALIAN),
    /** Dutch. */
    DUTCH("nl", ALGORITHM.DUTCH),
    /** Norwegian. */
    NORWEGIAN("no", ALGORITHM.NORWEGIAN),
    /** Portuguese. */
    PORTUGUESE("pt", ALGORITHM.PORTUGUESE),
    /** Romanian. */
    ROMANIAN("ro", ALGORITHM.ROMANIAN),
    /** Russian. */
    RUSSIAN("ru", ALGORITHM.RUSSIAN),
    /** Swedish. */
    SWEDISH("sv", ALGORITHM.SWEDISH),
    /** Turkish. */
    TURKISH("tr", ALGORITHM.TURKISH);

    private final String tag;
    private final @Nullable ALGORITHM algorithm;

    Language(String tag, @Nullable ALGORITHM algorithm) {
        this.tag = tag;
        this.algorithm = algorithm;
    }

    /** Its two letters (ISO 639-1); empty for {@link #SIMPLE}. */
    public String tag() {
        return tag;
    }

    /** The language of these letters, if it is known here. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(l -> l.tag.equals(tag)).findFirst();
    }

    /** Something that takes words in lower case to their stems, for one thread; null when words are compared whole. */
    @Nullable
    SnowballStemmer stemmer() {
        return algorithm == null ? null : new SnowballStemmer(algorithm);
    }
}
