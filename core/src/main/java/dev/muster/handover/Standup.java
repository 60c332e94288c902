package dev.muster.handover;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.local.LocalTimes;
import dev.muster.local.NextOccurrence;
import dev.muster.record.Term;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A standup that a channel holds at fixed times of day.
 *
 * @param id which
 * @param channel the channel that owns it
 * @param title what it is called
 * @param zone the zone that its times are in, such as {@code Europe/London}
 * @param at times of day, such as {@code 09:00}, ascending
 * @param windowMinutes how long answers are waited for
 * @param members who is asked; empty, with no role and no group, for everyone who is in the channel then
 * @param questions what is asked
 * @param nextAt when it opens next; null while the channel or its incident rests, or the standup is paused
 * @param pinned number of the entry of the latest digest, which is pinned; 0 for none
 * @param terms what else was said about it
 * @param pausedAt since when it is paused; null when it is not
 * @param last the local date and time of the latest occurrence that was held or skipped; null for none
 * @param found what the directory said of those who are asked, when it was looked at last
 */
public record Standup(
        StandupId id,
        ChannelId channel,
        String title,
        String zone,
        List<String> at,
        int windowMinutes,
        List<PersonId> members,
        List<String> questions,
        @Nullable Instant nextAt,
        long pinned,
        Terms terms,
        @Nullable Instant pausedAt,
        @Nullable String last,
        Found found) {
    /** How standups are kept: found by channel, and by whether one is to come. */
    public static final Kind<Standup> KIND = new Kind<>(
            "handover.standup",
            Standup.class,
            s -> s.id().value(),
            s -> Set.of(Term.of("channel", s.channel()), Term.of("planned", s.nextAt() != null)),
            s -> 0);

    static final List<String> USUAL = List.of("What is done?", "What is next?", "What is in the way?");
    /** How far behind the last occurrence a clock may be set back and still be believed less than the record. */
    private static final Duration STEP = Duration.ofDays(2);

    /**
     * What else can be said about a standup.
     *
     * @param days days of the week by the local date, such as {@code monday}; empty for every day
     * @param ownZone true when its times are in each member's own zone; {@code zone} is for who has none on record
     * @param until a local time of {@code zone} until which answers are waited for, behind midnight when it is
     *     earlier than the time of opening; null for {@code windowMinutes}
     * @param roles whoever holds or backs up one of these roles of the incident is asked
     * @param groups whoever is in one of these groups, and in the channel, is asked
     * @param remindMinutes how long before the end who has not answered is reminded, once; null for not
     * @param digestTo another channel that the digest is told in as well; null for none
     * @param by who said so last; null for the playbook
     */
    public record Terms(
            List<String> days,
            boolean ownZone,
            @Nullable String until,
            List<String> roles,
            List<GroupId> groups,
            @Nullable Integer remindMinutes,
            @Nullable ChannelId digestTo,
            @Nullable PersonId by) {
        /** Nothing else. */
        public static final Terms NONE = new Terms(List.of(), false, null, List.of(), List.of(), null, null, null);

        /** What is missing is empty. */
        public Terms {
            days = days == null ? List.of() : List.copyOf(days);
            roles = roles == null ? List.of() : List.copyOf(roles);
            groups = groups == null ? List.of() : List.copyOf(groups);
        }

        Set<DayOfWeek> weekdays() {
            return days.stream()
                    .map(d -> DayOfWeek.valueOf(d.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toSet());
        }
    }

    /**
     * What the directory said.
     *
     * @param inGroups who is in the groups
     * @param zones the zones of those who are asked, when they are asked by their own
     */
    public record Found(List<PersonId> inGroups, List<Zoned> zones) {
        /** Nothing. */
        public static final Found NOTHING = new Found(List.of(), List.of());

        /** What is missing is empty. */
        public Found {
            inGroups = inGroups == null ? List.of() : List.copyOf(inGroups);
            zones = zones == null ? List.of() : List.copyOf(zones);
        }
    }

    /** The zone of a person. */
    public record Zoned(PersonId person, String zone) {}

    /** Takes copies; what an older version did not say is not so. */
    public Standup {
        at = List.copyOf(at);
        members = List.copyOf(members);
        questions = questions.isEmpty() ? USUAL : List.copyOf(questions);
        terms = Objects.requireNonNullElse(terms, Terms.NONE);
        found = Objects.requireNonNullElse(found, Found.NOTHING);
    }

    Duration window() {
        return Duration.ofMinutes(windowMinutes);
    }

    /** Until when answers are waited for that are asked for at a moment. */
    Instant closesAt(Instant opened) {
        String until = terms.until();
        return until == null
                ? opened.plus(window())
                : NextOccurrence.after(ZoneId.of(zone), List.of(LocalTime.parse(until)), opened);
    }

    /** The zones that its times are in. */
    Set<ZoneId> zones() {
        Set<ZoneId> zones = new LinkedHashSet<>();
        if (terms.ownZone()) {
            found.zones().forEach(z -> zones.add(ZoneId.of(z.zone())));
        }
        if (zones.isEmpty()) {
            zones.add(ZoneId.of(zone));
        }
        return zones;
    }

    /** The zone in which a person is asked. */
    ZoneId zoneOf(PersonId person) {
        return terms.ownZone()
                ? found.zones().stream()
                        .filter(z -> z.person().equals(person))
                        .map(z -> ZoneId.of(z.zone()))
                        .findFirst()
                        .orElseGet(() -> ZoneId.of(zone))
                : ZoneId.of(zone);
    }

    /** When it comes next behind a moment: an occurrence that was held or skipped does not come again. */
    Instant after(Instant moment) {
        return Occurrences.of(this).after(moment, held(moment)).at();
    }

    /** The last occurrence; null when there was none, or when the clock was set back so far that it is not believed. */
    private @Nullable LocalDateTime held(Instant moment) {
        LocalDateTime local = last == null ? null : LocalDateTime.parse(last);
        boolean believed =
                local == null || !LocalTimes.first(ZoneId.of(zone), local).isAfter(moment.plus(STEP));
        return believed ? local : null;
    }

    /** The same after everything up to a moment was held or skipped. */
    Standup through(Instant moment) {
        return with(nextAt, pinned, pausedAt, Occurrences.of(this).come(moment).toString(), found);
    }

    Standup next(@Nullable Instant newNextAt) {
        return with(newNextAt, pinned, pausedAt, last, found);
    }

    Standup pinned(long newPinned) {
        return with(nextAt, newPinned, pausedAt, last, found);
    }

    Standup paused(@Nullable Instant newPausedAt) {
        return with(nextAt, pinned, newPausedAt, last, found);
    }

    /** As it stands in entries: what the directory says of people is not for all who read them. */
    Standup told() {
        return found(Found.NOTHING);
    }

    Standup found(Found newFound) {
        return with(nextAt, pinned, pausedAt, last, newFound);
    }

    private Standup with(
            @Nullable Instant newNextAt,
            long newPinned,
            @Nullable Instant newPausedAt,
            @Nullable String newLast,
            Found newFound) {
        return new Standup(
                id,
                channel,
                title,
                zone,
                at,
                windowMinutes,
                members,
                questions,
                newNextAt,
                newPinned,
                terms,
                newPausedAt,
                newLast,
                newFound);
    }
}
