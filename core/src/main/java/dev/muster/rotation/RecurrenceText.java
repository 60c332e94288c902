package dev.muster.rotation;

import biweekly.util.ByDay;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import dev.muster.command.Rejection;
import java.time.LocalDateTime;
import java.time.temporal.WeekFields;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a recurrence rule of RFC 5545 is read: strictly, and only as far as a shift may recur. */
final class RecurrenceText {
    private static final int LONGEST = 500;
    private static final int MOST_VALUES = 100;
    private static final int MOST_TIMES = 5_000;
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final Set<String> PARTS = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "WKST",
            "BYSECOND",
            "BYMINUTE",
            "BYHOUR",
            "BYDAY",
            "BYMONTHDAY",
            "BYYEARDAY",
            "BYWEEKNO",
            "BYMONTH",
            "BYSETPOS");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Pattern DAY = Pattern.compile("([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)");

    private RecurrenceText() {}

    /** The parts of a rule by name. */
    static Map<String, String> parts(String rule) {
        if (rule.length() > LONGEST) {
            throw refused("a rule has at most " + LONGEST + " characters");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : rule.toUpperCase(Locale.ROOT).split(";", -1)) {
            int is = part.indexOf('=');
            String name = is < 0 ? part : part.substring(0, is);
            if (is < 0 || !PARTS.contains(name) || parts.put(name, part.substring(is + 1)) != null) {
                throw refused("the part " + part + " is not one of RFC 5545, or is there twice");
            }
        }
        return parts;
    }

    /** A rule without its {@code UNTIL}, in the same order. */
    static String endless(String rule) {
        return String.join(
                ";",
                Stream.of(rule.toUpperCase(Locale.ROOT).split(";", -1))
                        .filter(p -> !p.startsWith("UNTIL="))
                        .toList());
    }

    /**
     * The rule as the library has it.
     *
     * @throws Rejection when it is none, or one that no shift recurs by
     */
    static Recurrence read(String rule) {
        Map<String, String> parts = parts(rule);
        String frequency = parts.getOrDefault("FREQ", "");
        if (!FREQUENCIES.contains(frequency)) {
            throw refused("shifts recur DAILY, WEEKLY, MONTHLY or YEARLY, not \"" + frequency + "\"");
        }
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            throw refused("a rule has COUNT or UNTIL, not both");
        }
        if (parts.containsKey("COUNT") && parts.containsKey("BYWEEKNO")) {
            throw refused("a rule by weeks of the year has UNTIL, not COUNT");
        }
        Recurrence.Builder built = new Recurrence.Builder(Frequency.valueOf(frequency));
        one(parts, "INTERVAL", 1, 1_000, built::interval);
        one(parts, "COUNT", 1, MOST_TIMES, built::count);
        one(parts, "BYSECOND", 0, 59, n -> built.bySecond(n));
        one(parts, "BYMINUTE", 0, 59, n -> built.byMinute(n));
        each(parts, "BYHOUR", 0, 23, n -> built.byHour(n));
        each(parts, "BYMONTHDAY", -31, 31, n -> built.byMonthDay(n));
        each(parts, "BYYEARDAY", -366, 366, n -> built.byYearDay(n));
        each(parts, "BYWEEKNO", -53, 53, n -> built.byWeekNo(n));
        each(parts, "BYMONTH", 1, 12, n -> built.byMonth(n));
        each(parts, "BYSETPOS", -366, 366, n -> built.bySetPos(n));
        if (parts.containsKey("WKST")) {
            built.workweekStarts(day(parts.getOrDefault("WKST", ""), false).getDay());
        }
        if (parts.containsKey("BYDAY")) {
            values(parts.getOrDefault("BYDAY", "")).forEach(v -> {
                ByDay day = day(v, true);
                built.byDay(day.getNum(), day.getDay());
            });
        }
        return built.build();
    }

    /**
     * Whether a day is in one of the weeks that a rule names. Looked at besides, since the library takes the first days of
     * a year for its week 53 where there is none.
     */
    static Predicate<LocalDateTime> week(String rule) {
        Map<String, String> parts = parts(rule);
        if (!parts.containsKey("BYWEEKNO")) {
            return local -> true;
        }
        List<Integer> weeks = values(parts.getOrDefault("BYWEEKNO", "")).stream()
                .map(v -> number("BYWEEKNO", v, -53, 53))
                .toList();
        int first = DAYS.indexOf(parts.getOrDefault("WKST", "MO")) + 1;
        WeekFields fields = WeekFields.of(java.time.DayOfWeek.of(first), 4);
        return local -> {
            int week = local.get(fields.weekOfWeekBasedYear());
            int all = (int) local.range(fields.weekOfWeekBasedYear()).getMaximum();
            return weeks.contains(week) || weeks.contains(week - all - 1);
        };
    }

    private static void one(Map<String, String> parts, String name, int least, int most, Consumer<Integer> to) {
        if (parts.containsKey(name)) {
            to.accept(number(name, parts.getOrDefault(name, ""), least, most));
        }
    }

    private static void each(Map<String, String> parts, String name, int least, int most, Consumer<Integer> to) {
        if (parts.containsKey(name)) {
            values(parts.getOrDefault(name, "")).forEach(v -> {
                int number = number(name, v, least, most);
                if (number == 0 && least < 0) {
                    throw refused(name + " counts from 1 or from -1, so not 0");
                }
                to.accept(number);
            });
        }
    }

    private static List<String> values(String text) {
        String[] values = text.split(",", -1);
        if (values.length > MOST_VALUES) {
            throw refused("a part has at most " + MOST_VALUES + " values");
        }
        return List.of(values);
    }

    private static int number(String name, String text, int least, int most) {
        if (text.matches("[+-]?[0-9]{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw refused(name + " must be " + least + " to " + most + ", not " + text);
    }

    private static ByDay day(String text, boolean numbered) {
        Matcher day = DAY.matcher(text);
        String count = day.matches() ? day.group(1) : "?";
        if (!day.matches() || (!numbered && count != null)) {
            throw refused("\"" + text + "\" is no day, such as MO or -1FR");
        }
        return new ByDay(count == null ? null : number("BYDAY", count, -53, 53), DayOfWeek.valueOfAbbr(day.group(2)));
    }

    private static Rejection refused(String why) {
        return Rejection.invalid("text", "holds a recurrence rule that cannot be used: " + why);
    }
}
