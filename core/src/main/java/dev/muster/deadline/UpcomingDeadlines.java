package dev.muster.deadline;

import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.local.CalendarEntry;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** When something is due to an authority: for calendars. */
public final class UpcomingDeadlines {
    private UpcomingDeadlines() {}

    /**
     * The deadlines in a range of stages of which nothing was submitted, of running clocks; those of exercises are left out.
     *
     * @param channels the channels that the actor is in
     * @param label what a channel is called where others may see it; may be empty
     */
    public static List<CalendarEntry> within(
            Instant from,
            Instant until,
            Set<ChannelId> channels,
            Function<ChannelId, String> label,
            State state,
            Context context) {
        List<CalendarEntry> entries = new ArrayList<>();
        for (Clock clock : state.find(Clock.KIND, Term.of("running", true))) {
            ChannelId channel = clock.incident().channel();
            if (channels.contains(channel) && !clock.exercise()) {
                add(clock, from, until, label.apply(channel), context.now(), entries);
            }
        }
        return entries;
    }

    private static void add(
            Clock clock, Instant from, Instant until, String label, Instant now, List<CalendarEntry> entries) {
        ClockDefinition.Content content = clock.definition().content();
        for (ClockDefinition.Stage stage : content.stages()) {
            Instant due = clock.reckoned(stage).due();
            if (due != null && clock.submitted(stage.id()).isEmpty() && !due.isBefore(from) && due.isBefore(until)) {
                entries.add(new CalendarEntry(
                        clock.id() + "-" + stage.id(),
                        due,
                        null,
                        now,
                        0,
                        "Due: " + stage.title() + " (" + content.title() + ")",
                        label));
            }
        }
    }
}
