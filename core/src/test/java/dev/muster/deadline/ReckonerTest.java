package dev.muster.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.deadline.ClockDefinition.Stage;
import dev.muster.deadline.Reckoned.Line;
import dev.muster.deadline.Reckoning.After;
import dev.muster.deadline.Reckoning.Step;
import java.time.DateTimeException;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against an oracle that watches the calendar day by day, and the clock on the wall minute by minute. */
class ReckonerTest {
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();
    private static final long FROM = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() / 60;

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    private static Reckoned reckon(Stage stage, ZoneId zone, @Nullable WorkingCalendar by, Map<String, Instant> known) {
        return Reckoner.reckon(stage, zone, by, new Reckoner.Moments() {
            @Override
            public @Nullable Instant trigger(String id) {
                return known.get(id);
            }

            @Override
            public @Nullable Instant submission(String of, boolean latest) {
                return known.get(of + (latest ? " latest" : " first"));
            }
        });
    }

    private static Stage stage(Step step, @Nullable String roll) {
        return new Stage("s", "s", "s", new After(step), roll, List.of());
    }

    private static Instant due(Step step, ZoneId zone, @Nullable WorkingCalendar by, Instant from) {
        Instant due = reckon(stage(step, null), zone, by, Map.of("t", from)).due();
        assertThat(due).isNotNull();
        return due;
    }

    static Step months(int n) {
        return new Step("t", null, null, null, null, n, null, null);
    }

    private static Step days(int n) {
        return new Step("t", null, null, null, n, null, null, null);
    }

    private static Step business(int n, String at) {
        return new Step("t", null, null, null, null, null, n, at);
    }

    /** The first minute at which the clock on the wall shows so much or more. */
    private static Instant watched(LocalDateTime wall, ZoneId zone) {
        Instant at = wall.toInstant(ZoneOffset.UTC).minus(Duration.ofHours(26));
        while (LocalDateTime.ofInstant(at, zone).isBefore(wall)) {
            at = at.plusSeconds(60);
        }
        return at;
    }

