package dev.muster.notice;

import dev.muster.access.Actor;
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

/** When scheduled notifications come: for calendars. */
public final class UpcomingNotices {
    /** So many occurrences of one notice are said at most. */
    private static final int MOST = 50;

    private UpcomingNotices() {}

    /**
     * The occurrences that are to come in a range, of notices that are for the actor. What they say stays in the channel.
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
        for (Notice notice : state.find(Notice.KIND, Term.of("running", true))) {
            Notice.Terms terms = notice.terms();
            if (channels.contains(terms.channel()) && isFor(terms.to(), context.actor())) {
                add(notice, from, until, label.apply(terms.channel()), context.now(), entries);
            }
        }
        return entries;
    }

    /** Roles change hands until it comes, so what is for a role is said to all of the channel. */
    private static boolean isFor(Addressees to, Actor actor) {
        return to.nobody()
                || !to.roles().isEmpty()
                || to.people().contains(actor.id())
                || to.groups().stream().anyMatch(actor.groups()::contains);
    }

    private static void add(
            Notice notice, Instant from, Instant until, String label, Instant now, List<CalendarEntry> entries) {
        Instant next = notice.nextAt();
        for (int i = 0; i < MOST && next != null && next.isBefore(until); i++) {
            if (!next.isBefore(from)) {
                entries.add(new CalendarEntry(
                        notice.id() + "-" + next.getEpochSecond(),
                        next,
                        null,
                        now,
                        0,
                        "Scheduled notification",
                        label));
            }
            next = notice.terms().next(next);
        }
    }
}
