package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Local times against a clock that is watched second by second around every change of every zone from 2000 to 2040. In the
 * test tier every 24th zone and the named ones; all of them with {@code -Dmuster.rounds.zones=all}.
 */
class LocalTimesOracleTest {
    @Test
    void everyLocalTimeIsTheFirstMomentAtWhichTheClockHasReachedIt() {
        List<String> zones = EveryZone.oneOf(24);
        AtomicLong checked = new AtomicLong();
        int changes =
                EveryZone.changes("local times", zones, (zone, change) -> checked.addAndGet(around(zone, change)));
        zones.forEach(zone -> checked.addAndGet(ordinary(ZoneId.of(zone))));
        System.out.println("measured: local times: " + checked + " times");
        assertThat(changes).isGreaterThan(1_000);
        assertThat(checked).hasValueGreaterThan(100_000);
    }

    /** Local times every five minutes, and a second beside, for as far as the change reaches and three hours more. */
    private static long around(ZoneId zone, ZoneOffsetTransition change) {
        long size = Math.abs(change.getDuration().getSeconds());
        LocalDateTime low =
                min(change.getDateTimeBefore(), change.getDateTimeAfter()).minusHours(3);
        LocalDateTime high =
                max(change.getDateTimeBefore(), change.getDateTimeAfter()).plusHours(3);
        List<LocalDateTime> targets = new ArrayList<>();
        for (LocalDateTime t = low; t.isBefore(high); t = t.plusMinutes(5)) {
            targets.add(t);
            targets.add(t.plusSeconds(1));
        }
        Clockwork clock = new Clockwork(zone.getRules(), change.getInstant().minusSeconds(size + 5 * 3_600));
        long fine = change.getInstant().getEpochSecond();
        long checked = 0;
        for (LocalDateTime target : targets) {
            while (!clock.reached(target)) {
                boolean coarse = Math.abs(clock.now() - fine) > 700
                        && target.toEpochSecond(ZoneOffset.UTC) - clock.shown() > 700;
                clock.pass(coarse ? 300 : 1);
            }
            assertThat(LocalTimes.first(zone, target))
                    .as("%s %s", zone, target)
                    .isEqualTo(Instant.ofEpochSecond(clock.now()));
            checked++;
        }
        return checked;
    }

    /** A time of day in the middle of each month. */
    private static long ordinary(ZoneId zone) {
        long checked = 0;
        for (LocalDateTime day = LocalDateTime.parse("2000-01-15T00:00");
                day.getYear() <= 2040;
                day = day.plusMonths(1).plusMinutes(37)) {
            Clockwork clock =
                    new Clockwork(zone.getRules(), day.toInstant(ZoneOffset.UTC).minusSeconds(20 * 3_600));
            while (!clock.reached(day)) {
                clock.pass(60);
            }
            assertThat(LocalTimes.first(zone, day))
                    .as("%s %s", zone, day)
                    .isEqualTo(Instant.ofEpochSecond(clock.now()));
            checked++;
        }
        return checked;
    }

    private static LocalDateTime min(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDateTime max(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
