package dev.muster.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's time in one layer.
 *
 * @param from the first moment
 * @param until the first moment after
 * @param who whose
 * @param away true while they are away: then nobody is there
 * @param order where it comes from; of two that began together the greater counts
 */
record Stint(Instant from, Instant until, Turn who, boolean away, String order) {
    static Stint of(Instant from, Instant until, Turn who) {
        return new Stint(from, until, who, false, "");
    }

    boolean touches(Instant start, Instant end) {
        return from.isBefore(end) && until.isAfter(start);
    }

    private Stint cut(Instant start, Instant end, Turn by, boolean gone) {
        return new Stint(max(from, start), min(until, end), by, gone, order);
    }

    /** The same stints, with those of somebody made another's, or absent, in a range. */
    static List<Stint> within(
            List<Stint> stints, Instant start, Instant end, Predicate<Turn> whose, @Nullable Turn instead) {
        List<Stint> changed = new ArrayList<>(stints.size() + 2);
        for (Stint stint : stints) {
            if (!whose.test(stint.who) || !stint.touches(start, end)) {
                changed.add(stint);
                continue;
            }
            if (stint.from.isBefore(start)) {
                changed.add(stint.cut(stint.from, start, stint.who, stint.away));
            }
            changed.add(
                    instead == null
                            ? stint.cut(start, end, stint.who, true)
                            : stint.cut(start, end, instead, stint.away));
            if (stint.until.isAfter(end)) {
                changed.add(stint.cut(end, stint.until, stint.who, stint.away));
            }
        }
        return changed;
    }

    static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
