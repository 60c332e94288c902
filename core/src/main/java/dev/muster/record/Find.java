package dev.muster.record;

import dev.muster.access.WorkspaceId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of documents: all of one kind that carry all the terms, in the order of their rank and, for equal
 * ranks, of their id (compared by UTF-16 code unit; ids are ASCII by convention).
 *
 * @param workspace the workspace
 * @param kind the kind of document
 * @param terms all must be present; at least one. Stores look through what carries the first of them, and whether each of
 *     these carries the others: the one that the fewest carry comes first, such as a channel before "it is open"
 * @param descending false for ascending rank
 * @param after only what comes behind this place in the order; null for the beginning
 * @param limit at most this many, 1 to 10,000
 */
public record Find(
        WorkspaceId workspace,
        String kind,
        List<Term> terms,
        boolean descending,
        @Nullable Place after,
        int limit) {
    /** The most that one find returns. */
    public static final int MOST = 10_000;

    /** A place in a list. */
    public record Place(long rank, String id) {}

    /** Checks the limits. */
    public Find {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a find names at least one term");
        }
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
        }
    }

    /** Everything with all of these terms, ascending; the term that the fewest carry is given first. */
    public static Find of(WorkspaceId workspace, String kind, Term... terms) {
        return new Find(workspace, kind, List.of(terms), false, null, MOST);
    }

    /** The same, highest rank first. */
    public Find newestFirst() {
        return new Find(workspace, kind, terms, true, after, limit);
    }

    /** The same, at most so many. */
    public Find most(int newLimit) {
        return new Find(workspace, kind, terms, descending, after, newLimit);
    }

    /** The same, behind a place. */
    public Find after(Place place) {
        return new Find(workspace, kind, terms, descending, place, limit);
    }

    /** The order of the list. */
    public Comparator<Document> order() {
        Comparator<Document> ascending = Comparator.comparingLong(Document::rank)
                .thenComparing(d -> d.key().id());
        return descending ? ascending.reversed() : ascending;
    }

    /** True when the document belongs into the list, the limit left aside. */
    public boolean matches(Document document) {
        if (!document.key().workspace().equals(workspace)
                || !document.key().kind().equals(kind)
                || !document.terms().containsAll(terms)) {
            return false;
        }
        if (after == null) {
            return true;
        }
        int byRank = Long.compare(document.rank(), after.rank());
        int there = byRank != 0 ? byRank : document.key().id().compareTo(after.id());
        return descending ? there < 0 : there > 0;
    }
}
