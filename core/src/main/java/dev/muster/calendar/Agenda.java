package dev.muster.calendar;

import dev.muster.access.Actor;
import dev.muster.calendar.CalendarViews.CalendarObject;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Horizon;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.deadline.UpcomingDeadlines;
import dev.muster.handover.UpcomingStandups;
import dev.muster.incident.Incident;
import dev.muster.later.UpcomingLater;
import dev.muster.local.CalendarEntry;
import dev.muster.local.CalendarText;
import dev.muster.local.CalendarWords;
import dev.muster.notice.UpcomingNotices;
import dev.muster.rotation.OwnShifts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is to come for one person. A calendar leaves Muster, so it says as little as it can: titles of
 * rotations, standups and deadlines, and numbers of incidents; nothing that is written in a channel, and no name of one.
 */
final class Agenda {
    private static final Duration BEFORE = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(92);
    private static final int MOST = 2_000;
    private static final Comparator<CalendarEntry> ORDER =
            Comparator.comparing(CalendarEntry::from).thenComparing(CalendarEntry::uid);

    private Agenda() {}

    /**
     * The actor's calendar, as they may read it now.
     *
     * @param language in which entries are called; null for English
     */
    static CalendarObject of(@Nullable String language, State state, Context context) {
        Actor actor = context.actor();
        Horizon horizon = horizon(CalendarWords.of(language), state, context);
        List<CalendarEntry> entries = new ArrayList<>(OwnShifts.within(horizon, state, context));
        entries.addAll(UpcomingStandups.within(horizon, actor.id(), state));
        entries.addAll(UpcomingDeadlines.within(horizon, state));
        entries.addAll(UpcomingNotices.within(horizon, actor, state));
        entries.addAll(UpcomingLater.within(horizon, actor.id(), state));
        entries.sort(ORDER);
        List<CalendarEntry> most = entries.subList(0, Math.min(MOST, entries.size()));
        return new CalendarObject(CalendarText.of("Muster", most), most.size());
    }

    /** The channels that the actor is in and may read, each called by the number of its incident. */
    private static Horizon horizon(CalendarWords words, State state, Context context) {
        List<ChannelId> channels = ChannelAccess.within(state, context).stream()
                .filter(w -> !w.channel().archived())
                .map(w -> w.channel().id())
                .toList();
        Map<String, Incident> incidents =
                state.all(Incident.KIND, channels.stream().map(ChannelId::value).toList());
        Map<ChannelId, String> labels = new HashMap<>();
        for (ChannelId channel : channels) {
            Incident incident = incidents.get(channel.value());
            labels.put(channel, incident == null ? "" : incident.label());
        }
        return new Horizon(context.now().minus(BEFORE), context.now().plus(AHEAD), context.now(), labels, words);
    }
}
