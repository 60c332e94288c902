package dev.muster.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Severity;
import dev.muster.notifier.Choice.News;
import dev.muster.notifier.Wishes.How;
import dev.muster.notifier.Wishes.Quiet;
import dev.muster.notifier.Wishes.Rule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final News NOTICE = new News("notice", Urgency.NORMAL, Severity.SEV3);

    private static Wishes quiet(String zone, String from, String to) {
        return new Wishes(zone, new Quiet(from, to), List.of(), List.of());
    }

    private static Wishes rules(Rule... rules) {
        return new Wishes("UTC", null, List.of(), List.of(rules));
    }

    @Test
    void whoHasSaidNothingIsToldAtOnceButOfTrifles() {
        assertThat(Choice.of(Wishes.NONE, NOTICE, NOON).at()).isEqualTo(NOON);
        Choice trifle = Choice.of(Wishes.NONE, new News("task", Urgency.LOW, null), NOON);
        assertThat(trifle.how()).isEqualTo(How.IN_APP);
        assertThat(trifle.at()).isNull();
    }

    /** At any instant of any year: within the span nothing but what is urgent leaves, and all of it leaves at its end. */
    @Property(tries = 500)
    void quietHoursHoldWhatIsNotUrgentUntilTheirEnd(
            @ForAll @IntRange(min = 0, max = 1439) int from,
            @ForAll @IntRange(min = 1, max = 1439) int length,
            @ForAll @IntRange(min = 0, max = 60 * 24 * 365 * 10) int minute,
            @ForAll @IntRange(min = 0, max = 5) int where) {
        ZoneId zone = ZoneId.of(List.of(
                        "UTC",
                        "Europe/London",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "Asia/Kolkata",
                        "Africa/Casablanca")
                .get(where));
        LocalTime begin = LocalTime.ofSecondOfDay(60L * from);
        LocalTime end = begin.plusMinutes(length);
        Instant now = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minute));
        Wishes wishes = quiet(zone.getId(), begin.toString(), end.toString());
        Instant leaves = Choice.of(wishes, NOTICE, now).at();
        Instant back = now;
        while (!comes(back, begin, zone) && !comes(back, end, zone)) {
            back = back.minus(Duration.ofMinutes(1));
        }
        boolean within = !comes(back, end, zone);
        assertThat(leaves).isNotNull();
        if (within) {
            Instant at = now.plus(Duration.ofMinutes(1));
            while (!comes(at, end, zone)) {
                at = at.plus(Duration.ofMinutes(1));
            }
            assertThat(leaves).isEqualTo(at);
        } else {
            assertThat(leaves).isEqualTo(now);
        }
        assertThat(Choice.of(wishes, new News("notice", Urgency.URGENT, null), now)
                        .at())
                .as("what is urgent")
                .isEqualTo(now);
    }

    /** The clock shows the time, or jumps over it, and has not shown it in the hours before. */
    private static boolean comes(Instant at, LocalTime time, ZoneId zone) {
        LocalTime before = at.minus(Duration.ofMinutes(1)).atZone(zone).toLocalTime();
        LocalTime shown = at.atZone(zone).toLocalTime();
        boolean jumped = !before.plusMinutes(1).equals(shown)
                && before.isBefore(time)
                && !shown.isBefore(time)
                && before.isBefore(shown);
        return jumped || (shown.equals(time) && !again(at, zone));
    }

    private static boolean again(Instant at, ZoneId zone) {
        boolean again = false;
        for (int back = 1; back <= 120; back++) {
            again |= at.minus(Duration.ofMinutes(back))
                    .atZone(zone)
                    .toLocalDateTime()
                    .equals(at.atZone(zone).toLocalDateTime());
        }
        return again;
    }

    /** London, 25 October 2026: the clock goes back from two to one, and half past one comes twice. */
    @Test
    void quietHoursThatAreOverDoNotComeAgainWithTheHour() {
        Wishes wishes = quiet("Europe/London", "22:00", "01:30");
        Instant first = Instant.parse("2026-10-25T00:15:00Z");
        assertThat(Choice.of(wishes, NOTICE, first).at()).isEqualTo("2026-10-25T00:30:00Z");
        Instant again = first.plus(Duration.ofHours(1));
        assertThat(Choice.of(wishes, NOTICE, again).at()).isEqualTo(again);
        Wishes early = quiet("Europe/London", "01:30", "05:00");
        Instant between = Instant.parse("2026-10-25T01:15:00Z");
        assertThat(Choice.of(early, NOTICE, between).at()).as("they have begun").isEqualTo("2026-10-25T05:00:00Z");
    }

    @Test
    void theFirstRuleThatFitsCounts() {
        Wishes wishes = rules(
                new Rule(List.of("task"), null, null, List.of(), null, null, How.IN_APP, null),
                new Rule(List.of(), Severity.SEV2, null, List.of(), null, null, How.NOW, "pager"),
                new Rule(List.of(), null, null, List.of(DayOfWeek.MONDAY), "22:00", "06:00", How.DIGEST, null));
        assertThat(Choice.of(wishes, new News("task", Urgency.HIGH, Severity.SEV1), NOON)
                        .how())
                .isEqualTo(How.IN_APP);
        assertThat(Choice.of(wishes, new News("notice", Urgency.NORMAL, Severity.SEV2), NOON)
                        .via())
                .isEqualTo("pager");
        Instant tuesdayNight = Instant.parse("2026-03-03T02:00:00Z");
        assertThat(Choice.of(wishes, NOTICE, tuesdayNight).how())
                .as("the night that begins on Monday")
                .isEqualTo(How.DIGEST);
        assertThat(Choice.of(wishes, NOTICE, tuesdayNight.plus(Duration.ofDays(1)))
                        .how())
                .isEqualTo(How.NOW);
        assertThat(Choice.of(wishes, new News("task", Urgency.URGENT, null), NOON)
                        .how())
                .as("a page passes")
                .isEqualTo(How.NOW);
    }

    @Test
    void aDigestHasItsTimes() {
        Wishes wishes =
                new Wishes("Asia/Tokyo", null, List.of("08:00", "17:30"), List.of(Rule.of(List.of(), How.DIGEST)));
        assertThat(Choice.of(wishes, NOTICE, NOON).at()).isEqualTo("2026-03-02T23:00:00Z");
        assertThat(Choice.of(wishes, NOTICE, Instant.parse("2026-03-03T00:00:00Z"))
                        .at())
                .isEqualTo("2026-03-03T08:30:00Z");
    }

    @Property(tries = 300)
    void waitsGrowWithinBounds(@ForAll @IntRange(min = 1, max = 40) int attempt, @ForAll int id) {
        long millis = Backoff.after("d" + id, attempt).toMillis();
        long plain = Math.min(3_600_000, 15_000L << Math.min(20, attempt - 1));
        assertThat(millis).isBetween(plain * 3 / 4, plain * 5 / 4);
        assertThat(Backoff.after("d" + id, attempt).toMillis()).isEqualTo(millis);
    }
}
