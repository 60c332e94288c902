package dev.muster.rotation;

import dev.muster.command.Rejection;
import dev.muster.rotation.CalendarLines.Component;
import dev.muster.rotation.CalendarLines.Property;
import dev.muster.rotation.CalendarTimes.Length;
import dev.muster.rotation.CalendarTimes.Time;
import dev.muster.rotation.RotationCommands.ImportCalendar.Read;
import dev.muster.rotation.RotationViews.CalendarPreview;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes events of the text of a calendar. */
final class CalendarReading {
    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_DAYS = 366;
    private static final int MOST_TIMES = 6_000;
    private static final int SHOWN = 10;
    private static final int MOST_UNKNOWN = 200;
    private static final int LONGEST = 200;

    private final CalendarTimes times;
    private final CalendarPeople people;
    private final TreeSet<String> unknown = new TreeSet<>();
    private final Map<String, Component> series = new LinkedHashMap<>();
    private final List<Component> moved = new ArrayList<>();
    private final List<CalendarEvent> events = new ArrayList<>();
    private int skipped;

    private CalendarReading(CalendarTimes times, CalendarPeople people) {
        this.times = times;
        this.people = people;
    }

    /**
     * The events of a text.
     *
     * @param skip whether events of nobody are left out
     * @throws Rejection when it is no calendar, too large, or means nobody
     */
    static Read read(String text, String zone, CalendarPeople people, boolean skip) {
        List<Component> components = CalendarLines.read(text);
        CalendarTimes times = new CalendarTimes(new ZoneNames(components), ZoneId.of(zone));
        return new CalendarReading(times, people).read(components, skip);
    }

    /** What would be read of a text; whoever is not known in it is named. */
    static CalendarPreview preview(String text, String zone, CalendarPeople people) {
        List<Component> components = CalendarLines.read(text);
        CalendarTimes times = new CalendarTimes(new ZoneNames(components), ZoneId.of(zone));
        CalendarReading reading = new CalendarReading(times, people);
        Read read = reading.read(components, true);
        return new CalendarPreview(
                read.events().size(),
                read.skipped(),
                reading.unknown.stream().limit(MOST_UNKNOWN).toList());
    }

    private Read read(List<Component> components, boolean skip) {
        List<Component> all =
                components.stream().filter(c -> c.name().equals("VEVENT")).toList();
        if (all.size() > MOST_EVENTS) {
            throw CalendarTimes.refused("there are more than " + MOST_EVENTS);
        }
        all.forEach(this::sort);
        Map<String, List<Instant>> replaced = new LinkedHashMap<>();
        for (Component one : moved) {
            Property id = one.all("RECURRENCE-ID").get(0);
            if (id.parameter("RANGE") != null) {
                throw CalendarTimes.refused("RECURRENCE-ID with RANGE moves a whole series; split it into two");
            }
            replaced.computeIfAbsent(uid(one), u -> new ArrayList<>())
                    .add(times.time(id).instant());
        }
        series.forEach((uid, component) -> add(component, replaced.getOrDefault(uid, List.of())));
        moved.forEach(one -> add(one, List.of()));
        if (!unknown.isEmpty() && !skip) {
            throw Rejection.invalid(
                    "people",
                    "nobody here is known as "
                            + unknown.stream()
                                    .limit(SHOWN)
                                    .map(name -> shortened(name, 60))
                                    .collect(Collectors.joining(", "))
                            + "; say who is meant, or have such events left out");
        }
        bounded();
        return new Read(List.copyOf(events), skipped);
    }

    /** Of a series that is there twice the later revision counts. */
    private void sort(Component event) {
        if (event.one("RECURRENCE-ID").isPresent()) {
            moved.add(event);
            return;
        }
        Component other = series.get(uid(event));
        if (other == null || revision(event) >= revision(other)) {
            series.put(uid(event), event);
        }
    }

    private static String uid(Component event) {
        String uid = event.one("UID").map(p -> p.value().strip()).orElse("");
        if (uid.isEmpty() || uid.length() > 255) {
            throw CalendarTimes.refused("it has no UID, or one of more than 255 characters");
        }
        return uid;
    }

