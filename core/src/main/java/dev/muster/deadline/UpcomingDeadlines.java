package dev.muster.deadline;

import dev.muster.channel.Horizon;
import dev.muster.command.State;
import dev.muster.local.CalendarEntry;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When something is due to an authority: for calendars. */
public final class UpcomingDeadlines {
    private UpcomingDeadlines() {}

    /** Those of stages of which nothing was submitted, of running clocks; exercises are left out. */
    public static List<CalendarEntry> within(Horizon horizon, State state) {
        List<CalendarEntry> entries = new ArrayList<>();
        for (Clock clock : state.find(Clock.KIND, Term.of("running", true))) {
            if (horizon.holds(clock.incident().channel()) && !clock.exercise()) {
                add(clock, horizon, entries);
            }
        }
        return entries;
    }

    private static void add(Clock clock, Horizon horizon, List<CalendarEntry> entries) {
        ClockDefinition.Content content = clock.definition().content();
        for (ClockDefinition.Stage stage : content.stages()) {
            Instant due = clock.reckoned(stage).due();
            if (due != null
                    && horizon.covers(due)
                    && clock.submitted(stage.id()).isEmpty()) {
                String summary = horizon.words().due(stage.title(), content.title());
                entries.add(horizon.entry(
                        clock.id() + "-" + stage.id(), clock.incident().channel(), due, null, summary));
            }
        }
    }
}
