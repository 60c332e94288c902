package dev.muster.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.command.Rejection;
import dev.muster.local.EveryZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Schedules by the clock of a zone against an oracle that shares nothing with them: it looks at every minute of the world,
 * and asks of each what the clock shows and whether it showed the same before.
 */
class CronTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Clocks show the same again for at most so long. */
    private static final Duration LONGEST_FOLD = Duration.ofMinutes(180);

    /** What one field means, as an oracle reads it: each value that it may have. */
    private static BitSet field(String field, int least) {
        BitSet values = new BitSet();
        for (String part : field.split(",", -1)) {
            String[] steps = part.split("/", -1);
            int step = steps.length == 2 ? Integer.parseInt(steps[1]) : 1;
            int from = least;
            int to = 99;
            if (!steps[0].equals("*")) {
                String[] range = steps[0].split("-", -1);
                from = Integer.parseInt(range[0]);
                to = range.length == 2 ? Integer.parseInt(range[1]) : from;
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    private static Predicate<LocalDateTime> shows(String cron) {
        String[] f = cron.split(" ", -1);
        BitSet minute = field(f[0], 0);
        BitSet hour = field(f[1], 0);
        BitSet date = field(f[2], 1);
        BitSet month = field(f[3], 1);
        BitSet weekday = field(f[4], 0);
        boolean both = f[2].equals("*") || f[4].equals("*");
        return t -> {
            boolean day = date.get(t.getDayOfMonth());
            boolean week = weekday.get(t.getDayOfWeek().getValue() % 7);
            return minute.get(t.getMinute())
                    && hour.get(t.getHour())
                    && month.get(t.getMonthValue())
                    && (both ? day && week : day || week);
        };
    }

    private static List<Instant> oracle(String cron, ZoneId zone, Instant from, Instant to) {
        Predicate<LocalDateTime> shows = shows(cron);
        Set<Instant> all = new TreeSet<>();
        Map<LocalDateTime, Instant> shown = new HashMap<>();
        for (Instant t = from.minus(LONGEST_FOLD); !t.isAfter(from); t = t.plus(MINUTE)) {
            shown.put(LocalDateTime.ofInstant(t, zone), t);
        }
        LocalDateTime last = LocalDateTime.ofInstant(from, zone);
        for (Instant t = from.plus(MINUTE); !t.isAfter(to); t = t.plus(MINUTE)) {
            LocalDateTime local = LocalDateTime.ofInstant(t, zone);
            Instant before = shown.put(local, t);
            boolean second = before != null && !before.isBefore(t.minus(LONGEST_FOLD));
            if (!second && shows.test(local)) {
                all.add(t);
            }
            // what the clock has jumped over comes now
            for (LocalDateTime left = last.plusMinutes(1); left.isBefore(local); left = left.plusMinutes(1)) {
                if (shows.test(left)) {
                    all.add(t);
                }
            }
            last = local;
        }
        return List.copyOf(all);
    }

    private static List<Instant> told(String cron, ZoneId zone, Instant from, Instant to) {
        List<Instant> all = new ArrayList<>();
        Cron schedule = Cron.of(cron, zone.getId());
        for (Instant t = schedule.after(from).orElseThrow();
                !t.isAfter(to);
                t = schedule.after(t).orElseThrow()) {
            all.add(t);
        }
        return all;
    }

    private static void same(String cron, ZoneId zone, Instant around) {
        Instant from = around.minus(Duration.ofHours(30));
        Instant to = around.plus(Duration.ofHours(30));
        assertThat(told(cron, zone, from, to))
                .as("%s in %s around %s", cron, zone, around)
                .isEqualTo(oracle(cron, zone, from, to));
    }

    /** The named cases of the world's clocks: half an hour, a day that is missing, two hours, a month of fasting. */
    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-03-29T01:00:00Z",
        "Europe/London, 2026-10-25T01:00:00Z",
        "America/New_York, 2026-03-08T07:00:00Z",
        "America/New_York, 2026-11-01T06:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T15:30:00Z",
        "Pacific/Apia, 2011-12-30T10:00:00Z",
        "Antarctica/Troll, 2026-03-29T01:00:00Z",
        "Antarctica/Troll, 2026-10-25T01:00:00Z",
        "Africa/Casablanca, 2026-02-15T02:00:00Z",
        "Africa/Casablanca, 2026-03-22T02:00:00Z",
        "UTC, 2028-02-29T00:00:00Z",
        "UTC, 2026-12-31T12:00:00Z"
    })
    void theNamedCases(String zone, Instant around) {
        for (String cron : List.of(
                "30 1 * * *",
                "30 2 * * *",
                "*/15 * * * *",
                "0 0 * * *",
                "0 9 29 2 *",
                "0 9 1 * 1-5",
                "45 0-3 * * 0,6")) {
            same(cron, ZoneId.of(zone), around);
        }
    }

    /** Once a day near the change or at any time, and often, on some days or all. */
    @Test
    void everyChangeOfEveryClock() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261124);
        int changes = EveryZone.changes("cron, two schedules at each", EveryZone.oneOf(60), (zone, change) -> {
            LocalDateTime near = change.getDateTimeBefore().plusMinutes(random.nextInt(-90, 91));
            boolean any = random.nextInt(3) == 0;
            String once =
                    (any ? random.nextInt(60) + " " + random.nextInt(24) : near.getMinute() + " " + near.getHour())
                            + " * * *";
            String often = "*/" + (1 + random.nextInt(30)) + " " + random.nextInt(4) + "-" + (4 + random.nextInt(20))
                    + " " + (random.nextBoolean() ? "*" : 1 + random.nextInt(28)) + " * "
                    + (random.nextBoolean() ? "*" : "" + random.nextInt(7));
            same(once, zone, change.getInstant());
            same(often, zone, change.getInstant());
        });
        assertThat(changes).isGreaterThan(500);
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        for (String cron : List.of("", "* * * *", "61 * * * *", "* * * * * *", "@reboot", "0 25 * * *", "x * * * *")) {
            assertThatThrownBy(() -> Cron.of(cron, "UTC"))
                    .as(cron)
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.field()).isEqualTo("cron"));
        }
        assertThatThrownBy(() -> Cron.of("0 9 * * *", "Mars/Olympus")).isInstanceOf(Rejection.class);
    }

    @Test
    void whatNeverComesHasNoNext() {
        assertThat(Cron.of("0 0 31 2 *", "UTC").after(Instant.parse("2026-01-01T00:00:00Z")))
                .isEmpty();
    }
}
