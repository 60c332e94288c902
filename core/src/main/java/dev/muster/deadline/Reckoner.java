package dev.muster.deadline;

import dev.muster.deadline.ClockDefinition.Stage;
import dev.muster.deadline.Reckoned.Line;
import dev.muster.deadline.Reckoning.Choice;
import dev.muster.deadline.Reckoning.Step;
import dev.muster.deadline.Reckoning.Unit;
import dev.muster.local.LocalTimes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one evaluator of {@link Reckoning}. Total: what is not recorded is named, and nothing throws. Where the local time
 * of a deadline happens twice, the first counts; where it does not happen at all, the instant at which it is passed.
 * A deadline is never later than the rule allows, as far as the calendar is known.
 */
final class Reckoner {
    private static final String ROLL = "next_working_day";
    private static final int LONGEST_SEARCH = 400;

    /** What is recorded; null for what is not. */
    interface Moments {
        /** When a trigger happened. */
        @Nullable
        Instant trigger(String id);

        /** When something was submitted: the first time, or the latest. */
        @Nullable
        Instant submission(String stage, boolean latest);
    }

    private final ZoneId zone;
    private final @Nullable WorkingCalendar calendar;
    private final Moments moments;
    private final Set<String> missing = new LinkedHashSet<>();
    private boolean uncertain;

    private Reckoner(ZoneId zone, @Nullable WorkingCalendar calendar, Moments moments) {
        this.zone = zone;
        this.calendar = calendar;
        this.moments = moments;
    }

    /** The deadline of a stage. */
    static Reckoned reckon(Stage stage, ZoneId zone, @Nullable WorkingCalendar calendar, Moments moments) {
        Reckoner reckoner = new Reckoner(zone, calendar, moments);
        List<Line> lines = reckoner.lines(stage.due());
        if (!reckoner.missing.isEmpty() || lines.isEmpty()) {
            return new Reckoned(null, null, List.copyOf(reckoner.missing), List.of(), false);
        }
        Line counting = counting(lines);
        List<Line> how = new ArrayList<>(lines);
        Line last = reckoner.rolled(counting, stage.roll());
        if (!last.equals(counting)) {
            how.replaceAll(Line::notCounting);
            how.add(last);
        }
        return new Reckoned(last.due(), counting.from(), List.of(), List.copyOf(how), reckoner.uncertain);
    }

    private static Line counting(List<Line> lines) {
        return lines.stream().filter(Line::counts).findFirst().orElse(lines.get(0));
    }

    /** The lines of a part; one of them counts, unless something is missing. */
    private List<Line> lines(Reckoning reckoning) {
        if (reckoning instanceof Reckoning.After after) {
            return after(after.after());
        }
        if (reckoning instanceof Reckoning.Earliest earliest) {
            return earliest(earliest.earliest());
        }
        return branch(((Reckoning.Branch) reckoning).branch());
    }

    private List<Line> earliest(List<Reckoning> parts) {
        List<Line> all = new ArrayList<>();
        parts.forEach(p -> all.addAll(lines(p)));
        Line first = all.stream()
                .filter(Line::counts)
                .min(Comparator.comparing(Line::due))
                .orElse(null);
        int counting = all.indexOf(first);
        for (int i = 0; i < all.size(); i++) {
            if (i != counting) {
                all.set(i, all.get(i).notCounting());
            }
        }
        return all;
    }

    private List<Line> branch(Choice choice) {
        Instant looked = trigger(choice.trigger());
        Instant from = trigger(choice.of());
        if (looked == null || from == null) {
            return List.of();
        }
        boolean within = !looked.isAfter(from.plus(Duration.ofHours(choice.withinHours())));
        return lines(within ? choice.then() : choice.otherwise());
    }

    private @Nullable Instant trigger(String id) {
        Instant at = moments.trigger(id);
        if (at == null) {
            missing.add(id);
        }
        return at;
    }

    private List<Line> after(Step step) {
        String of = step.trigger() != null ? step.trigger() : Reckoned.SUBMISSION + step.submission();
        Instant from;
        if (step.trigger() != null) {
            from = trigger(step.trigger());
        } else {
            String stage = step.submission();
            from = stage == null ? null : moments.submission(stage, step.ofLatest());
            if (from == null) {
                missing.add(of);
            }
        }
        Unit unit = step.unit();
        if (from == null || unit == null) {
            return List.of();
        }
        return List.of(
                new Line(of, from, unit.name().toLowerCase(Locale.ROOT), step.amount(), due(from, unit, step), true));
    }

    private Instant due(Instant from, Unit unit, Step step) {
        LocalDateTime local = LocalDateTime.ofInstant(from, zone);
        LocalTime at = step.at() == null ? local.toLocalTime() : time(step.at());
        return switch (unit) {
            case HOURS -> from.plus(Duration.ofHours(step.amount()));
            case DAYS ->
                LocalTimes.first(
                        zone, local.toLocalDate().plusDays(step.amount()).atTime(at));
            case MONTHS ->
                LocalTimes.first(
                        zone, local.toLocalDate().plusMonths(step.amount()).atTime(at));
            case BUSINESS_DAYS ->
                LocalTimes.first(
                        zone, working(local.toLocalDate(), step.amount()).atTime(at));
        };
    }

    /** The day on which so many working days are over, the first day not counted. */
    private LocalDate working(LocalDate day, int amount) {
        LocalDate at = day;
        for (int left = amount, looked = 0; left > 0 && looked < amount + LONGEST_SEARCH; looked++) {
            at = at.plusDays(1);
            left -= works(at) ? 1 : 0;
        }
        return at;
    }

    private boolean works(LocalDate day) {
        if (calendar == null) {
            uncertain = true;
            return true;
        }
        uncertain |= !calendar.covers(day);
        return calendar.works(day);
    }

    /** The line, or the one that moves it when nobody works that day. */
    private Line rolled(Line line, @Nullable String roll) {
        LocalDate day = LocalDate.ofInstant(line.due(), zone);
        if (roll == null || works(day)) {
            return line;
        }
        LocalDate next = working(day, 1);
        return new Line(line.of(), line.due(), ROLL, 1, LocalTimes.first(zone, next.atTime(time(roll))), true);
    }

    /** A time of day that was checked; midnight for one that was not. */
    private static LocalTime time(String at) {
        try {
            return LocalTime.parse(at);
        } catch (DateTimeException e) {
            return LocalTime.MIDNIGHT;
        }
    }
}
