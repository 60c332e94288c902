package dev.muster.local;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;

/**
 * What a local time of a named zone means: the one place where it is said. A local time is the first moment at which
 * the clocks of its zone have reached it.
 */
public final class LocalTimes {
    /** The rules in sentences, as they are shown to people who make schedules. English, each without an end of line. */
    public static final List<String> RULES = List.of(
            "A time of day is kept as the clocks of its zone show it, whatever the zone does.",
            "A time that exists twice, because clocks go back, is meant once: the first.",
            "A time that does not exist, because clocks go forward over it, is the first moment after the gap;"
                    + " a day that a zone leaves out is such a gap.",
            "A number of hours is time that passes: it does not stretch or shrink when clocks are changed.",
            "A number of days or weeks is counted in dates, and begins at its time of day.",
            "When the rules of a zone are changed, what comes afterwards follows the new ones; what is on record stays.");

    private LocalTimes() {}

    /** The first moment at which the clocks of a zone have reached a local time. */
    public static Instant first(ZoneId zone, LocalDateTime time) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(time);
        if (offsets.isEmpty()) {
            return Objects.requireNonNull(rules.getTransition(time), "no offset means a gap")
                    .getInstant();
        }
        return time.toInstant(offsets.get(0));
    }
}
