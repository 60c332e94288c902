package dev.muster.rotation;

import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import dev.muster.local.LocalTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * When the events of a calendar take place. The library steps from one local time to the next; what a local time means
 * is said in {@link LocalTimes}. A rule is followed for about a hundred years.
 */
final class Recurrences {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final Duration MARGIN = Duration.ofDays(2);

    private Recurrences() {}

    /** The stints that touch a range, by when they begin; several can be at once. */
    static List<Stint> within(List<CalendarEvent> events, Instant from, Instant until) {
        List<Stint> stints = new ArrayList<>();
        for (CalendarEvent event : events) {
            starts(event, from, until, Integer.MAX_VALUE).stream()
                    .map(start -> stint(event, start))
                    .filter(s -> s.from().isBefore(s.until()))
                    .forEach(stints::add);
        }
        stints.sort(Comparator.comparing(Stint::from).thenComparing(Stint::order));
        return stints;
    }

    /** How often an event takes place in a range, counted up to a bound. */
    static int times(CalendarEvent event, Instant from, Instant until, int most) {
        return starts(event, from, until, most).size();
    }

    private static Stint stint(CalendarEvent event, LocalDateTime start) {
        ZoneId zone = ZoneId.of(event.zone());
        Instant begins = LocalTimes.first(zone, start);
        Instant ends = LocalTimes.first(zone, start.plusDays(event.days())).plusSeconds(event.seconds());
        return new Stint(begins, ends, event.who(), false, event.uid() + " " + start);
    }

    private static List<LocalDateTime> starts(CalendarEvent event, Instant from, Instant until, int most) {
        ZoneId zone = ZoneId.of(event.zone());
        LocalDateTime start = LocalDateTime.parse(event.start());
        TreeSet<LocalDateTime> all = new TreeSet<>();
        Duration length = Duration.ofDays(event.days()).plusSeconds(event.seconds());
        LocalDateTime earliest =
                from.minus(length).minus(MARGIN).atZone(ZoneOffset.UTC).toLocalDateTime();
        LocalDateTime latest = until.plus(MARGIN).atZone(ZoneOffset.UTC).toLocalDateTime();
        all.add(start);
        event.besides().forEach(b -> all.add(LocalDateTime.parse(b)));
        if (event.rule() != null) {
            recur(event.rule(), start, earliest, latest, most, all);
        }
        Instant last = event.until();
        all.removeIf(local -> {
            Instant begins = LocalTimes.first(zone, local);
            boolean over = last != null && begins.isAfter(last) && !local.equals(start);
            return over || event.except().contains(begins) || !begins.isBefore(until) || local.isBefore(earliest);
        });
        return List.copyOf(all);
    }

    private static void recur(
            String rule,
            LocalDateTime start,
            LocalDateTime earliest,
            LocalDateTime latest,
            int most,
            Set<LocalDateTime> into) {
        DateIterator each = RecurrenceText.read(rule).getDateIterator(date(start), UTC);
        Predicate<LocalDateTime> week = RecurrenceText.week(rule);
        if (start.isBefore(earliest)) {
            each.advanceTo(date(earliest));
        }
        for (int found = 0; found < most && each.hasNext(); found++) {
            LocalDateTime local = each.next().toInstant().atZone(ZoneOffset.UTC).toLocalDateTime();
            if (local.isAfter(latest)) {
                return;
            }
            if (week.test(local)) {
                into.add(local);
            }
        }
    }

    private static Date date(LocalDateTime local) {
        return Date.from(local.toInstant(ZoneOffset.UTC));
    }
}
