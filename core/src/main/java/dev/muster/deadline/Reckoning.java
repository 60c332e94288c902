package dev.muster.deadline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a deadline is reckoned, as data. In JSON it is an object with one key: {@code {"after": {"trigger": "aware",
 * "hours": 72}}}, {@code {"earliest": [...]}} or {@code {"branch": {"trigger": "classified", "withinHours": 24, "of":
 * "aware", "then": {...}, "otherwise": {...}}}}. Reckoning always ends, never throws, and costs no more than its size.
 */
public sealed interface Reckoning {
    /** How deep one may be. */
    int DEEPEST = 6;

    /** How many parts one may have. */
    int MOST_PARTS = 40;

    /** So much later than an instant. */
    record After(Step after) implements Reckoning {}

    /** The earliest of several deadlines; known when all of them are. */
    record Earliest(List<Reckoning> earliest) implements Reckoning {
        /** Missing parts are none. */
        public Earliest {
            earliest = earliest == null ? List.of() : earliest;
        }
    }

    /** One of two deadlines. */
    record Branch(Choice branch) implements Reckoning {}

    /**
     * So much later than an instant. Just one of {@code trigger} and {@code submission} is there, and just one of
     * {@code hours}, {@code days}, {@code months} and {@code businessDays}.
     *
     * @param trigger id of the trigger whose instant is counted from; null for a submission
     * @param submission id of the stage whose submission is counted from; null for a trigger
     * @param latest true for the latest submission of that stage; null or false for its first
     * @param hours elapsed hours, 1 to 8,784; null for another unit
     * @param days calendar days in the zone of the clock, 1 to 3,660
     * @param months calendar months in the zone of the clock, 1 to 120: the same day, or the last of a shorter month
     * @param businessDays days on which the calendar's offices work, 1 to 250, counted from the day after
     * @param at local time {@code HH:mm} at which the last day ends; null for the time of day of the instant. Needed for
     *     business days, of no use for hours
     */
    record Step(
            @Nullable String trigger,
            @Nullable String submission,
            @Nullable Boolean latest,
            @Nullable Integer hours,
            @Nullable Integer days,
            @Nullable Integer months,
            @Nullable Integer businessDays,
            @Nullable String at) {
        boolean ofLatest() {
            return Boolean.TRUE.equals(latest);
        }

        /** In which unit it is given; null for none, or for more than one. */
        @Nullable
        Unit unit() {
            List<Unit> given =
                    Stream.of(Unit.values()).filter(u -> given(u) != null).toList();
            return given.size() == 1 ? given.get(0) : null;
        }

        /** How many of the unit; 0 for none. */
        int amount() {
            Unit unit = unit();
            Integer given = unit == null ? null : given(unit);
            return given == null ? 0 : given;
        }

        private @Nullable Integer given(Unit unit) {
            return switch (unit) {
                case HOURS -> hours;
                case DAYS -> days;
                case MONTHS -> months;
                case BUSINESS_DAYS -> businessDays;
            };
        }
    }

    /**
     * What decides between two deadlines: whether one trigger came within so many hours of another, the last instant
     * included; one that came before the other did.
     *
     * @param trigger id of the trigger that is looked at
     * @param withinHours 1 to 8,784
     * @param of id of the trigger that is counted from
     * @param then the deadline if it did
     * @param otherwise the deadline if it did not
     */
    record Choice(String trigger, int withinHours, String of, Reckoning then, Reckoning otherwise) {}

    /** In what a deadline is counted. */
    enum Unit {
        /** Elapsed hours. */
        HOURS(8_784),
        /** Calendar days. */
        DAYS(3_660),
        /** Calendar months, clamped to the end of a shorter one. */
        MONTHS(120),
        /** Days on which the calendar's offices work. */
        BUSINESS_DAYS(250);

        /** The most that may be given. */
        final int most;

        Unit(int most) {
            this.most = most;
        }
    }

    /**
     * One out of its JSON form.
     *
     * @throws IllegalArgumentException unless it has just one of the keys
     */
    @JsonCreator
    static Reckoning of(
            @JsonProperty("after") @Nullable Step after,
            @JsonProperty("earliest") @Nullable List<Reckoning> earliest,
            @JsonProperty("branch") @Nullable Choice branch) {
        List<Reckoning> found = Stream.<@Nullable Reckoning>of(
                        after == null ? null : new After(after),
                        earliest == null ? null : new Earliest(earliest),
                        branch == null ? null : new Branch(branch))
                .flatMap(Stream::ofNullable)
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("a deadline is reckoned by one of after, earliest and branch");
        }
        return found.get(0);
    }
}
