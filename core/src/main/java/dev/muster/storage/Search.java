package dev.muster.storage;

import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries by term, text or both. Access is the caller's: nothing outside the named bounds is ever returned
 * or counted.
 *
 * @param bounds the journals to look in, each with the least number that may be seen
 * @param terms an entry must carry all of these
 * @param text an entry's text must hold all of these {@linkplain Words words}; empty for any text
 * @param before only what comes behind this place in the order; null for the beginning
 * @param limit at most this many, 1 to 1,000
 */
public record Search(
        Map<JournalId, Long> bounds,
        Set<Term> terms,
        String text,
        @Nullable Place before,
        int limit) {
    /** The most that one search returns. */
    public static final int MOST = 1_000;

    /** Newest first: by time, then journal, then number, all descending. */
    public static final Comparator<Entry> ORDER = Comparator.comparing(Entry::time)
            .thenComparing(Entry::journal)
            .thenComparing(Entry::sequence)
            .reversed();

    /** A place in the order: an entry that was already seen. */
    public record Place(java.time.Instant time, JournalId journal, long sequence) {
        /** The place of an entry. */
        public static Place of(Entry entry) {
            return new Place(entry.time(), entry.journal(), entry.sequence());
        }
    }

    /** Checks the limits. */
    public Search {
        bounds = Map.copyOf(bounds);
        terms = Set.copyOf(terms);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
        }
        if (terms.isEmpty() && Words.of(text).isEmpty()) {
            throw new IllegalArgumentException("a search names at least one term or word");
        }
    }

    /** By term alone. */
    public static Search terms(Map<JournalId, Long> bounds, Set<Term> terms, int limit) {
        return new Search(bounds, terms, "", null, limit);
    }

    /** By words alone. */
    public static Search text(Map<JournalId, Long> bounds, String text, int limit) {
        return new Search(bounds, Set.of(), text, null, limit);
    }
}
