package dev.muster.jdbc;

import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import dev.muster.storage.Search;
import dev.muster.storage.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;

/**
 * Search that is exact at once, over a text index that trails the commit:
 *
 * <ol>
 *   <li>look up the journals within the caller's bounds, and how far the index has come in each;
 *   <li>by term alone: walk the term index, newest first, in each journal from its bound on;
 *   <li>by text: ask the index for what lies within the bounds and not behind its cursor, and
 *   <li>read what lies behind the cursor, and compare its words here;
 *   <li>merge, newest first. Index, cursor and entries are read in one snapshot, so nothing is seen twice.
 * </ol>
 *
 * <p>Within a journal time never runs back, so that (time, number) has the order of the number.
 */
abstract class EntrySearch {
    /**
     * One journal to look in.
     *
     * @param least the least number that may be seen
     * @param before at the search's time, only numbers below this
     * @param sequence the number of its last entry
     * @param upto the last number that the text index has
     */
    record Bound(long id, JournalId journal, long least, long before, long sequence, long upto) {}

    final Lane lane;

    EntrySearch(Lane lane) {
        this.lane = lane;
    }

    /** These journals, where they have entries, from number 1 to the end, in any order. */
    abstract List<Bound> bounds(Collection<JournalId> journals);

    /** Runs a statement over the bounds and lists the entries. */
    abstract List<Entry> hits(String name, Ask ask, List<Bound> bounds);

    /** Runs a statement over the bounds and adds the counts up. */
    abstract long sum(String name, Ask ask, List<Bound> bounds);

    /** A search made ready: terms in order, words, the time that entries must not be behind, how many. */
    record Ask(List<String> terms, Set<String> words, long time, int limit) {
        /** Binds all terms but the first few as further conditions. */
        void bindTerms(Query query, int from) {
            for (int n = from; n < terms.size(); n++) {
                query.bind("also" + (n - from), terms.get(n));
            }
        }
    }

    final List<Entry> search(Search search) {
        Ask ask = ask(search);
        List<Bound> bounds = bounds(search);
        Stream<Entry> found;
        if (ask.words().isEmpty()) {
            found = bounds.isEmpty() ? Stream.of() : hits("search-terms", ask, bounds).stream();
        } else {
            List<Bound> indexed = indexed(bounds);
            Stream<Entry> hits = indexed.isEmpty() ? Stream.of() : hits("search-text", ask, indexed).stream();
            found = Stream.concat(hits, tail(search, ask, bounds));
        }
        return found.sorted(Search.ORDER).limit(search.limit()).toList();
    }

    final long count(Search search) {
        Ask ask = ask(search);
        List<Bound> bounds = bounds(search);
        if (ask.words().isEmpty()) {
            return bounds.isEmpty() ? 0 : sum("count-terms", ask, bounds);
        }
        List<Bound> indexed = indexed(bounds);
        long hits = indexed.isEmpty() ? 0 : sum("count-text", ask, indexed);
        return hits + tail(search, ask, bounds).count();
    }

    private static Ask ask(Search search) {
        List<String> terms = new ArrayList<>();
        for (Term term : new TreeSet<>(search.terms())) {
            terms.add(Text.term(term));
        }
        Search.Place place = search.before();
        long time = place == null ? Long.MAX_VALUE : Text.micros(place.time());
        return new Ask(terms, Words.of(search.text()), time, search.limit());
    }

    private List<Bound> bounds(Search search) {
        Map<JournalId, Bound> bounds = new TreeMap<>();
        for (Bound b : bounds(search.bounds().keySet())) {
            long least = Math.max(search.bounds().getOrDefault(b.journal(), Long.MAX_VALUE), 1);
            if (least <= b.sequence()) {
                bounds.put(
                        b.journal(),
                        new Bound(b.id(), b.journal(), least, before(b.journal(), search), b.sequence(), b.upto()));
            }
        }
        return List.copyOf(bounds.values());
    }

    private static long before(JournalId journal, Search search) {
        Search.Place place = search.before();
        if (place == null) {
            return Long.MAX_VALUE;
        }
        int there = journal.compareTo(place.journal());
        return there < 0 ? Long.MAX_VALUE : there > 0 ? 0 : place.sequence();
    }

    private static List<Bound> indexed(List<Bound> bounds) {
        return bounds.stream().filter(b -> b.upto() >= b.least()).toList();
    }

    private Stream<Entry> tail(Search search, Ask ask, List<Bound> bounds) {
        List<Bound> open = bounds.stream().filter(b -> b.upto() < b.sequence()).toList();
        if (open.isEmpty()) {
            return Stream.of();
        }
        return hits("tail", ask, open).stream()
                .filter(e -> e.index().terms().containsAll(search.terms()))
                .filter(e -> Words.of(e.index().text()).containsAll(ask.words()));
    }

    static Map<Long, JournalId> names(List<Bound> bounds) {
        return bounds.stream().collect(Collectors.toMap(Bound::id, Bound::journal));
    }
}
