package dev.muster.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which days offices work, as data: never changed, a change is a further version.
 *
 * @param id 1 to 40 small letters, digits and hyphens
 * @param version from 1
 * @param content what it says
 */
public record WorkingCalendar(String id, int version, Content content) {
    /**
     * What a calendar says.
     *
     * @param title what people see, 1 to 200 characters
     * @param source where it was taken from, 1 to 500 characters
     * @param weekend days of the week on which nobody works; at most six
     * @param years the years that it covers, in order, each once; of others its holidays are not known
     */
    public record Content(String title, String source, Set<DayOfWeek> weekend, List<Year> years) {
        /** Takes copies; what is missing is empty. */
        public Content {
            weekend = Set.copyOf(Objects.requireNonNullElse(weekend, Set.of()));
            years = List.copyOf(Objects.requireNonNullElse(years, List.of()));
        }
    }

    /** A year that is covered, and its holidays. */
    public record Year(int year, List<Holiday> holidays) {
        /** Takes a copy. */
        public Year {
            holidays = List.copyOf(Objects.requireNonNullElse(holidays, List.of()));
        }
    }

    /** A day on which nobody works; {@code name} has 1 to 100 characters. */
    public record Holiday(LocalDate day, String name) {}

    /** True when the holidays of that day's year are known. */
    boolean covers(LocalDate day) {
        return year(day) != null;
    }

    /** True when offices work that day; outside the years that are covered, on every day that is no weekend. */
    boolean works(LocalDate day) {
        Year year = year(day);
        return !content.weekend().contains(day.getDayOfWeek())
                && (year == null
                        || year.holidays().stream().noneMatch(h -> h.day().equals(day)));
    }

    private @Nullable Year year(LocalDate day) {
        return content.years().stream()
                .filter(y -> y.year() == day.getYear())
                .findFirst()
                .orElse(null);
    }
}
