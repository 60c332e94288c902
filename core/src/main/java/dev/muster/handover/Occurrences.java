package dev.muster.handover;

import dev.muster.local.LocalTimes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a standup is held. An occurrence is a local date and time: one of its times, on one of its days of the week. It
 * comes when the clocks of the first of its zones have reached that (see {@link LocalTimes#first}), so a standup that
 * hangs at one clock has one zone here, and one that is at each member's own time has all of theirs. Pure.
 *
 * @param zones where the clocks hang, at least one
 * @param times times of day, at least one
 * @param days days of the week by the local date; empty for every day
 */
record Occurrences(Collection<ZoneId> zones, Collection<LocalTime> times, Set<DayOfWeek> days) {
    /**
     * One occurrence.
     *
     * @param local the date and time that it is called by
     * @param at when it comes
     */
    record Occurrence(LocalDateTime local, Instant at) {}

    /** A standup's. */
    static Occurrences of(Standup standup) {
        Set<ZoneId> zones = new LinkedHashSet<>(standup.zones());
        return new Occurrences(
                zones,
                standup.at().stream().map(LocalTime::parse).toList(),
                standup.terms().weekdays());
    }

    /**
     * The first occurrence behind a moment.
     *
     * @param moment it comes behind this
     * @param last and is called by a later date and time than this, which was held already; null for none
     */
    Occurrence after(Instant moment, @Nullable LocalDateTime last) {
        LocalDate day = moment.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(2);
        Optional<Occurrence> next = Optional.empty();
        while (next.isEmpty()) {
            for (Occurrence one : on(day)) {
                boolean fresh = last == null || one.local().isAfter(last);
                if (next.isEmpty() && fresh && one.at().isAfter(moment)) {
                    next = Optional.of(one);
                }
            }
            day = day.plusDays(1);
        }
        return next.orElseThrow();
    }

    /** The latest date and time whose occurrence has come at this moment; what is at the same moment counts as one. */
    LocalDateTime come(Instant moment) {
        LocalDate day = moment.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(2);
        while (true) {
            List<Occurrence> there = on(day);
            for (int i = there.size() - 1; i >= 0; i--) {
                if (!there.get(i).at().isAfter(moment)) {
                    return there.get(i).local();
                }
            }
            day = day.minusDays(1);
        }
    }

    /** When the clocks of the first zone have reached a local date and time. */
    Instant at(LocalDateTime local) {
        return zones.stream()
                .map(zone -> LocalTimes.first(zone, local))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private List<Occurrence> on(LocalDate day) {
        if (!days.isEmpty() && !days.contains(day.getDayOfWeek())) {
            return List.of();
        }
        return new TreeSet<>(times)
                .stream()
                        .map(day::atTime)
                        .map(local -> new Occurrence(local, at(local)))
                        .toList();
    }
}
