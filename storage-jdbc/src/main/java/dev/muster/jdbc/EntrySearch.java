package dev.muster.jdbc;

import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.storage.Search;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Search that is exact at once, over a text index that trails the commit:
 *
 * <ol>
 *   <li>look up the journals within the caller's bounds, and how far the index has come in each;
 *   <li>by term alone: walk the term index, newest first, in each journal from its bound on;
 *   <li>by text: ask the index, page by page, for what lies within the bounds and not behind its cursor; what it cannot
 *       decide, such as whether the words of a phrase stand together, is decided here, entry by entry; and
 *   <li>read what lies behind the cursor, and compare it here;
 *   <li>merge, newest first. Index, cursor and entries are read in one snapshot, so nothing is seen twice.
 * </ol>
 *
 * <p>Within a journal time never runs back, so that (time, number) has the order of the number.
 */
abstract class EntrySearch {
    private static final int LOOKED_AT_ONCE = 100;

    /**
     * One journal to look in.
     *
     * @param least the least number that may be seen
     * @param before at the search's time, only numbers below this
     * @param sequence the number of its last entry
     * @param upto the last number that the text index has
     */
    record Bound(long id, JournalId journal, long least, long before, long sequence, long upto) {
        Bound from(long newLeast) {
            return new Bound(id, journal, newLeast, before, sequence, upto);
        }

        Bound before(long newBefore) {
            return new Bound(id, journal, least, newBefore, sequence, upto);
        }

        /** True when an entry that the index names lies within. */
        boolean holds(long number, long time, long at) {
            return number >= least && number <= upto && (time < at || (time == at && number < before));
        }
    }

    /** Journals, and the time that entries must not be behind: there, each has its own last number. */
    record Within(List<Bound> bounds, long time) {}

    final Lane lane;

    EntrySearch(Lane lane) {
        this.lane = lane;
    }

    /** These journals, where they have entries, from number 1 to the end, in any order. */
    abstract List<Bound> bounds(Collection<JournalId> journals);

    /** The newest entries that the term index has, at most so many, in any order. */
    abstract List<Entry> byTerms(Ask ask, Within within, int size);

    /** The newest entries that the text index has, in any order; fewer than asked for only when there are no more. */
    abstract List<Entry> byText(Ask ask, Within within, int size);

    /** How many entries the term index has. */
    abstract long count(Ask ask, Within within);

    /** All entries with a text that the text index has not come to. */
    abstract List<Entry> behind(Ask ask, Within within);

    final List<Entry> search(Search search) {
        List<Bound> bounds = open(search);
        List<Entry> found = new ArrayList<>(tail(search, bounds).toList());
        List<Entry> indexed = new ArrayList<>();
        read(search, bounds, hits -> indexed.addAll(hits) && indexed.size() < search.limit());
        found.addAll(indexed);
        return found.stream().sorted(Search.ORDER).limit(search.limit()).toList();
    }

    final long count(Search search) {
        List<Bound> bounds = open(search);
        if (!search.byText() && Ask.exact(search)) {
            return bounds.isEmpty() ? 0 : count(Ask.of(search), within(search, bounds, search.before()));
        }
        long[] count = {tail(search, bounds).count()};
        read(search.behind(search.before()), bounds, hits -> {
            count[0] += hits.size();
            return true;
        });
        return count[0];
    }

    /** Hands over what the index has, newest first, until the reader has had enough. */
    private void read(Search search, List<Bound> all, Predicate<List<Entry>> reader) {
        List<Bound> bounds = search.byText() ? indexed(all) : all;
        if (bounds.isEmpty()) {
            return;
        }
        Ask ask = Ask.of(search);
        boolean exact = Ask.exact(search);
        int size = exact ? search.limit() : Math.max(search.limit(), LOOKED_AT_ONCE);
        Search.Place place = search.before();
        while (true) {
            Within within = within(search, bounds, place);
            List<Entry> page = (search.byText() ? byText(ask, within, size) : byTerms(ask, within, size))
                    .stream().sorted(Search.ORDER).limit(size).toList();
            List<Entry> hits =
                    exact ? page : page.stream().filter(search::matches).toList();
            boolean last = page.size() < size;
            boolean more = hits.isEmpty() || reader.test(hits);
            if (last || !more) {
                return;
            }
            place = Search.Place.of(page.get(page.size() - 1));
            size = Math.min(2 * size, Search.MOST);
        }
    }

    private List<Bound> open(Search search) {
        Map<JournalId, Bound> bounds = new TreeMap<>();
        for (Bound b : bounds(search.bounds().keySet())) {
            long least = Math.max(search.bounds().getOrDefault(b.journal(), Long.MAX_VALUE), 1);
            if (least <= b.sequence()) {
                bounds.put(b.journal(), b.from(least));
            }
        }
        return List.copyOf(bounds.values());
    }

    private static Within within(Search search, List<Bound> bounds, Search.@Nullable Place place) {
        long end = search.filter().until() == null
                ? Long.MAX_VALUE
                : Text.microsUp(search.filter().until());
        if (place == null || Text.micros(place.time()) >= end) {
            long before = end == Long.MAX_VALUE ? Long.MAX_VALUE : 0;
            return new Within(bounds.stream().map(b -> b.before(before)).toList(), end);
        }
        return new Within(
                bounds.stream().map(b -> b.before(before(b.journal(), place))).toList(), Text.micros(place.time()));
    }

    private static long before(JournalId journal, Search.Place place) {
        int there = journal.compareTo(place.journal());
        return there < 0 ? Long.MAX_VALUE : there > 0 ? 0 : place.sequence();
    }

    private static List<Bound> indexed(List<Bound> bounds) {
        return bounds.stream().filter(b -> b.upto() >= b.least()).toList();
    }

    private Stream<Entry> tail(Search search, List<Bound> bounds) {
        List<Bound> open = bounds.stream().filter(b -> b.upto() < b.sequence()).toList();
        if (open.isEmpty() || !search.byText()) {
            return Stream.of();
        }
        return behind(Ask.of(search), within(search, open, search.before())).stream()
                .filter(search::matches);
    }

    static Map<Long, Bound> byId(List<Bound> bounds) {
        return bounds.stream().collect(Collectors.toMap(Bound::id, b -> b));
    }
}
