package dev.muster.local;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * Writes entries as an iCalendar object (RFC 5545). Moments are in UTC, so no zone has to be described; the same entries
 * give the same bytes. Lines are folded at 75 octets.
 */
public final class CalendarText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int OCTETS = 75;

    private final StringBuilder text = new StringBuilder();

    private CalendarText() {}

    /**
     * The text.
     *
     * @param name what the calendar is called
     * @param entries in the order in which they are written; one that would end before the second after it began is left out
     */
    public static String of(String name, Collection<CalendarEntry> entries) {
        CalendarText calendar = new CalendarText();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Muster//Calendar//EN");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("X-WR-CALNAME:" + escaped(name));
        entries.forEach(calendar::entry);
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    /** How a moment is written: in UTC, without what is smaller than a second. */
    public static String time(Instant moment) {
        return TIME.format(moment);
    }

    private void entry(CalendarEntry entry) {
        Instant begins = entry.from().truncatedTo(ChronoUnit.SECONDS);
        Instant ends = entry.until() == null ? null : entry.until().truncatedTo(ChronoUnit.SECONDS);
        if (ends != null && !begins.isBefore(ends)) {
            return;
        }
        line("BEGIN:VEVENT");
        line("UID:" + entry.uid() + "@muster");
        line("DTSTAMP:" + time(entry.stamp()));
        line("DTSTART:" + time(begins));
        if (ends != null) {
            line("DTEND:" + time(ends));
        }
        line("SEQUENCE:" + entry.sequence());
        line("SUMMARY:" + escaped(entry.summary()));
        if (!entry.description().isEmpty()) {
            line("DESCRIPTION:" + escaped(entry.description()));
        }
        line("END:VEVENT");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    /** Folded behind 75 octets at most, never within a character. */
    private void line(String line) {
        int octets = 0;
        int i = 0;
        while (i < line.length()) {
            String character = Character.toString(line.codePointAt(i));
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += more;
            i += character.length();
        }
        text.append("\r\n");
    }
}
