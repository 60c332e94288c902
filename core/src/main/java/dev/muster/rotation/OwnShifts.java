package dev.muster.rotation;

import dev.muster.access.Actor;
import dev.muster.channel.Horizon;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.local.CalendarEntry;
import java.util.List;

/** When somebody is on call, in all rotations: for calendars. */
public final class OwnShifts {
    private OwnShifts() {}

    /** The shifts of the actor and of the actor's groups that touch a range; none for whoever may not see rotations. */
    public static List<CalendarEntry> within(Horizon horizon, State state, Context context) {
        Actor actor = context.actor();
        if (!context.allows(Rights.SEE, Rights.standing(actor))) {
            return List.of();
        }
        List<Rotation> rotations = state.find(Rotation.KIND, Rotation.ALL).stream()
                .filter(r -> !r.ended())
                .toList();
        state.all(Changes.KIND, rotations.stream().map(r -> r.id().value()).toList());
        return rotations.stream()
                .map(r -> Roster.in(state, r))
                .filter(roster -> roster.anyOf(who -> theirs(who, actor)))
                .flatMap(
                        roster -> CalendarFeed.spans(roster, who -> theirs(who, actor), horizon.from(), horizon.until())
                                .map(span -> entry(roster.rotation(), span, horizon)))
                .toList();
    }

    private static CalendarEntry entry(Rotation rotation, Span span, Horizon horizon) {
        String layer = span.layer();
        return CalendarFeed.entry(rotation, span, horizon.words().onCall(rotation.title()), layer == null ? "" : layer);
    }

    private static boolean theirs(Turn who, Actor actor) {
        return who.is(actor.id()) || (who.group() != null && actor.groups().contains(who.group()));
    }
}
