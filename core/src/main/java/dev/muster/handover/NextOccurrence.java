package dev.muster.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * When a schedule of local times in a named zone comes next. Wall-clock time is kept whatever the zone does:
 *
 * <ul>
 *   <li>a time that exists twice on its day, because clocks go back, is meant once: the first;
 *   <li>a time that does not exist on its day, because clocks go forward over it, is the first moment after
 *       the gap; several times in one gap are one moment. A day that a zone leaves out altogether is a gap
 *       like any other.
 * </ul>
 *
 * <p>In other words: a time of a day is the first moment at which the clocks there have reached it. A pure
 * function of its arguments and of the time-zone data of the Java platform; it is asked again after each
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
        ZoneRules rules = zone.getRules();
        LocalDate day = moment.atZone(zone).toLocalDate().minusDays(1);
        Instant next = null;
        while (next == null) {
            for (LocalTime time : times) {
                Instant at = first(rules, day.atTime(time));
                if (at.isAfter(moment) && (next == null || at.isBefore(next))) {
                    next = at;
                }
            }
            day = day.plusDays(1);
        }
        return next;
    }

    /** The first moment at which clocks by these rules have reached a local time. */
    private static Instant first(ZoneRules rules, LocalDateTime time) {
        List<ZoneOffset> offsets = rules.getValidOffsets(time);
        if (offsets.isEmpty()) {
            return Objects.requireNonNull(rules.getTransition(time), "no offset means a gap")
                    .getInstant();
        }
        return time.toInstant(offsets.get(0));
    }
}
