package dev.muster.storage;

import dev.muster.access.PersonId;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries by term, text, author or kind. Access is the caller's: nothing outside the named bounds is ever returned
 * or counted.
 *
 * <p>A search without terms finds only entries that have a text: those are what a text index holds.
 *
 * @param bounds the journals to look in, each with the least number that may be seen
 * @param terms an entry must carry all of these
 * @param wording what an entry's text must say
 * @param filter whose entries, of which kinds and from when
 * @param before only what comes behind this place in the order; null for the beginning
 * @param limit at most this many, 1 to 1,000
 */
public record Search(
        Map<JournalId, Long> bounds,
        Set<Term> terms,
        Wording wording,
        Filter filter,
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
    public record Place(Instant time, JournalId journal, long sequence) {
        /** The place of an entry. */
        public static Place of(Entry entry) {
            return new Place(entry.time(), entry.journal(), entry.sequence());
        }
    }

    /**
     * Whose entries, of which kinds and from when.
     *
     * @param authors by any of these; empty for anybody
     * @param kinds of any of these: whole ({@code task.added}), or all of a room ({@code task}); empty for any
     * @param from not before this; null for the beginning of time
     * @param until before this; null for the end of time
     */
    public record Filter(
            Set<PersonId> authors,
            Set<String> kinds,
            @Nullable Instant from,
            @Nullable Instant until) {
        /** Everything. */
        public static final Filter NONE = new Filter(Set.of(), Set.of(), null, null);

        /** Takes copies. */
        public Filter {
            authors = Set.copyOf(authors);
            kinds = Set.copyOf(kinds);
        }

        /** The room of a kind: what stands before its first dot. */
        public static String room(String kind) {
            int dot = kind.indexOf('.');
            return dot < 0 ? kind : kind.substring(0, dot);
        }

        /** True when an entry passes. */
        public boolean matches(Entry entry) {
            return (authors.isEmpty() || authors.contains(entry.actor()))
                    && (kinds.isEmpty() || kinds.contains(entry.kind()) || kinds.contains(room(entry.kind())))
                    && (from == null || !entry.time().isBefore(from))
                    && (until == null || entry.time().isBefore(until));
        }
    }

    /** Checks the limits. */
    public Search {
        bounds = Map.copyOf(bounds);
        terms = Set.copyOf(terms);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
        }
        if (terms.isEmpty()
                && wording.all().isEmpty()
                && filter.authors().isEmpty()
                && filter.kinds().isEmpty()) {
            throw new IllegalArgumentException("a search names at least one term, word, author or kind");
        }
    }

    /** By term alone. */
    public static Search terms(Map<JournalId, Long> bounds, Set<Term> terms, int limit) {
        return new Search(bounds, terms, Wording.ANY, Filter.NONE, null, limit);
    }

    /** By words alone. */
    public static Search text(Map<JournalId, Long> bounds, String text, int limit) {
        return new Search(bounds, Set.of(), Wording.words(text), Filter.NONE, null, limit);
    }

    /** The same with another wording. */
    public Search with(Wording other) {
        return new Search(bounds, terms, other, filter, before, limit);
    }

    /** The same with another filter. */
    public Search with(Filter other) {
        return new Search(bounds, terms, wording, other, before, limit);
    }

    /** The same, behind a place. */
    public Search behind(@Nullable Place place) {
        return new Search(bounds, terms, wording, filter, place, limit);
    }

    /** The same, at most so many. */
    public Search most(int newLimit) {
        return new Search(bounds, terms, wording, filter, before, newLimit);
    }

    /** True when it is answered from the text, and not from the terms: then an entry without text is not found. */
    public boolean byText() {
        return terms.isEmpty() || !wording.all().isEmpty();
    }

    /** True when an entry is what is looked for; bounds, place and limit are left aside. */
    public boolean matches(Entry entry) {
        return entry.index().terms().containsAll(terms)
                && filter.matches(entry)
                && wording.matches(entry.index().text())
                && (!byText() || !Words.list(entry.index().text()).isEmpty());
    }
}
