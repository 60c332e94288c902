package dev.muster.notice;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the occurrences of a notice that are due.
 *
 * @param skipped how many are too late, from the first on; at most {@link #MOST}, which stands for that and more
 * @param given the planned time of the one that is given; null for none
 * @param merged how many it makes good besides itself
 * @param next the one after that; null when there is none. It may be due as well.
 */
record Missed(
        long skipped,
        @Nullable Instant given,
        long merged,
        @Nullable Instant next) {
    /** So many are counted one by one; what lies behind them is passed over. */
    static final int MOST = 1_000;

    static Missed of(Notice notice, Instant planned, Instant now) {
        Notice.Terms terms = notice.terms();
        Duration bound = terms.bound();
        Instant oldest = bound == null ? Instant.MIN : now.minus(bound);
        Long every = terms.plan() == null || terms.plan().cron() == null ? terms.everySeconds() : null;
        Walk walk = new Walk(terms, every, planned);
        long skipped = walk.before(oldest);
        Instant given = walk.due(now);
        if (given == null || terms.misfire() == Misfire.LATE) {
            Instant next = given == null ? walk.at : terms.next(given);
            return new Missed(skipped, given, 0, next);
        }
        long merged = walk.last(now);
        return new Missed(skipped, walk.at, merged, walk.at == null ? null : terms.next(walk.at));
    }

    /** Goes from occurrence to occurrence; those of an interval are counted and not visited. */
    private static final class Walk {
        private final Notice.Terms terms;
        private final @Nullable Long every;
        private @Nullable Instant at;

        Walk(Notice.Terms terms, @Nullable Long every, Instant first) {
            this.terms = terms;
            this.every = every;
            this.at = first;
        }

        @Nullable
        Instant due(Instant now) {
            Instant here = at;
            return here == null || here.isAfter(now) ? null : here;
        }

        /** Passes those that lie before a time, and says how many they were. */
        long before(Instant oldest) {
            Instant here = at;
            if (here == null || !here.isBefore(oldest)) {
                return 0;
            }
            if (every != null) {
                long seconds = Duration.between(here, oldest).toSeconds();
                long count = (seconds + every - 1) / every;
                if (here.plusSeconds(count * every).isBefore(oldest)) {
                    count++;
                }
                at = here.plusSeconds(count * every);
                return count;
            }
            long count = 0;
            while (here != null && here.isBefore(oldest)) {
                count++;
                here = count >= MOST ? terms.next(oldest.minusNanos(1_000)) : terms.next(here);
            }
            at = here;
            return count;
        }

        /** Goes to the last one that is due, and says how many it passed. */
        long last(Instant now) {
            Instant here = at;
            if (here == null) {
                return 0;
            }
            if (every != null) {
                long count = Duration.between(here, now).toSeconds() / every;
                at = here.plusSeconds(count * every);
                return count;
            }
            long count = 0;
            Instant next = terms.next(here);
            while (next != null && !next.isAfter(now) && count < MOST) {
                count++;
                here = next;
                next = terms.next(here);
            }
            at = here;
            return count;
        }
    }
}
