package dev.muster.search;

import dev.muster.journal.Entry;
import dev.muster.storage.Search;
import dev.muster.storage.Stems;
import dev.muster.storage.Wording;
import dev.muster.storage.Words;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * How well a text fits a wording, from the two alone: what others wrote elsewhere has no part in it, so a score says
 * nothing about what the asker may not read, and is the same on every store.
 *
 * <p>Each word that is looked for gives {@code 1000 * n / (n + 1 + length / 24)}, where n is how often it stands in the
 * text, at most 4, and length how many words the text has; all in whole numbers. When several words were typed without
 * quotes and stand together in that order, 500 are added. The best comes first, of equals the newest.
 *
 * <p>Only the newest {@value #RANKED} hits are put into this order; older ones are found by time.
 */
final class Relevance {
    /** How many of the newest hits are ranked. */
    static final int RANKED = 500;

    private static final int MOST_COUNTED = 4;
    private static final int WORD = 1_000;
    private static final int TOGETHER = 500;
    private static final int STRETCH = 24;

    private final Wording wording;
    private final List<String> typed;

    /**
     * Relevance to a wording.
     *
     * @param typed the words that were typed without quotes, in order, as they are compared
     */
    Relevance(Wording wording, List<String> typed) {
        this.wording = wording;
        this.typed = List.copyOf(typed);
    }

    /** Hits in this order. */
    List<Entry> ranked(List<Entry> hits) {
        return hits.stream()
                .map(e -> new Scored(e, score(e.index().text())))
                .sorted(Comparator.comparingInt(Scored::score).reversed().thenComparing(Scored::entry, Search.ORDER))
                .map(Scored::entry)
                .toList();
    }

    private record Scored(Entry entry, int score) {}

    int score(String text) {
        List<String> words = Words.list(text);
        List<String> stems = Stems.list(text, wording.language());
        int score = 0;
        for (String word : wording.words()) {
            int times = Math.min(Collections.frequency(words, word) + Collections.frequency(stems, word), MOST_COUNTED);
            score += WORD * times / (times + 1 + words.size() / STRETCH);
        }
        boolean together = typed.size() > 1 && Collections.indexOfSubList(stems.isEmpty() ? words : stems, typed) >= 0;
        return together ? score + TOGETHER : score;
    }
}
