package dev.muster.deadline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reckoning a deadline.
 *
 * @param due the deadline; null while something that it is reckoned from is not recorded
 * @param from the instant that it counts from; null without a deadline
 * @param waitsFor what is not recorded yet: ids of triggers, and {@code submission:} with the id of a stage
 * @param how every line that was reckoned, in order
 * @param uncertain true when days of years count whose holidays the calendar does not cover, or none is known: they are
 *     taken for working days, so that the deadline is rather too early than too late
 */
public record Reckoned(
        @Nullable Instant due, @Nullable Instant from, List<String> waitsFor, List<Line> how, boolean uncertain) {
    /** How a reference to a submission begins. */
    public static final String SUBMISSION = "submission:";

    /**
     * One line of the reckoning.
     *
     * @param of what was counted from: the id of a trigger, or {@code submission:} with the id of a stage
     * @param from the instant that was counted from
     * @param unit in what was counted: {@code hours}, {@code days}, {@code months}, {@code business_days}; or
     *     {@code next_working_day} for a deadline that was moved
     * @param amount how many
     * @param due what came of it
     * @param counts true for the line from which the deadline comes
     */
    public record Line(String of, Instant from, String unit, int amount, Instant due, boolean counts) {
        Line notCounting() {
            return new Line(of, from, unit, amount, due, false);
        }
    }
}
