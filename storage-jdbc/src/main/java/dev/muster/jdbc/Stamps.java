package dev.muster.jdbc;

import java.util.Set;

/**
 * The row ids of SQLite's text index: the millisecond of an entry, and a slot within it, so that the newest come first
 * without sorting. What finds no slot, or has a time that does not fit, gets a number below zero: such rows are rare,
 * have no order, and are all looked at.
 */
final class Stamps {
    private static final int SLOT_BITS = 10;
    private static final long SLOTS = 1L << SLOT_BITS;
    private static final long LAST_MILLI = 1L << (62 - SLOT_BITS);

    private final Lane lane;

    Stamps(Lane lane) {
        this.lane = lane;
    }

    /** The least stamp of a time in microseconds; the greatest of all when the time is out of reach. */
    static long first(long micros) {
        long milli = Math.floorDiv(micros, 1_000L);
        return milli < 0 ? 0 : milli >= LAST_MILLI ? Long.MAX_VALUE : milli << SLOT_BITS;
    }

    /** Behind the greatest stamp of a time in microseconds. */
    static long behind(long micros) {
        long milli = Math.floorDiv(micros, 1_000L);
        return milli < 0 ? 0 : milli >= LAST_MILLI - 1 ? Long.MAX_VALUE : (milli + 1) << SLOT_BITS;
    }

    /** True when two stamps are of one millisecond: their order says nothing. */
    static boolean together(long one, long other) {
        return one >> SLOT_BITS == other >> SLOT_BITS;
    }

    /** A stamp for an entry that has none yet. */
    long give(long place, long micros) {
        long first = first(micros);
        boolean fits = micros >= 0 && first < Long.MAX_VALUE;
        long last = fits ? one("last-stamp", first, first + SLOTS - 1, first - 1) : Long.MAX_VALUE;
        long stamp = fits && last < first + SLOTS - 1 ? last + 1 : Math.min(least(), 0) - 1;
        lane.batch("insert-stamp", statement -> {
            statement.setLong(1, stamp);
            statement.setLong(2, place);
            statement.executeUpdate();
        });
        return stamp;
    }

    /** The stamp of an entry; 0 when it has none. */
    long find(long place, long micros) {
        long first = first(micros);
        long[] found = {0};
        lane.batch("stamp-of", statement -> {
            statement.setLong(1, first);
            statement.setLong(2, micros >= 0 && first < Long.MAX_VALUE ? first + SLOTS - 1 : first);
            statement.setLong(3, place);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    found[0] = row.getLong(1);
                }
            }
        });
        return found[0];
    }

    /** The least of all stamps; 0 when there is none. */
    long least() {
        long[] found = {0};
        lane.batch("least-stamp", statement -> {
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    found[0] = row.getLong(1);
                }
            }
        });
        return found[0];
    }

    private long one(String name, long from, long to, long otherwise) {
        long[] found = {otherwise};
        lane.batch(name, statement -> {
            statement.setLong(1, from);
            statement.setLong(2, to);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    found[0] = row.getLong(1);
                }
            }
        });
        return found[0];
    }

    /** What one row of the index holds: words, author, kinds, and the journal. */
    static String text(long journal, Set<String> tokens) {
        return String.join(" ", tokens) + " " + Tokens.journal(journal);
    }
}
