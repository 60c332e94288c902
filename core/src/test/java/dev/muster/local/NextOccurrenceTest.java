package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against an oracle that knows nothing of gaps and overlaps: it watches the clock on the wall, minute by minute. */
class NextOccurrenceTest {
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();
    private static final long FROM = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2040-12-31T00:00:00Z").getEpochSecond();

    @Property(tries = 1_000)
    void aroundTransitions(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 1_000_000) long pick,
            @ForAll @IntRange(min = -1_500, max = 300) int minutesOff,
            @ForAll @Size(min = 1, max = 4) Set<@IntRange(min = 0, max = 1_439) Integer> minutes) {
        List<Instant> transitions = transitions(zone.getRules());
        Instant near = transitions.isEmpty()
                ? Instant.ofEpochSecond(FROM + (TO - FROM) / 1_000_000 * pick / 60 * 60)
                : transitions.get((int) (pick % transitions.size()));
        agrees(zone, times(minutes), near.plusSeconds(minutesOff * 60L));
    }

    @Property(tries = 200)
    void anywhere(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 21_000_000) long minute,
            @ForAll @Size(min = 1, max = 4) Set<@IntRange(min = 0, max = 1_439) Integer> minutes) {
        agrees(zone, times(minutes), Instant.ofEpochSecond(FROM + minute * 60));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    private static Set<LocalTime> times(Set<Integer> minutes) {
        Set<LocalTime> times = new TreeSet<>();
        minutes.forEach(m -> times.add(LocalTime.of(m / 60, m % 60)));
        return times;
    }

    private static List<Instant> transitions(ZoneRules rules) {
        List<Instant> found = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(FROM));
        while (next != null && next.getInstant().getEpochSecond() < TO && found.size() < 200) {
            found.add(next.getInstant());
            next = rules.nextTransition(next.getInstant());
        }
        return found;
    }

    private static void agrees(ZoneId zone, Set<LocalTime> times, Instant moment) {
        assertThat(NextOccurrence.after(zone, times, moment)).isEqualTo(oracle(zone, times, moment));
    }

    /** One to four times of day, most of them near the change, for two days around it. */
    @Test
    void everyChangeOfEveryClock() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261124);
        int changes = EveryZone.changes("times of day", EveryZone.oneOf(40), (zone, change) -> {
            Set<Integer> minutes = new TreeSet<>();
            int near = change.getDateTimeBefore().toLocalTime().toSecondOfDay() / 60;
            for (int i = random.nextInt(4); i >= 0; i--) {
                int minute = random.nextInt(3) == 0 ? random.nextInt(1_440) : near + random.nextInt(-90, 91);
                minutes.add(Math.floorMod(minute, 1_440));
            }
            Set<LocalTime> times = times(minutes);
            Instant until = change.getInstant().plusSeconds(90_000);
            Instant moment = change.getInstant().minusSeconds(90_000);
            Ticking clock = new Ticking(zone, times, moment);
            while (moment.isBefore(until)) {
                moment = NextOccurrence.after(zone, times, moment);
                assertThat(moment).as("%s in %s around %s", times, zone, change).isEqualTo(clock.next());
            }
        });
        assertThat(changes).isGreaterThan(500);
    }

    private static Instant oracle(ZoneId zone, Set<LocalTime> times, Instant moment) {
        return new Ticking(zone, times, moment).next();
    }

    /** The clock ticks; a time has come when the clock shows it or something later for the first time ever. */
    private static final class Ticking {
        private final Set<LocalTime> times;
        private final Instant moment;
        private final Clockwork clock;

        Ticking(ZoneId zone, Set<LocalTime> times, Instant moment) {
            this.times = times;
            this.moment = moment;
            Instant from = moment.truncatedTo(ChronoUnit.MINUTES).minus(3, ChronoUnit.DAYS);
            clock = new Clockwork(zone.getRules(), from);
        }

        /** The next one behind the moment, and behind those that were said. */
        Instant next() {
            while (true) {
                LocalDateTime before = shown();
                clock.pass(60);
                if (clock.now() > moment.getEpochSecond() && reached(times, before, shown())) {
                    return Instant.ofEpochSecond(clock.now());
                }
            }
        }

        private LocalDateTime shown() {
            return LocalDateTime.ofEpochSecond(clock.shown(), 0, ZoneOffset.UTC);
        }
    }

    private static boolean reached(Set<LocalTime> times, LocalDateTime before, LocalDateTime now) {
        for (LocalDateTime day = before.toLocalDate().atStartOfDay(); !day.isAfter(now); day = day.plusDays(1)) {
            for (LocalTime time : times) {
                LocalDateTime at = day.toLocalDate().atTime(time);
                if (at.isAfter(before) && !at.isAfter(now)) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest(name = "{0} {1} after {2}: {3}")
    @CsvSource({
        "Europe/London,01:30,2026-03-28T12:00:00Z,2026-03-29T01:00:00Z",
        "Europe/London,01:30,2026-10-24T12:00:00Z,2026-10-25T00:30:00Z",
        "Europe/London,01:30,2026-10-25T00:30:00Z,2026-10-26T01:30:00Z",
        "America/New_York,02:30,2026-03-07T12:00:00Z,2026-03-08T07:00:00Z",
        "America/New_York,01:30,2026-11-01T04:00:00Z,2026-11-01T05:30:00Z",
        "Australia/Lord_Howe,02:15,2026-10-03T12:00:00Z,2026-10-03T15:30:00Z",
        "Pacific/Apia,09:00,2011-12-29T19:00:00Z,2011-12-30T10:00:00Z",
        "Pacific/Apia,09:00,2011-12-30T10:00:00Z,2011-12-30T19:00:00Z",
        "Antarctica/Troll,01:30,2026-03-28T12:00:00Z,2026-03-29T01:00:00Z",
        "Asia/Singapore,09:00,2028-02-28T02:00:00Z,2028-02-29T01:00:00Z"
    })
    void namedCases(String zone, String time, String moment, String expected) {
        assertThat(NextOccurrence.after(ZoneId.of(zone), List.of(LocalTime.parse(time)), Instant.parse(moment)))
                .isEqualTo(Instant.parse(expected));
    }
}
