package dev.muster.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.Clockwork;
import dev.muster.local.EveryZone;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Events of calendars that recur, against a clock that is watched minute by minute around changes of zones from 2000 to
 * 2040. In the test tier every fortieth zone and the named ones; all of them with {@code -Dmuster.rounds.zones=all}.
 */
class RecurrenceOracleTest {
    private static final int DAYS = 8;

    /** Every day or every other day, most often near the change, for some hours or until a date. */
    @Test
    void everyChangeOfEveryClock() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261124);
        int changes = EveryZone.changes("recurrences", EveryZone.oneOf(40), (zone, change) -> {
            int interval = 1 + random.nextInt(2);
            LocalDateTime first = first(change, random);
            CalendarEvent event = new CalendarEvent(
                    "1",
                    Turn.of("ben"),
                    zone.getId(),
                    first.toString(),
                    random.nextInt(2),
                    random.nextInt(25) * 1_800L,
                    "FREQ=DAILY;INTERVAL=" + interval,
                    null,
                    List.of(),
                    List.of());
            Instant from = change.getInstant().minus(3, ChronoUnit.DAYS);
            Instant until = change.getInstant().plus(3, ChronoUnit.DAYS);
            assertThat(Recurrences.within(List.of(event), from, until).stream()
                            .filter(s -> !s.from().isBefore(from))
                            .map(s -> s.from() + "/" + s.until()))
                    .as("%s around %s", event, change)
                    .containsExactlyElementsOf(watched(zone, event, interval, from, until));
        });
        assertThat(changes).isGreaterThan(500);
    }

    private static LocalDateTime first(ZoneOffsetTransition change, RandomGenerator random) {
        LocalDateTime near = change.getDateTimeBefore().minusDays(4);
        return near.plusMinutes(random.nextInt(3) == 0 ? random.nextInt(1_440) : random.nextInt(-90, 91))
                .truncatedTo(ChronoUnit.MINUTES);
    }

    private static List<String> watched(ZoneId zone, CalendarEvent event, int interval, Instant from, Instant until) {
        List<String> stints = new ArrayList<>();
        LocalDateTime start = LocalDateTime.parse(event.start());
        for (int day = 0; day < DAYS; day += interval) {
            Instant begins = reached(zone, start.plusDays(day));
            Instant ends = reached(zone, start.plusDays(day + event.days())).plusSeconds(event.seconds());
            if (begins.isBefore(ends) && !begins.isBefore(from) && begins.isBefore(until)) {
                stints.add(begins + "/" + ends);
            }
        }
        return stints;
    }

    private static Instant reached(ZoneId zone, LocalDateTime local) {
        Clockwork clock =
                new Clockwork(zone.getRules(), local.toInstant(ZoneOffset.UTC).minusSeconds(40 * 3_600));
        while (!clock.reached(local)) {
            clock.pass(60);
        }
        return Instant.ofEpochSecond(clock.now());
    }
}
