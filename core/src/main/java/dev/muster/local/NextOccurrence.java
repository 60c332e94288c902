package dev.muster.local;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;

/**
 * When a schedule of local times in a named zone comes next. What a local time means is said in
 * {@link LocalTimes}; several times in one gap are one moment.
 *
 * <p>A pure function of its arguments and of the time-zone data of the Java platform; it is asked again after each
 * occurrence, so new data counts from then on.
 */
public final class NextOccurrence {
    private NextOccurrence() {}

    /**
     * The first moment behind another at which one of the times comes.
     *
     * @param zone where the clock hangs
     * @param times times of day, at least one
     * @param moment what is returned lies behind this
     */
    public static Instant after(ZoneId zone, Collection<LocalTime> times, Instant moment) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("a schedule has at least one time");
        }
        LocalDate day = moment.atZone(zone).toLocalDate().minusDays(1);
        Instant next = null;
        while (next == null) {
            for (LocalTime time : times) {
                Instant at = LocalTimes.first(zone, day.atTime(time));
                if (at.isAfter(moment) && (next == null || at.isBefore(next))) {
                    next = at;
                }
            }
            day = day.plusDays(1);
        }
        return next;
    }
}
