package dev.muster.playbook;

import dev.muster.command.Question;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a playbook did: its figures, and what they are made of. */
public interface FiguresViews {
    /**
     * Asks how the runs of a playbook went, of all its versions.
     *
     * @param since only runs that began then or later; null for all
     * @param until only runs that began earlier; null for all
     */
    record ShowFigures(
            String playbook,
            @Nullable Instant since,
            @Nullable Instant until) implements Question<Figures> {}

    /**
     * How they went; at most the latest 10,000 runs.
     *
     * @param runs how many there were
     * @param open how many are not over
     * @param medianSeconds the median time from declared to resolved; null when none is over
     * @param longestSeconds the longest; null when none is over
     * @param tasksSkipped how many tasks were skipped, in all runs
     * @param tasksLate how many were finished behind their time, in all runs
     * @param durations the latest 50 runs that are over, the earliest first
     * @param metrics those of the newest version, in its order
     */
    record Figures(
            int runs,
            int open,
            @Nullable Long medianSeconds,
            @Nullable Long longestSeconds,
            int tasksSkipped,
            int tasksLate,
            List<Point> durations,
            List<MetricFigures> metrics) {}

    /** A value of one run, at the time when the run began; names no incident. */
    record Point(Instant at, int version, long value) {}

    /**
     * How a metric went: milliseconds, hundredths of a currency, or a count.
     *
     * @param median of all values; null for none
     * @param latest the median of the latest five; null for fewer
     * @param before the median of the five before those; null for fewer
     * @param points the latest 50, the earliest first
     */
    record MetricFigures(
            String id,
            String title,
            MetricType type,
            @Nullable Long target,
            @Nullable Long median,
            @Nullable Long latest,
            @Nullable Long before,
            List<Point> points) {}

    /**
     * Says what a metric of the incident's playbook came to.
     *
     * @param metric its id in the playbook
     * @param value 0 or more; null takes it away
     */
    record SetMetric(
            IncidentId incident, String metric, @Nullable Long value) implements IncidentCommand {}
}
