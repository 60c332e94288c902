package dev.muster.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.deadline.WorkingCalendar.Holiday;
import dev.muster.deadline.WorkingCalendar.Year;
import dev.muster.record.Json;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shipped says what the laws say, as far as that can be reckoned by another way. */
class ShippedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dora",
                "dora-other-entities",
                "nis2",
                "gdpr-33",
                "us-banks-36h",
                "sec-8k-105",
                "nydfs-500-17",
                "circia"
            })
    void everyDefinitionIsWithoutFaultOrRemarkAndSurvivesItsJson(String id) {
        ClockDefinition definition = Shipped.DEFINITIONS.get(id);
        assertThat(definition).isNotNull();
        assertThat(DefinitionCheck.problems(definition.content(), true)).isEmpty();
        assertThat(Json.read(Json.write(definition), ClockDefinition.class)).isEqualTo(definition);
        assertThat(definition.content().stages())
                .allSatisfy(s -> assertThat(s.escalate()).hasSizeGreaterThan(2));
    }

    private static TreeSet<LocalDate> shipped(String calendar, int year) {
        TreeSet<LocalDate> days = new TreeSet<>();
        Shipped.CALENDARS.get(calendar).content().years().stream()
                .filter(y -> y.year() == year)
                .forEach(y -> y.holidays().stream().map(Holiday::day).forEach(days::add));
        return days;
    }

    /** The years that are covered are said, and have no gap. */
    @Test
    void theYearsAreCovered() {
        assertThat(Shipped.CALENDARS.values()).hasSize(2).allSatisfy(c -> assertThat(
                        c.content().years())
                .extracting(Year::year)
                .isEqualTo(IntStream.rangeClosed(2024, 2032).boxed().toList()));
    }

    /** Day by day through each year: is it a third Monday, a last Monday, a fixed day or the one it is observed on? */
    @Test
    void federalHolidays() {
        for (int year = 2024; year <= 2032; year++) {
            TreeSet<LocalDate> expected = new TreeSet<>();
            for (LocalDate d = LocalDate.of(year, 1, 1); d.getYear() == year; d = d.plusDays(1)) {
                if (federal(d)) {
                    expected.add(d);
                }
            }
            assertThat(shipped("us-federal", year)).as("%s", year).isEqualTo(expected);
        }
    }

    private static boolean federal(LocalDate day) {
        int week = (day.getDayOfMonth() - 1) / 7 + 1;
        boolean last = day.plusDays(7).getMonth() != day.getMonth();
        if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
            boolean moving =
                    switch (day.getMonth()) {
                        case JANUARY, FEBRUARY -> week == 3;
                        case MAY -> last;
                        case SEPTEMBER -> week == 1;
                        case OCTOBER -> week == 2;
                        default -> false;
                    };
            if (moving) {
                return true;
            }
        }
        if (day.getMonth() == Month.NOVEMBER && day.getDayOfWeek() == DayOfWeek.THURSDAY && week == 4) {
            return true;
        }
        return switch (day.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> false;
            case FRIDAY -> fixed(day) || fixed(day.plusDays(1));
            case MONDAY -> fixed(day) || fixed(day.minusDays(1));
            default -> fixed(day);
        };
    }

    private static boolean fixed(LocalDate day) {
        String is = day.toString().substring(5);
        return is.equals("01-01")
                || is.equals("06-19")
                || is.equals("07-04")
                || is.equals("11-11")
                || is.equals("12-25");
    }

    /** Easter by Gauss in the form of Lichtenberg; the shipped days come from another reckoning. */
    @Test
    void closingDaysOfTarget() {
        for (int year = 2024; year <= 2032; year++) {
            int k = year / 100;
            int m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
            int s = 2 - (3 * k + 3) / 4;
            int a = year % 19;
            int d = (19 * a + m) % 30;
            int r = (d + a / 11) / 29;
            int og = 21 + d - r;
            int sz = 7 - (year + year / 4 + s) % 7;
            int oe = 7 - (og - sz) % 7;
            LocalDate easter = LocalDate.of(year, 3, 1).plusDays(og + oe - 1L);
            assertThat(easter.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(shipped("eu-target", year))
                    .containsExactly(
                            LocalDate.of(year, 1, 1),
                            easter.minusDays(2),
                            easter.plusDays(1),
                            LocalDate.of(year, 5, 1),
                            LocalDate.of(year, 12, 25),
                            LocalDate.of(year, 12, 26));
        }
    }
}
