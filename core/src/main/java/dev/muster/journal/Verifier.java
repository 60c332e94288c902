package dev.muster.journal;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Checks one journal, entry by entry, in constant memory, with nothing but its entries and, to notice a tail
 * that was cut off, a head that was kept elsewhere.
 */
public final class Verifier {
    private Verifier() {}

    /**
     * What was found.
     *
     * @param entries how many entries are good, counted from the first
     * @param purged how many of these have no content any more
     * @param head the hash of the last good entry
     * @param bad the number of the first bad entry; 0 when all are good
     * @param reason what is wrong with it; null when all are good
     */
    public record Verdict(
            long entries,
            long purged,
            Digest head,
            long bad,
            @Nullable String reason) {
        /** True when nothing is wrong. */
        public boolean good() {
            return bad == 0;
        }
    }

    /**
     * Checks numbering, content and chain from the first entry on.
     *
     * @param entries every entry of one journal in order
     * @param anchor a head known from elsewhere, to notice a cut tail or an older copy; null for none
     */
    public static Verdict verify(Iterator<Entry> entries, @Nullable Head anchor) {
        Digest previous = Digest.ZERO;
        long count = 0;
        long purged = 0;
        boolean anchored = anchor == null || anchor.sequence() == 0;
        JournalId journal = null;
        while (entries.hasNext()) {
            Entry entry = entries.next();
            journal = journal == null ? entry.journal() : journal;
            String wrong = wrong(entry, count + 1, journal, previous);
            if (wrong == null && anchor != null && entry.sequence() == anchor.sequence()) {
                anchored = entry.hash().equals(anchor.hash());
                wrong = anchored ? null : "its hash is not the one recorded elsewhere for this number";
            }
            if (wrong != null) {
                return new Verdict(count, purged, previous, count + 1, wrong);
            }
            count++;
            purged += entry.purged() ? 1 : 0;
            previous = entry.hash();
        }
        if (!anchored) {
            return new Verdict(
                    count, purged, previous, count + 1, "the journal ends before the head recorded elsewhere");
        }
        return new Verdict(count, purged, previous, 0, null);
    }

    private static @Nullable String wrong(Entry entry, long number, JournalId journal, Digest previous) {
        if (!entry.journal().equals(journal)) {
            return "it belongs to another journal";
        }
        if (entry.sequence() != number) {
            return "expected number " + number + ", found " + entry.sequence();
        }
        if (!entry.purged() && !HashChain.content(entry.salt(), entry.payload()).equals(entry.content())) {
            return "its content is not what was recorded";
        }
        if (!HashChain.expected(previous, entry).equals(entry.hash())) {
            return "it does not follow from the entry before it";
        }
        return null;
    }
}
