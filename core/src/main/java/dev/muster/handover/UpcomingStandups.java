package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.Horizon;
import dev.muster.command.State;
import dev.muster.local.CalendarEntry;
import dev.muster.record.Term;
import java.util.List;

/** When standups come: for calendars. */
public final class UpcomingStandups {
    /** So many occurrences of one standup are said at most. */
    private static final int MOST = 200;

    private UpcomingStandups() {}

    /** Those in which this person is asked. What is paused, or rests with its incident, does not come. */
    public static List<CalendarEntry> within(Horizon horizon, PersonId person, State state) {
        return state.find(Standup.KIND, Term.of("planned", true)).stream()
                .filter(s -> horizon.holds(s.channel()) && asks(s, person))
                .flatMap(s -> occurrences(s, horizon).stream())
                .toList();
    }

    /** By name, or as one of everybody; by roles and groups people change until it comes, so it is said to all of the channel. */
    private static boolean asks(Standup standup, PersonId person) {
        boolean others =
                !standup.terms().roles().isEmpty() || !standup.terms().groups().isEmpty();
        return others || standup.members().isEmpty() || standup.members().contains(person);
    }

    private static List<CalendarEntry> occurrences(Standup standup, Horizon horizon) {
        Occurrences times = Occurrences.of(standup);
        return horizon.occurrences(
                MOST,
                standup.nextAt(),
                at -> times.after(at, null).at(),
                at -> horizon.entry(
                        standup.id() + "-" + at.getEpochSecond(),
                        standup.channel(),
                        at,
                        standup.closesAt(at),
                        standup.title()));
    }
}