    private static boolean there(int year, int month, int day) {
        try {
            LocalDate unused = LocalDate.of(year, month, day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Property(tries = 400)
    void monthsAreTheSameDayOrTheLastOfAShorterMonth(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 21_000_000) long minute,
            @ForAll @IntRange(min = 1, max = 30) int months) {
        Instant from = Instant.ofEpochSecond((FROM + minute) * 60);
        LocalDateTime wall = LocalDateTime.ofInstant(from, zone);
        int year = wall.getYear();
        int month = wall.getMonthValue();
        for (int i = 0; i < months; i++) {
            year += month == 12 ? 1 : 0;
            month = month == 12 ? 1 : month + 1;
        }
        int day = wall.getDayOfMonth();
        while (!there(year, month, day)) {
            day--;
        }
        LocalDateTime there = LocalDateTime.of(LocalDate.of(year, month, day), wall.toLocalTime());
        assertThat(due(months(months), zone, null, from)).isEqualTo(watched(there, zone));
    }

    @Property(tries = 400)
    void daysKeepTheTimeOnTheWall(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 21_000_000) long minute,
            @ForAll @IntRange(min = 1, max = 60) int days) {
        Instant from = Instant.ofEpochSecond((FROM + minute) * 60);
        LocalDateTime wall = LocalDateTime.ofInstant(from, zone);
        assertThat(due(days(days), zone, null, from)).isEqualTo(watched(wall.plusHours(24L * days), zone));
    }

    /** A day that ends where clocks change: at a time that is not there, or there twice. */
    @Property(tries = 600)
    void aroundChangesOfClocks(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 1_000_000) long pick,
            @ForAll @IntRange(min = -150, max = 150) int minutes) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochSecond(FROM * 60));
        while (next != null && changes.size() < 80) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        if (changes.isEmpty()) {
            return;
        }
        ZoneOffsetTransition change = changes.get((int) (pick % changes.size()));
        LocalDateTime wall = change.getDateTimeBefore().plusMinutes(minutes);
        LocalDateTime before = wall.minusDays(3);
        if (zone.getRules().getValidOffsets(before).size() != 1 || before.getSecond() != 0) {
            return;
        }
        Instant from = before.atZone(zone).toInstant();
        assertThat(due(days(3), zone, null, from)).isEqualTo(watched(wall, zone));
    }

    @Property(tries = 600)
    void businessDaysAreCountedOneByOne(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 4_600_000) long minute,
            @ForAll @IntRange(min = 1, max = 30) int days,
            @ForAll boolean american) {
        WorkingCalendar calendar = Shipped.CALENDARS.get(american ? "us-federal" : "eu-target");
        Set<LocalDate> free = new HashSet<>();
        calendar.content().years().forEach(y -> y.holidays().forEach(h -> free.add(h.day())));
        Instant from = Instant.parse("2024-01-02T00:00:00Z").plusSeconds(minute * 60);
        LocalDate day = LocalDate.ofInstant(from, zone);
        int counted = 0;
        while (counted < days) {
            day = day.plusDays(1);
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            counted += weekend || free.contains(day) ? 0 : 1;
        }
        Reckoned reckoned = reckon(stage(business(days, "17:30"), null), zone, calendar, Map.of("t", from));
        assertThat(reckoned.due()).isEqualTo(watched(day.atTime(LocalTime.of(17, 30)), zone));
        assertThat(reckoned.uncertain()).isEqualTo(day.getYear() > 2032);
    }

    /** Nothing that a rule moves comes to lie on a day on which nobody works, or before where it was. */
    @Property(tries = 400)
    void whatIsMovedLiesOnAWorkingDay(@ForAll @LongRange(min = 0, max = 4_600_000) long minute) {
        WorkingCalendar calendar = Shipped.CALENDARS.get("eu-target");
        ZoneId zone = ZoneId.of("Europe/Brussels");
        Instant from = Instant.parse("2024-01-02T00:00:00Z").plusSeconds(minute * 60);
        Instant still = due(months(1), zone, calendar, from);
        Reckoned moved = reckon(stage(months(1), "12:00"), zone, calendar, Map.of("t", from));
        assertThat(moved.due()).isNotNull();
        LocalDateTime wall = LocalDateTime.ofInstant(moved.due(), zone);
        assertThat(calendar.works(wall.toLocalDate())).isTrue();
        boolean stays = calendar.works(LocalDate.ofInstant(still, zone));
        assertThat(moved.due().equals(still)).isEqualTo(stays);
        assertThat(moved.how()).hasSize(stays ? 1 : 2);
        if (!stays) {
            assertThat(moved.due()).isAfter(still);
            assertThat(wall.toLocalTime()).isEqualTo(LocalTime.NOON);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:00:00Z, 2026-02-28T10:00:00Z",
        "2028-01-31T10:00:00Z, 2028-02-29T10:00:00Z",
        "2028-02-29T10:00:00Z, 2028-03-29T09:00:00Z",
        "2027-12-31T10:00:00Z, 2028-01-31T10:00:00Z",
        "2026-02-28T22:59:00Z, 2026-03-28T22:59:00Z",
        // half past midnight of the first of March in Brussels
        "2026-02-28T23:30:00Z, 2026-03-31T22:30:00Z",
        // half past two does not happen on the 29th of March 2026, and happens twice on the 25th of October
        "2026-02-28T01:30:00Z, 2026-03-28T01:30:00Z",
        "2026-03-01T01:30:00Z, 2026-04-01T00:30:00Z",
        "2025-01-30T01:30:00Z, 2025-02-28T01:30:00Z",
        "2025-02-28T01:30:00Z, 2025-03-28T01:30:00Z",
        "2026-09-25T00:30:00Z, 2026-10-25T00:30:00Z",
    })
    void aMonthInBrussels(Instant from, Instant due) {
        assertThat(due(months(1), ZoneId.of("Europe/Brussels"), null, from)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        // a Monday; over a weekend; over Thanksgiving; over the year's end; on a Saturday; on a holiday itself
        "2026-03-02T14:00:00Z, 2026-03-06T22:30:00Z",
        "2026-03-05T14:00:00Z, 2026-03-11T21:30:00Z",
        "2026-11-24T14:00:00Z, 2026-12-01T22:30:00Z",
        "2027-12-29T14:00:00Z, 2028-01-05T22:30:00Z",
        "2026-03-07T14:00:00Z, 2026-03-12T21:30:00Z",
        "2026-12-25T14:00:00Z, 2026-12-31T22:30:00Z",
        // half past eleven in the evening of a Monday in New York is Tuesday in Greenwich
        "2026-03-03T04:30:00Z, 2026-03-06T22:30:00Z",
    })
    void fourBusinessDaysInNewYork(Instant from, Instant due) {
        assertThat(due(business(4, "17:30"), ZoneId.of("America/New_York"), Shipped.CALENDARS.get("us-federal"), from))
                .isEqualTo(due);
    }

    /** Beyond the years that are covered it says so, and takes every day that is no weekend for a working day. */
    @Test
    void outsideTheYearsThatAreCovered() {
        WorkingCalendar calendar = Shipped.CALENDARS.get("us-federal");
        Reckoned reckoned = reckon(
                stage(business(4, "17:30"), null),
                ZoneId.of("America/New_York"),
                calendar,
                Map.of("t", Instant.parse("2032-12-30T15:00:00Z")));
        assertThat(reckoned.uncertain()).isTrue();
        assertThat(reckoned.due()).isEqualTo("2033-01-06T22:30:00Z");
        Reckoned without = reckon(
                stage(business(4, "17:30"), null),
                ZoneId.of("America/New_York"),
                null,
                Map.of("t", Instant.parse("2026-03-07T15:00:00Z")));
        assertThat(without.uncertain()).isTrue();
        assertThat(without.due()).isEqualTo("2026-03-11T21:30:00Z");
    }

    /** Classified just within a day of awareness, at its very end, and just after. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00:00Z, 2026-03-02T16:00:00Z, classified",
        "2026-03-03T05:00:00Z, 2026-03-03T09:00:00Z, classified",
        "2026-03-03T05:01:00Z, 2026-03-03T09:00:00Z, aware",
        "2026-03-03T08:59:00Z, 2026-03-03T09:00:00Z, aware",
        "2026-03-03T09:00:00Z, 2026-03-03T09:00:00Z, aware",
        "2026-03-03T09:01:00Z, 2026-03-03T13:01:00Z, classified",
        "2026-03-02T08:00:00Z, 2026-03-02T12:00:00Z, classified",
    })
    void theInitialNotificationOfDora(Instant classified, Instant due, String counts) {
        ClockDefinition dora = Shipped.DEFINITIONS.get("dora");
        Reckoned reckoned = reckon(
                dora.stage("initial").orElseThrow(),
                ZoneId.of("Europe/Brussels"),
                Shipped.CALENDARS.get("eu-target"),
                Map.of("aware", Instant.parse("2026-03-02T09:00:00Z"), "classified", classified));
        assertThat(reckoned.due()).isEqualTo(due);
        assertThat(reckoned.how().stream().filter(Line::counts).map(Line::of)).containsExactly(counts);
    }

    @Test
    void whatIsNotRecordedIsNamed() {
        ClockDefinition dora = Shipped.DEFINITIONS.get("dora");
        Stage initial = dora.stage("initial").orElseThrow();
        ZoneId zone = ZoneId.of("Europe/Brussels");
        assertThat(reckon(initial, zone, null, Map.of()).waitsFor()).containsExactlyInAnyOrder("aware", "classified");
        Reckoned half = reckon(initial, zone, null, Map.of("aware", Instant.EPOCH));
        assertThat(half.due()).isNull();
        assertThat(half.waitsFor()).containsExactly("classified");
        assertThat(reckon(dora.stage("final").orElseThrow(), zone, null, Map.of("intermediate first", Instant.EPOCH))
                        .waitsFor())
                .containsExactly("submission:intermediate");
    }

    /** Easter of 2026: Good Friday and Easter Monday around a weekend. */
    @Test
    void aChainOverAWeekendAndHolidays() {
        ClockDefinition others = Shipped.DEFINITIONS.get("dora-other-entities");
        Reckoned reckoned = reckon(
                others.stage("intermediate").orElseThrow(),
                ZoneId.of("Europe/Brussels"),
                Shipped.CALENDARS.get("eu-target"),
                Map.of("initial first", Instant.parse("2026-03-31T15:00:00Z")));
        assertThat(reckoned.due()).isEqualTo("2026-04-07T10:00:00Z");
        assertThat(reckoned.from()).isEqualTo("2026-03-31T15:00:00Z");
        assertThat(reckoned.how())
                .extracting(Line::due)
                .containsExactly(Instant.parse("2026-04-03T15:00:00Z"), Instant.parse("2026-04-07T10:00:00Z"));
        Reckoned strict = reckon(
                Shipped.DEFINITIONS.get("dora").stage("intermediate").orElseThrow(),
                ZoneId.of("Europe/Brussels"),
                Shipped.CALENDARS.get("eu-target"),
                Map.of("initial first", Instant.parse("2026-03-31T15:00:00Z")));
        assertThat(strict.due()).isEqualTo("2026-04-03T15:00:00Z");
    }
}
