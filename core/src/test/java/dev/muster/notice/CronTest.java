package dev.muster.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.command.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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

    /** One field as an oracle reads it. */
    private static boolean in(String field, int value, int least) {
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
            if (value >= from && value <= to && (value - from) % step == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean shows(String cron, LocalDateTime t) {
        String[] f = cron.split(" ", -1);
        boolean day = in(f[2], t.getDayOfMonth(), 1);
        boolean week = in(f[4], t.getDayOfWeek().getValue() % 7, 0);
        boolean either = !f[2].equals("*") && !f[4].equals("*") ? day || week : day && week;
        return in(f[0], t.getMinute(), 0) && in(f[1], t.getHour(), 0) && in(f[3], t.getMonthValue(), 1) && either;
    }

    private static List<Instant> oracle(String cron, ZoneId zone, Instant from, Instant to) {
        ZoneRules rules = zone.getRules();
        Set<Instant> all = new TreeSet<>();
        Map<LocalDateTime, Instant> shown = new HashMap<>();
        for (Instant t = from.minus(LONGEST_FOLD); !t.isAfter(from); t = t.plus(MINUTE)) {
            shown.put(LocalDateTime.ofInstant(t, zone), t);
        }
        for (Instant t = from.plus(MINUTE); !t.isAfter(to); t = t.plus(MINUTE)) {
            LocalDateTime local = LocalDateTime.ofInstant(t, zone);
            Instant before = shown.put(local, t);
            boolean second = before != null && !before.isBefore(t.minus(LONGEST_FOLD));
            if (!second && shows(cron, local)) {
                all.add(t);
            }
            ZoneOffsetTransition gap = rules.previousTransition(t.plusSeconds(1));
            if (gap != null && gap.isGap() && gap.getInstant().equals(t)) {
                for (LocalDateTime l = gap.getDateTimeBefore();
                        l.isBefore(gap.getDateTimeAfter());
                        l = l.plusMinutes(1)) {
                    if (shows(cron, l)) {
                        all.add(t);
                    }
                }
            }
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

    /** Every zone has its turn over the runs: the sample is drawn anew, and its seed is said when it fails. */
    @Test
    void anyZoneAroundAnyChangeOfItsClock() {
        long seed = Long.getLong("muster.cron.seed", new Random().nextLong());
        int rounds = Integer.getInteger("muster.cron.rounds", 60);
        Random random = new Random(seed);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int i = 0; i < rounds; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            Instant from = Instant.parse("2000-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(40 * 365)));
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            Instant around = change == null ? from : change.getInstant();
            String cron = random.nextInt(60) + " " + random.nextInt(24) + " * * *";
            String often = "*/" + (1 + random.nextInt(30)) + " " + random.nextInt(4) + "-" + (4 + random.nextInt(20))
                    + " " + (random.nextBoolean() ? "*" : 1 + random.nextInt(28)) + " * "
                    + (random.nextBoolean() ? "*" : "" + random.nextInt(7));
            for (String each : List.of(cron, often)) {
                try {
                    same(each, zone, around);
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed, e);
                }
            }
        }
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
