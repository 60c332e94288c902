package dev.muster.handover;

import dev.muster.access.PersonId;
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

/** When standups come: for calendars. */
public final class UpcomingStandups {
    /** So many occurrences of one standup are said at most. */
    private static final int MOST = 200;

    private UpcomingStandups() {}

    /**
     * The occurrences that are to come in a range, of standups in which the actor is asked. What is paused, or rests
     * with its incident, does not come.
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
        for (Standup standup : state.find(Standup.KIND, Term.of("planned", true))) {
            if (channels.contains(standup.channel())
                    && asks(standup, context.actor().id())) {
                add(standup, from, until, label.apply(standup.channel()), context.now(), entries);
            }
        }
        return entries;
    }

    /** By name, or as one of everybody; by roles and groups people change until it comes, so it is said to all of the channel. */
    private static boolean asks(Standup standup, PersonId person) {
        boolean named = !standup.members().isEmpty();
        boolean others =
                !standup.terms().roles().isEmpty() || !standup.terms().groups().isEmpty();
        return !named || others || standup.members().contains(person);
    }

    private static void add(
            Standup standup, Instant from, Instant until, String label, Instant now, List<CalendarEntry> entries) {
        Instant next = standup.nextAt();
        for (int i = 0; i < MOST && next != null && next.isBefore(until); i++) {
            if (!next.isBefore(from)) {
                entries.add(new CalendarEntry(
                        standup.id() + "-" + next.getEpochSecond(),
                        next,
                        standup.closesAt(next),
                        now,
                        0,
                        standup.title(),
                        label));
            }
            next = Occurrences.of(standup).after(next, null).at();
        }
    }
}
