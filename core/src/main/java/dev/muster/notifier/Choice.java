package dev.muster.notifier;

import dev.muster.incident.Severity;
import dev.muster.local.NextOccurrence;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is told of one piece of news.
 *
 * <ol>
 *   <li>The first rule that fits says how; without one, what is {@link Urgency#LOW} stays in the app and the rest leaves at
 *       once.
 *   <li>What is urgent leaves at once, whatever a rule or the quiet hours say.
 *   <li>What would leave within quiet hours leaves when they end.
 * </ol>
 *
 * @param how how
 * @param at when it leaves; null for never
 * @param why a sentence for the person
 * @param via by which group; null for the first
 */
record Choice(
        Wishes.How how,
        @Nullable Instant at,
        String why,
        @Nullable String via) {
    /** Why something waits in quiet hours. */
    static final String QUIET = "it waits for the end of your quiet hours";

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** What news is. */
    record News(String kind, Urgency urgency, @Nullable Severity severity) {}

    static Choice of(Wishes wishes, News news, Instant now) {
        ZoneId zone = zone(wishes);
        ZonedDateTime local = now.atZone(zone);
        int number = 0;
        Wishes.Rule fits = null;
        for (Wishes.Rule rule : wishes.rules()) {
            number++;
            if (fits(rule, news, local)) {
                fits = rule;
                break;
            }
        }
        String via = fits == null ? null : fits.via();
        if (news.urgency() == Urgency.URGENT) {
            return new Choice(Wishes.How.NOW, now, "it is urgent: that passes quiet hours and digests", via);
        }
        String by = fits == null ? "by default" : "by your rule " + number;
        Wishes.How how = fits != null ? fits.how() : news.urgency() == Urgency.LOW ? Wishes.How.IN_APP : Wishes.How.NOW;
        if (how == Wishes.How.IN_APP) {
            return new Choice(how, null, "it stays in the app, " + by, via);
        }
        if (how == Wishes.How.DIGEST) {
            return new Choice(how, digest(wishes, zone, now), "it is collected, " + by, via);
        }
        Instant end = end(wishes.quiet(), zone, now);
        return end == null ? new Choice(how, now, "it leaves at once, " + by, via) : new Choice(how, end, QUIET, via);
    }

    /** The next time of a digest. */
    static Instant digest(Wishes wishes, ZoneId zone, Instant now) {
        List<LocalTime> times = wishes.digestAt().isEmpty()
                ? List.of(MORNING)
                : wishes.digestAt().stream().map(LocalTime::parse).toList();
        return NextOccurrence.after(zone, times, now);
    }

    /** Until when the person's quiet hours hold news as urgent as this back; null when they do not now. */
    static @Nullable Instant quiet(Wishes wishes, Urgency urgency, Instant now) {
        return urgency == Urgency.URGENT ? null : end(wishes.quiet(), zone(wishes), now);
    }

    private static ZoneId zone(Wishes wishes) {
        return wishes.zone() == null ? UTC : ZoneId.of(wishes.zone());
    }

    /**
     * When the quiet hours end within which this lies; null when it lies within none. It does when their end comes before
     * their beginning comes again: what the clock shows does not say so in an hour that comes twice.
     */
    private static @Nullable Instant end(Wishes.@Nullable Quiet quiet, ZoneId zone, Instant now) {
        if (quiet == null) {
            return null;
        }
        Instant end = NextOccurrence.after(zone, List.of(LocalTime.parse(quiet.to())), now);
        Instant begin = NextOccurrence.after(zone, List.of(LocalTime.parse(quiet.from())), now);
        return end.isBefore(begin) ? end : null;
    }

    private static boolean within(LocalTime from, LocalTime to, LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    private static boolean fits(Wishes.Rule rule, News news, ZonedDateTime local) {
        Severity severity = news.severity();
        boolean bad = rule.severity() == null || (severity != null && severity.compareTo(rule.severity()) <= 0);
        boolean urgent = rule.urgency() == null || news.urgency().compareTo(rule.urgency()) <= 0;
        boolean kind = rule.kinds().isEmpty() || rule.kinds().contains(news.kind());
        return bad && urgent && kind && holds(rule, local);
    }

    /** A span across midnight belongs to the day on which it begins. */
    private static boolean holds(Wishes.Rule rule, ZonedDateTime local) {
        LocalTime time = local.toLocalTime();
        DayOfWeek day = local.getDayOfWeek();
        if (rule.from() != null && rule.to() != null) {
            LocalTime from = LocalTime.parse(rule.from());
            LocalTime to = LocalTime.parse(rule.to());
            if (!within(from, to, time)) {
                return false;
            }
            if (!from.isBefore(to) && time.isBefore(to)) {
                day = day.minus(1);
            }
        }
        return rule.days().isEmpty() || rule.days().contains(day);
    }
}
