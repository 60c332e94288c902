package dev.muster.storage;

import dev.muster.journal.JournalId;

/**
 * Entries of one journal by number.
 *
 * @param journal which
 * @param from the least number, inclusive, at least 1
 * @param to the greatest number, inclusive
 * @param thread only replies to the message of this number; 0 for all entries
 * @param descending false for ascending numbers
 * @param limit at most this many, 1 to 10,000
 */
public record Range(JournalId journal, long from, long to, long thread, boolean descending, int limit) {
    /** The most that one range returns. */
    public static final int MOST = 10_000;

    /** Checks the limit. */
    public Range {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
        }
    }

    /** What comes behind a number, oldest first. */
    public static Range after(JournalId journal, long sequence, int limit) {
        return new Range(journal, sequence + 1, Long.MAX_VALUE, 0, false, limit);
    }

    /** What stands before a number, newest first. */
    public static Range before(JournalId journal, long sequence, int limit) {
        return new Range(journal, 1, sequence - 1, 0, true, limit);
    }

    /** One entry. */
    public static Range only(JournalId journal, long sequence) {
        return new Range(journal, sequence, sequence, 0, false, 1);
    }

    /** The same, none below a number. */
    public Range notBelow(long least) {
        return new Range(journal, Math.max(from, least), to, thread, descending, limit);
    }

    /** The same, only replies in a thread. */
    public Range inThread(long root) {
        return new Range(journal, from, to, root, descending, limit);
    }
}
