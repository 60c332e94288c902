package dev.muster.later;

import dev.muster.access.Action;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Context;
import dev.muster.command.Feature;
import dev.muster.command.Kind;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.later.LaterCommands.CancelReminder;
import dev.muster.later.LaterCommands.CancelScheduled;
import dev.muster.later.LaterCommands.EditScheduled;
import dev.muster.later.LaterCommands.GiveReminder;
import dev.muster.later.LaterCommands.Remind;
import dev.muster.later.LaterCommands.ScheduleMessage;
import dev.muster.later.LaterCommands.SendScheduled;
import dev.muster.later.LaterEvent.ReminderGiven;
import dev.muster.later.LaterEvent.ScheduledFailed;
import dev.muster.later.LaterEvent.ScheduledSent;
import dev.muster.later.LaterViews.MyReminders;
import dev.muster.later.LaterViews.MyScheduled;
import dev.muster.later.LaterViews.ReminderList;
import dev.muster.later.LaterViews.ReminderView;
import dev.muster.later.LaterViews.ScheduledList;
import dev.muster.later.LaterViews.ScheduledView;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The feature: messages that are sent later, and reminders of messages; each with an outcome that its owner sees. */
public final class Later implements Feature {
    private static final Action REMIND = Action.reading("later.remind", Rank.GUEST);
    private static final Action LIST = Action.reading("later.list", Rank.GUEST);
    private static final int ENDED = 50;
    private final Channels channels;

    /**
     * The feature.
     *
     * @param channels what says what is due
     */
    public Later(Channels channels) {
        this.channels = channels;
    }

    @Override
    public void register(Registry registry) {
        Sending sending = new Sending(channels);
        registry.handle(
                "channel.schedule-message",
                ScheduleMessage.class,
                new InChannel<>(Channels.POST, Sending::check, Sending::schedule));
        registry.handle(
                "channel.edit-scheduled",
                EditScheduled.class,
                new InChannel<>(Channels.POST, Sending::check, Sending::edit));
        registry.handle("channel.cancel-scheduled", CancelScheduled.class, Own.of(LIST, Sending::cancel));
        registry.handleDue(
                "later.send", SendScheduled.class, new InChannel<>(Channels.POST, Sending::prepare, sending::send));
        registry.handle("channel.remind", Remind.class, new InChannel<>(REMIND, Reminding::check, Reminding::schedule));
        registry.handle("channel.cancel-reminder", CancelReminder.class, Own.of(LIST, Reminding::cancel));
        registry.handleDue("later.remind", GiveReminder.class, InChannel.of(REMIND, Reminding::give));
        registry.answer(
                "channel.scheduled", MyScheduled.class, ScheduledList.class, OfWorkspace.of(LIST, Later::scheduled));
        registry.answer(
                "channel.reminders", MyReminders.class, ReminderList.class, OfWorkspace.of(LIST, Later::reminders));
        registry.event("channel.scheduled-sent", 1, ScheduledSent.class);
        registry.event("channel.scheduled-failed", 1, ScheduledFailed.class);
        registry.event("channel.reminder-fired", 1, ReminderGiven.class);
    }

    /** What something that was put off is found by. */
    static Set<Term> terms(PersonId person, Progress state) {
        return Set.of(Term.of("person", person), Term.of("waiting", state == Progress.WAITING));
    }

    private static ScheduledList scheduled(MyScheduled question, State state, Context context) {
        return new ScheduledList(all(ScheduledMessage.KIND, state, context)
                .map(m -> new ScheduledView(
                        m.id(),
                        m.channel(),
                        name(m.channel(), state, context),
                        m.text(),
                        m.at(),
                        m.thread(),
                        m.state(),
                        m.reason(),
                        m.message()))
                .toList());
    }

    private static ReminderList reminders(MyReminders question, State state, Context context) {
        return new ReminderList(all(Reminder.KIND, state, context)
                .map(r -> new ReminderView(
                        r.id(),
                        r.channel(),
                        name(r.channel(), state, context),
                        r.message(),
                        r.note(),
                        r.at(),
                        r.state()))
                .toList());
    }

    private static <T> Stream<T> all(Kind<T> kind, State state, Context context) {
        Term mine = Term.of("person", context.actor().id());
        List<T> waiting = state.find(kind, mine, Term.of("waiting", true));
        Find over = Find.of(context.workspace(), kind.name(), mine, Term.of("waiting", false))
                .newestFirst()
                .most(ENDED);
        return Stream.concat(waiting.stream(), state.find(kind, over).stream());
    }

    private static @Nullable String name(ChannelId channel, State state, Context context) {
        return context.allows(ChannelAccess.READ, ChannelAccess.standing(state, channel, context.actor()))
                ? state.get(Channel.KIND, channel.value()).map(Channel::name).orElse(null)
                : null;
    }
}
