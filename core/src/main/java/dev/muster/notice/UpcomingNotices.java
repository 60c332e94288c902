package dev.muster.notice;

import dev.muster.access.Actor;
import dev.muster.channel.Horizon;
import dev.muster.command.State;
import dev.muster.local.CalendarEntry;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;

/** When scheduled notifications come: for calendars. */
public final class UpcomingNotices {
    /** So many occurrences of one notice are said at most. */
    private static final int MOST = 50;

    private UpcomingNotices() {}

    /** Those that are for the actor. What they say stays in the channel. */
    public static List<CalendarEntry> within(Horizon horizon, Actor actor, State state) {
        return state.find(Notice.KIND, Term.of("running", true)).stream()
                .filter(n ->
                        horizon.holds(n.terms().channel()) && isFor(n.terms().to(), actor))
                .flatMap(n -> occurrences(n, horizon).stream())
                .toList();
    }

    /** Roles change hands until it comes, so what is for a role is said to all of the channel. */
    private static boolean isFor(Addressees to, Actor actor) {
        return to.nobody()
                || !to.roles().isEmpty()
                || to.people().contains(actor.id())
                || to.groups().stream().anyMatch(actor.groups()::contains);
    }

    private static List<CalendarEntry> occurrences(Notice notice, Horizon horizon) {
        return horizon.occurrences(MOST, notice.nextAt(), notice.terms()::next, at -> entry(notice, at, horizon));
    }

    private static CalendarEntry entry(Notice notice, Instant at, Horizon horizon) {
        String uid = notice.id() + "-" + at.getEpochSecond();
        return horizon.entry(
                uid, notice.terms().channel(), at, null, horizon.words().notification());
    }
}
