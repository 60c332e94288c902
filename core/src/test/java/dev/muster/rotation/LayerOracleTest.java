package dev.muster.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.EveryZone;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Layers against a clock that is watched minute by minute for days around changes of zones from 2000 to 2040. In the test
 * tier every fortieth zone and the named ones; all of them with {@code -Dmuster.rounds.zones=all}.
 */
class LayerOracleTest {
    private static final Turn[] TURNS = {Turn.of("a"), Turn.of("b"), Turn.of("c")};
    private static final int MINUTES = 2 * 24 * 60;

    @Test
    void everyMinuteAroundChangesIsWhoseItWouldBeByWatchingTheClock() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260329);
        AtomicLong minutes = new AtomicLong();
        EveryZone.changes(
                "layers",
                EveryZone.oneOf(40),
                (zone, change) -> minutes.addAndGet(same(random(random, zone.getId(), change), change.getInstant())));
        System.out.println("measured: layers: " + minutes + " minutes");
        assertThat(minutes).hasValueGreaterThan(1_000_000);
    }

    private static Layer random(RandomGenerator random, String zone, ZoneOffsetTransition change) {
        LocalDate start =
                change.getInstant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(2 + random.nextInt(3));
        Layer.Unit unit = Layer.Unit.values()[random.nextInt(3)];
        Layer layer = Layer.of("l", zone, start.toString(), time(random, change), 1 + random.nextInt(3), unit, TURNS);
        return random.nextBoolean()
                ? layer
                : layer.during(
                        new Window(List.of(), time(random, change), time(random, change)),
                        new Window(List.of(DayOfWeek.SUNDAY, DayOfWeek.FRIDAY), "00:00", "00:00"));
    }

    /** Often within what the change leaves out or has twice. */
    private static String time(RandomGenerator random, ZoneOffsetTransition change) {
        var near =
                change.getDateTimeBefore().plusMinutes(random.nextInt(-90, 91)).toLocalTime();
        var any = java.time.LocalTime.of(random.nextInt(24), random.nextInt(60));
        return (random.nextInt(3) == 0 ? any : near)
                .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                .toString();
    }

    /** Minutes that were looked at. */
    private static long same(Layer layer, Instant around) {
        Instant from = around.minusSeconds(MINUTES * 30L).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        Instant until = from.plusSeconds(MINUTES * 60L);
        Instant watched = LocalDate.parse(layer.start())
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minusSeconds(200_000);
        watched = watched.isAfter(from) ? from : watched;
        List<Stint> stints = LayerTurns.within(layer, from, until);
        WatchedLayer clock = new WatchedLayer(layer, watched.minusSeconds(60));
        int at = 0;
        for (Instant minute = watched; minute.isBefore(until); minute = minute.plusSeconds(60)) {
            Turn expected = clock.after(60);
            if (minute.isBefore(from)) {
                continue;
            }
            while (at < stints.size() && !stints.get(at).until().isAfter(minute)) {
                at++;
            }
            Turn found = at < stints.size() && !stints.get(at).from().isAfter(minute)
                    ? stints.get(at).who()
                    : null;
            assertThat(name(found)).as("%s at %s", layer, minute).isEqualTo(name(expected));
        }
        return MINUTES;
    }

    private static String name(@Nullable Turn turn) {
        return turn == null ? "nobody" : turn.called();
    }

    private static List<String> begins(Layer layer, String from, String until) {
        return LayerTurns.within(layer, Instant.parse(from), Instant.parse(until)).stream()
                .map(s -> s.from() + " " + s.who().called())
                .toList();
    }

    /** Lord Howe goes back from 2:00 to 1:30, and forward from 2:00 to 2:30. */
    @Test
    void lordHoweMovesByHalfAnHour() {
        Layer twice = Layer.of("l", "Australia/Lord_Howe", "2026-04-03", "01:45", 1, Layer.Unit.DAYS, TURNS);
        assertThat(begins(twice, "2026-04-03T15:00:00Z", "2026-04-06T00:00:00Z"))
                .containsExactly("2026-04-03T14:45:00Z b", "2026-04-04T14:45:00Z c", "2026-04-05T15:15:00Z a");
        Layer never = Layer.of("l", "Australia/Lord_Howe", "2026-10-03", "02:10", 1, Layer.Unit.DAYS, TURNS);
        assertThat(begins(never, "2026-10-02T16:00:00Z", "2026-10-05T00:00:00Z"))
                .containsExactly("2026-10-02T15:40:00Z a", "2026-10-03T15:30:00Z b", "2026-10-04T15:10:00Z c");
    }

    /** Apia left out the 30th of December 2011: its nine o'clock is the first moment after; its midnight is the next one's. */
    @Test
    void apiaLeavesOutADay() {
        Layer nine = Layer.of("l", "Pacific/Apia", "2011-12-29", "09:00", 1, Layer.Unit.DAYS, TURNS);
        assertThat(begins(nine, "2011-12-29T20:00:00Z", "2011-12-31T00:00:00Z"))
                .containsExactly("2011-12-29T19:00:00Z a", "2011-12-30T10:00:00Z b", "2011-12-30T19:00:00Z c");
        Layer midnight = Layer.of("l", "Pacific/Apia", "2011-12-29", "00:00", 1, Layer.Unit.DAYS, TURNS);
        assertThat(begins(midnight, "2011-12-29T20:00:00Z", "2012-01-01T00:00:00Z"))
                .containsExactly("2011-12-29T10:00:00Z a", "2011-12-30T10:00:00Z c", "2011-12-31T10:00:00Z a");
    }

    /** Troll goes forward by two hours, from 1:00 to 3:00 UTC+2. */
    @Test
    void trollMovesByTwoHours() {
        Layer layer = Layer.of("l", "Antarctica/Troll", "2026-03-28", "02:30", 1, Layer.Unit.DAYS, TURNS);
        assertThat(begins(layer, "2026-03-28T03:00:00Z", "2026-03-30T12:00:00Z"))
                .containsExactly("2026-03-28T02:30:00Z a", "2026-03-29T01:00:00Z b", "2026-03-30T00:30:00Z c");
    }

    /** Casablanca goes back for Ramadan, which began in February 2026, and forward after it. */
    @Test
    void casablancaKeepsItsClocks() {
        Layer layer = Layer.of("l", "Africa/Casablanca", "2026-02-14", "02:30", 1, Layer.Unit.DAYS, TURNS);
        assertThat(begins(layer, "2026-02-14T02:00:00Z", "2026-02-16T12:00:00Z"))
                .containsExactly("2026-02-14T01:30:00Z a", "2026-02-15T01:30:00Z b", "2026-02-16T02:30:00Z c");
    }

    @Test
    void theTwentyNinthOfFebruaryIsADay() {
        Layer layer = Layer.of("l", "UTC", "2028-02-28", "00:00", 1, Layer.Unit.DAYS, TURNS);
        assertThat(begins(layer, "2028-02-28T00:00:00Z", "2028-03-02T00:00:00Z"))
                .containsExactly("2028-02-28T00:00:00Z a", "2028-02-29T00:00:00Z b", "2028-03-01T00:00:00Z c");
    }

    /** The ISO year 2026 has 53 weeks; the turn of weeks goes on through them. */
    @Test
    void week53IsAWeek() {
        Layer layer = Layer.of("l", "UTC", "2026-12-21", "00:00", 1, Layer.Unit.WEEKS, TURNS);
        assertThat(begins(layer, "2026-12-21T00:00:00Z", "2027-01-12T00:00:00Z"))
                .containsExactly(
                        "2026-12-21T00:00:00Z a",
                        "2026-12-28T00:00:00Z b",
                        "2027-01-04T00:00:00Z c",
                        "2027-01-11T00:00:00Z a");
    }

    /** Twelve hours are twelve hours, also in the night in which clocks go forward. */
    @Test
    void hoursAreTimeThatPasses() {
        Layer layer = Layer.of("l", "Europe/London", "2026-03-28", "20:00", 12, Layer.Unit.HOURS, TURNS);
        assertThat(begins(layer, "2026-03-28T21:00:00Z", "2026-03-29T21:00:00Z"))
                .containsExactly("2026-03-28T20:00:00Z a", "2026-03-29T08:00:00Z b", "2026-03-29T20:00:00Z c");
    }
}
