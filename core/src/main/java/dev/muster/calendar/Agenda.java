package dev.muster.calendar;

import dev.muster.calendar.CalendarViews.CalendarObject;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.deadline.UpcomingDeadlines;
import dev.muster.handover.UpcomingStandups;
import dev.muster.incident.Incident;
import dev.muster.later.UpcomingLater;
import dev.muster.local.CalendarEntry;
import dev.muster.local.CalendarText;
import dev.muster.notice.UpcomingNotices;
import dev.muster.rotation.OwnShifts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** The actor's calendar, as they may read it now. */
    static CalendarObject of(State state, Context context) {
        Instant from = context.now().minus(BEFORE);
        Instant until = context.now().plus(AHEAD);
        Set<ChannelId> channels = ChannelAccess.within(state, context).stream()
                .filter(w -> !w.channel().archived())
                .map(w -> w.channel().id())
                .collect(Collectors.toSet());
        Map<String, Incident> incidents =
                state.all(Incident.KIND, channels.stream().map(ChannelId::value).toList());
        Function<ChannelId, String> label = channel -> {
            Incident incident = incidents.get(channel.value());
            return incident == null ? "" : incident.label();
        };
        List<CalendarEntry> entries = new ArrayList<>(OwnShifts.within(from, until, state, context));
        entries.addAll(UpcomingStandups.within(from, until, channels, label, state, context));
        entries.addAll(UpcomingDeadlines.within(from, until, channels, label, state, context));
        entries.addAll(UpcomingNotices.within(from, until, channels, label, state, context));
        entries.addAll(UpcomingLater.within(from, until, channels, label, state, context));
        entries.sort(ORDER);
        List<CalendarEntry> most = entries.subList(0, Math.min(MOST, entries.size()));
        return new CalendarObject(CalendarText.of("Muster", most), most.size());
    }
}
