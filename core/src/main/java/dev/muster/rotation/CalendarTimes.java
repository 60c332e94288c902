package dev.muster.rotation;

import dev.muster.command.Rejection;
import dev.muster.local.LocalTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates, times and durations as RFC 5545 writes them. */
final class CalendarTimes {
    private static final Pattern TIME =
            Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?");
    private static final Pattern DURATION = Pattern.compile(
            "([+-]?)P(?:([0-9]{1,5})W|(?:([0-9]{1,5})D)?(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,8})S)?)?)");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int MOST = 2_000;

    private final ZoneNames names;
    private final ZoneId floating;

    CalendarTimes(ZoneNames names, ZoneId floating) {
        this.names = names;
        this.floating = floating;
    }

    /** A local time in its zone; {@code date} when it is a whole day. */
    record Time(LocalDateTime local, ZoneId zone, boolean date) {
        Instant instant() {
            return LocalTimes.first(zone, local);
        }

        /** The same moment by the clocks of another zone. */
        LocalDateTime in(ZoneId other) {
            return zone.equals(other) || date ? local : instant().atZone(other).toLocalDateTime();
        }
    }

    /** Dates to count, and then time that passes. */
    record Length(int days, long seconds) {
        boolean nothing() {
            return days == 0 && seconds == 0;
        }
    }

    Time time(CalendarLines.Property property) {
        return time(property.value().strip(), property.parameter("TZID"));
    }

    /** A list of times, separated by commas. */
    List<String> values(CalendarLines.Property property) {
        String[] values = property.value().strip().split(",", -1);
        if (values.length > MOST) {
            throw refused(property.name() + " has more than " + MOST + " values");
        }
        return List.of(values);
    }

    Time time(String text, @Nullable String tzid) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw refused("\"" + shown(text) + "\" is no date or time");
        }
        try {
            LocalDate date = LocalDate.of(number(time, 1), number(time, 2), number(time, 3));
            if (date.getYear() < 1970 || date.getYear() > 2199) {
                throw refused("the year " + date.getYear() + " is not between 1970 and 2199");
            }
            if (time.group(4) == null) {
                return new Time(date.atStartOfDay(), floating, true);
            }
            LocalTime clock = LocalTime.of(number(time, 4), number(time, 5), Math.min(59, number(time, 6)));
            boolean utc = "Z".equals(time.group(7));
            ZoneId zone = utc ? UTC : tzid == null ? floating : names.zone(tzid);
            return new Time(date.atTime(clock), zone, false);
        } catch (DateTimeException e) {
            throw refused("there is no such time as " + text);
        }
    }

    static Length length(String text) {
        Matcher length = DURATION.matcher(text.strip());
        if (!length.matches() || text.strip().matches("[+-]?P") || text.strip().endsWith("T")) {
            throw refused("\"" + shown(text) + "\" is no duration");
        }
        if ("-".equals(length.group(1))) {
            throw refused("a duration is negative");
        }
        int days = number(length, 2) * 7 + number(length, 3);
        return new Length(days, number(length, 4) * 3_600L + number(length, 5) * 60L + number(length, 6));
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    static Rejection refused(String why) {
        return Rejection.invalid("text", "holds an event that cannot be used: " + why);
    }
}
