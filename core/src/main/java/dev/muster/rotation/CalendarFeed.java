package dev.muster.rotation;

import dev.muster.access.PersonId;
import dev.muster.local.CalendarEntry;
import dev.muster.local.CalendarText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the shifts of a rotation as an iCalendar object: the same rotation gives the same bytes for the same range. */
final class CalendarFeed {
    /** A shift that begins before the range or ends after it is written whole as far as this. */
    private static final Duration AROUND = Duration.ofDays(100);

    private CalendarFeed() {}

    /** The shifts that touch a range; of one person, or of everybody. */
    static String write(Roster roster, @Nullable PersonId person, Instant from, Instant until) {
        Rotation rotation = roster.rotation();
        List<CalendarEntry> entries = spans(roster, who -> person == null || who.is(person), from, until)
                .map(span -> entry(
                        rotation,
                        span,
                        called(span),
                        rotation.title() + (span.layer() == null ? "" : ": " + span.layer())))
                .toList();
        return CalendarText.of(rotation.title(), entries);
    }

    /** The shifts of a rotation that touch a range and are some people's, each from its beginning to its end. */
    static Stream<Span> spans(Roster roster, Predicate<Turn> whose, Instant from, Instant until) {
        return Schedule.spans(roster, from.minus(AROUND), until.plus(AROUND)).stream()
                .filter(span -> span.until().isAfter(from) && span.from().isBefore(until))
                .filter(span -> span.who() != null && whose.test(span.who()));
    }

    /** A shift as an entry of a calendar. */
    static CalendarEntry entry(Rotation rotation, Span span, String summary, String description) {
        return new CalendarEntry(
                rotation.id() + "-" + CalendarText.time(span.from()),
                span.from(),
                span.until(),
                rotation.changedAt(),
                rotation.version(),
                summary,
                description);
    }

    private static String called(Span span) {
        return span.who() == null ? "" : span.who().called();
    }
}
