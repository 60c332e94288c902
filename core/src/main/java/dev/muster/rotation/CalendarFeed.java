package dev.muster.rotation;

import dev.muster.access.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the shifts of a rotation as an iCalendar object: moments are in UTC, so no zone has to be described; the same
 * rotation gives the same bytes for the same range.
 */
final class CalendarFeed {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** A shift that began before the range is written whole as far as this. */
    private static final Duration BEFORE = Duration.ofDays(100);

    private static final int OCTETS = 75;

    private final StringBuilder text = new StringBuilder();

    private CalendarFeed() {}

    /** The shifts that touch a range; of one person, or of everybody. */
    static String write(Roster roster, @Nullable PersonId person, Instant from, Instant until) {
        CalendarFeed feed = new CalendarFeed();
        Rotation rotation = roster.rotation();
        feed.line("BEGIN:VCALENDAR");
        feed.line("VERSION:2.0");
        feed.line("PRODID:-//Muster//Rotations//EN");
        feed.line("CALSCALE:GREGORIAN");
        feed.line("X-WR-CALNAME:" + escaped(rotation.title()));
        for (Span span : Schedule.spans(roster, from.minus(BEFORE), until)) {
            boolean theirs = span.who() != null && (person == null || span.who().is(person));
            if (theirs && span.until().isAfter(from)) {
                feed.event(rotation, span);
            }
        }
        feed.line("END:VCALENDAR");
        return feed.text.toString();
    }

    private void event(Rotation rotation, Span span) {
        Instant begins = span.from().truncatedTo(ChronoUnit.SECONDS);
        Instant ends = span.until().truncatedTo(ChronoUnit.SECONDS);
        if (!begins.isBefore(ends) || span.who() == null) {
            return;
        }
        line("BEGIN:VEVENT");
        line("UID:" + rotation.id() + "-" + TIME.format(begins) + "@muster");
        line("DTSTAMP:" + TIME.format(rotation.changedAt()));
        line("DTSTART:" + TIME.format(begins));
        line("DTEND:" + TIME.format(ends));
        line("SEQUENCE:" + rotation.version());
        line("SUMMARY:" + escaped(span.who().called()));
        line("DESCRIPTION:" + escaped(rotation.title() + (span.layer() == null ? "" : ": " + span.layer())));
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