    private static int revision(Component event) {
        String text = event.one("SEQUENCE").map(p -> p.value().strip()).orElse("0");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private void add(Component event, List<Instant> replaced) {
        if (event.one("STATUS")
                .filter(s -> s.value().strip().equalsIgnoreCase("CANCELLED"))
                .isPresent()) {
            return;
        }
        Time start = times.time(event.one("DTSTART").orElseThrow(() -> CalendarTimes.refused("it has no DTSTART")));
        Length length = length(event, start);
        Optional<Turn> who = who(event);
        if (who.isEmpty() || length.nothing()) {
            skipped++;
            return;
        }
        TreeSet<Instant> except = new TreeSet<>(replaced);
        for (Property out : event.all("EXDATE")) {
            times.values(out)
                    .forEach(
                            v -> except.add(times.time(v, out.parameter("TZID")).instant()));
        }
        List<String> besides = new ArrayList<>();
        for (Property more : event.all("RDATE")) {
            times.values(more).forEach(v -> besides(v, more, event, who.get(), start, besides));
        }
        Optional<String> rule = event.one("RRULE").map(p -> p.value().strip());
        rule.ifPresent(RecurrenceText::read);
        Instant until = rule.map(r -> RecurrenceText.parts(r).get("UNTIL"))
                .map(u -> until(times.time(u, start.zone().getId()), start))
                .orElse(null);
        events.add(new CalendarEvent(
                uid(event),
                who.get(),
                start.zone().getId(),
                start.local().toString(),
                length.days(),
                length.seconds(),
                rule.map(RecurrenceText::endless).orElse(null),
                until,
                List.copyOf(except),
                besides));
    }

    /** A date means that day to its end. */
    private static Instant until(Time until, Time start) {
        return until.date()
                ? new Time(until.local().plusDays(1), start.zone(), true)
                        .instant()
                        .minusNanos(1)
                : until.instant();
    }

    private void besides(String value, Property property, Component event, Turn who, Time start, List<String> besides) {
        String[] period = value.split("/", -1);
        Time at = times.time(period[0], property.parameter("TZID"));
        if (period.length == 1) {
            besides.add(at.in(start.zone()).toString());
            return;
        }
        Length length = period[1].startsWith("P") || period[1].startsWith("+") || period[1].startsWith("-")
                ? CalendarTimes.length(period[1])
                : between(at, times.time(period[1], property.parameter("TZID")));
        events.add(new CalendarEvent(
                uid(event),
                who,
                at.zone().getId(),
                at.local().toString(),
                length.days(),
                length.seconds(),
                null,
                null,
                List.of(),
                List.of()));
    }

    private Length length(Component event, Time start) {
        Optional<Property> end = event.one("DTEND");
        Optional<Property> duration = event.one("DURATION");
        if (end.isPresent() && duration.isPresent()) {
            throw CalendarTimes.refused("it has DTEND and DURATION");
        }
        Length length = end.map(e -> between(start, times.time(e)))
                .or(() -> duration.map(d -> CalendarTimes.length(d.value())))
                .orElse(start.date() ? new Length(1, 0) : new Length(0, 0));
        if (length.days() + length.seconds() / 86_400 > MOST_DAYS) {
            throw CalendarTimes.refused("it lasts more than " + MOST_DAYS + " days");
        }
        return length;
    }

    /** Between dates, dates are counted; between times, time that passes. */
    private static Length between(Time start, Time end) {
        if (start.date() != end.date()) {
            throw CalendarTimes.refused("it begins at a date and ends at a time, or the other way round");
        }
        long days = ChronoUnit.DAYS.between(start.local(), end.local());
        long seconds = Duration.between(start.instant(), end.instant()).toSeconds();
        if (start.date() ? days < 0 : seconds < 0) {
            throw CalendarTimes.refused("it ends before it begins");
        }
        return start.date() ? new Length((int) Math.min(days, 10_000), 0) : new Length(0, seconds);
    }

    private Optional<Turn> who(Component event) {
        List<String> words = new ArrayList<>();
        for (Property attendee : event.all("ATTENDEE")) {
            words.add(attendee.value());
            Optional.ofNullable(attendee.parameter("CN")).ifPresent(words::add);
        }
        String summary = event.one("SUMMARY").map(Property::value).orElse("");
        words.add(plain(summary));
        Optional<Turn> who = people.meant(words);
        if (who.isEmpty()) {
            unknown.add(shortened(words.get(0), LONGEST));
        }
        return who;
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    /** A text without its escapes. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                plain.append(next == 'n' || next == 'N' ? ' ' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** All events together recur at most so often in a year and a bit from where each begins. */
    private void bounded() {
        int all = 0;
        for (CalendarEvent event : events) {
            Instant start = java.time.LocalDateTime.parse(event.start())
                    .atZone(ZoneId.of(event.zone()))
                    .toInstant();
            all += event.besides().size()
                    + Recurrences.times(event, start, start.plus(Schedule.HORIZON), MOST_TIMES + 1);
            if (all > MOST_TIMES) {
                throw CalendarTimes.refused("the events recur more than " + MOST_TIMES + " times in "
                        + Schedule.HORIZON.toDays() + " days");
            }
        }
    }
}
