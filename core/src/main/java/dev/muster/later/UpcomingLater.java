package dev.muster.later;

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

/** What somebody has put off: for calendars. */
public final class UpcomingLater {
    private UpcomingLater() {}

    /**
     * The actor's own messages that are to be sent, and reminders that are to come, in a range. What they say stays here.
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
        Term mine = Term.of("person", context.actor().id());
        Term waiting = Term.of("waiting", true);
        List<CalendarEntry> entries = new ArrayList<>();
        state.find(ScheduledMessage.KIND, mine, waiting).stream()
                .filter(m -> channels.contains(m.channel()))
                .forEach(m -> entries.add(
                        entry(m.id(), m.at(), "Scheduled message", label.apply(m.channel()), context.now())));
        state.find(Reminder.KIND, mine, waiting).stream()
                .filter(r -> channels.contains(r.channel()))
                .forEach(r -> entries.add(entry(r.id(), r.at(), "Reminder", label.apply(r.channel()), context.now())));
        entries.removeIf(e -> e.from().isBefore(from) || !e.from().isBefore(until));
        return entries;
    }

    private static CalendarEntry entry(ScheduledId id, Instant at, String summary, String label, Instant now) {
        return new CalendarEntry(id.value(), at, null, now, 0, summary, label);
    }
}
