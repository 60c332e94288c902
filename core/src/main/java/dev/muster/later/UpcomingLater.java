package dev.muster.later;

import dev.muster.access.PersonId;
import dev.muster.channel.Horizon;
import dev.muster.command.State;
import dev.muster.local.CalendarEntry;
import dev.muster.record.Term;
import java.util.List;
import java.util.stream.Stream;

/** What somebody has put off: for calendars. */
public final class UpcomingLater {
    private UpcomingLater() {}

    /** This person's messages that are to be sent, and reminders that are to come. What they say stays here. */
    public static List<CalendarEntry> within(Horizon horizon, PersonId person, State state) {
        Term mine = Term.of("person", person);
        Term waiting = Term.of("waiting", true);
        return Stream.concat(
                        state.find(ScheduledMessage.KIND, mine, waiting).stream()
                                .filter(m -> horizon.holds(m.channel()) && horizon.covers(m.at()))
                                .map(m -> horizon.entry(
                                        m.id().value(),
                                        m.channel(),
                                        m.at(),
                                        null,
                                        horizon.words().message())),
                        state.find(Reminder.KIND, mine, waiting).stream()
                                .filter(r -> horizon.holds(r.channel()) && horizon.covers(r.at()))
                                .map(r -> horizon.entry(
                                        r.id().value(),
                                        r.channel(),
                                        r.at(),
                                        null,
                                        horizon.words().reminder())))
                .toList();
    }
}
