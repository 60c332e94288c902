package dev.muster.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.handover.StandupCommands.ScheduleStandup;
import dev.muster.handover.StandupEvent.StandupOpened;
import dev.muster.journal.Entry;
import dev.muster.local.LocalTimes;
import dev.muster.record.Json;
import dev.muster.storage.Range;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every standup once, against an oracle that knows nothing of offsets and gaps: it looks at the clocks of a place minute
 * by minute, and sees when they first show a time or more.
 */
class OccurrencesTest {
    private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2040-01-01T00:00:00Z");

    /** The first minute at which the clocks have reached a local time, by looking. */
    private static Instant reached(ZoneId zone, LocalDateTime local) {
        Instant at = local.toInstant(ZoneOffset.UTC).minus(Duration.ofHours(16));
        while (!soon(zone, local, at)) {
            at = at.plus(Duration.ofHours(1));
        }
        while (LocalDateTime.ofInstant(at, zone).isBefore(local)) {
            at = at.plus(Duration.ofMinutes(1));
        }
        return at;
    }

    private static boolean soon(ZoneId zone, LocalDateTime local, Instant at) {
        for (int hour = 1; hour < 5; hour++) {
            if (!LocalDateTime.ofInstant(at.plus(Duration.ofHours(hour)), zone).isBefore(local)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aroundAChangeOfTheClocksInEveryZone() {
        Random random = new Random(39);
        List<LocalTime> times = List.of(
                LocalTime.of(0, 0),
                LocalTime.of(0, 30),
                LocalTime.of(1, 30),
                LocalTime.of(2, 15),
                LocalTime.of(3, 0),
                LocalTime.of(23, 45));
        int compared = 0;
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            List<ZoneOffsetTransition> changes = changes(zone);
            for (int i = 0; i < 3 && !changes.isEmpty(); i++) {
                Instant change = changes.get(random.nextInt(changes.size())).getInstant();
                compared += same(zone, times, change.minus(Duration.ofHours(30)), change.plus(Duration.ofHours(30)));
            }
        }
        assertThat(compared).isGreaterThan(10_000);
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
        while (next != null && next.getInstant().isBefore(UNTIL)) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }

    private static int same(ZoneId zone, List<LocalTime> times, Instant from, Instant until) {
        Set<Instant> expected = new TreeSet<>();
        LocalDate day = from.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(2);
        for (int i = 0; i < 12; i++) {
            for (LocalTime time : times) {
                Instant at = reached(zone, day.plusDays(i).atTime(time));
                if (at.isAfter(from) && !at.isAfter(until)) {
                    expected.add(at);
                }
            }
        }
        Occurrences all = new Occurrences(List.of(zone), times, Set.of());
        Set<Instant> found = new TreeSet<>();
        Instant at = all.after(from, null).at();
        while (!at.isAfter(until)) {
            assertThat(found.add(at)).isTrue();
            at = all.after(at, all.come(at)).at();
        }
        assertThat(found).as("%s from %s", zone, from).isEqualTo(expected);
        return found.size();
    }

    @Test
    void theDayThatAPlaceLeftOutAndTheHalfHourOfAnother() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        assertThat(LocalTimes.first(apia, LocalDateTime.parse("2011-12-30T09:00")))
                .isEqualTo(Instant.parse("2011-12-30T10:00:00Z"));
        same(
                apia,
                List.of(LocalTime.of(9, 0)),
                Instant.parse("2011-12-27T00:00:00Z"),
                Instant.parse("2012-01-03T00:00:00Z"));
        for (String zone : List.of("Australia/Lord_Howe", "Antarctica/Troll", "Africa/Casablanca")) {
            changes(ZoneId.of(zone))
                    .forEach(c -> same(
                            ZoneId.of(zone),
                            List.of(LocalTime.of(1, 45), LocalTime.of(2, 15)),
                            c.getInstant().minus(Duration.ofDays(1)),
                            c.getInstant().plus(Duration.ofDays(1))));
        }
    }

    /** A year in three places, with restarts and a clock that is set forth and back. */
    @Test
    void aVirtualYearHoldsEachOnce() {
        Random random = new Random(2026);
        TestMuster first = new TestMuster();
        TestMuster m = first;
        ChannelId channel =
                new ChannelId(m.run("ada", new CreateChannel("ops", null, false, List.of(new PersonId("ben"))))
                        .id("channel"));
        List<Line> lines = List.of(
                new Line("Europe/London", List.of("09:00", "23:50"), List.of(), "00:55"),
                new Line("America/New_York", List.of("01:30", "02:30"), List.of("sunday", "wednesday"), null),
                new Line("Australia/Lord_Howe", List.of("02:15", "17:00"), List.of(), null));
        TreeMap<String, Line> standups = new TreeMap<>();
        for (Line line : lines) {
            standups.put(m.run("ada", line.in(channel)).id("standup"), line);
        }
        Instant begin = m.clock.instant();
        Instant end = begin.plus(Duration.ofDays(365));
        Instant furthest = begin;
        int restarts = 0;
        while (m.clock.instant().isBefore(end)) {
            int dice = random.nextInt(60);
            if (dice == 0) {
                m = new TestMuster(m.store, m.clock, m.people, b -> b.node("n" + random.nextInt(1_000_000)));
                restarts++;
            } else if (dice == 1) {
                m.clock.advance(Duration.ofMinutes(-random.nextInt(90)));
            }
            m.advance(Duration.ofMinutes(15 + random.nextInt(35)));
            furthest = furthest.isAfter(m.clock.instant()) ? furthest : m.clock.instant();
        }
        assertThat(restarts).isGreaterThan(50);
        TreeMap<String, List<String>> held = held(m, channel);
        for (var one : standups.entrySet()) {
            assertThat(held.get(one.getKey()))
                    .as(one.getValue().zone())
                    .isEqualTo(one.getValue().expected(begin, furthest));
        }
        m.close();
        first.close();
    }

    private static TreeMap<String, List<String>> held(TestMuster m, ChannelId channel) {
        TreeMap<String, List<String>> held = new TreeMap<>();
        long after = 0;
        List<Entry> page;
        do {
            long from = after;
            page = m.store.snapshot(q -> q.range(Range.after(channel.journal(TestMuster.ACME), from, Range.MOST)));
            for (Entry entry : page) {
                after = entry.sequence();
                if (entry.kind().equals("standup.opened")) {
                    StandupOpened opened = Json.read(entry.payload(), StandupOpened.class);
                    held.computeIfAbsent(
                                    Objects.requireNonNull(opened.standup()).value(), s -> new ArrayList<>())
                            .add(Objects.requireNonNull(opened.occurrence()));
                }
            }
        } while (!page.isEmpty());
        return held;
    }

    private record Line(
            String zone,
            List<String> at,
            List<String> days,
            @Nullable String until) {
        ScheduleStandup in(ChannelId channel) {
            return new ScheduleStandup(
                    channel, zone, zone, at, 50, null, null, days, null, until, null, null, null, null, null);
        }

        /** What was to be held, by looking at the clocks; several at one moment count as one, the last. */
        List<String> expected(Instant begin, Instant end) {
            TreeMap<Instant, LocalDateTime> all = new TreeMap<>();
            LocalDate day = begin.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(2);
            for (; day.isBefore(end.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(2)); day = day.plusDays(1)) {
                DayOfWeek weekday = day.getDayOfWeek();
                if (days.isEmpty() || days.stream().anyMatch(d -> d.equalsIgnoreCase(weekday.name()))) {
                    for (String time : at) {
                        LocalDateTime local = day.atTime(LocalTime.parse(time));
                        Instant moment = reached(ZoneId.of(zone), local);
                        if (moment.isAfter(begin) && !moment.isAfter(end)) {
                            all.merge(moment, local, (a, b) -> a.isAfter(b) ? a : b);
                        }
                    }
                }
            }
            return all.values().stream().map(LocalDateTime::toString).toList();
        }
    }
}
