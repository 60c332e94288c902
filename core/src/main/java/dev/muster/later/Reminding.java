package dev.muster.later;

import dev.muster.channel.Messages;
import dev.muster.channel.Personal;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.later.LaterCommands.CancelReminder;
import dev.muster.later.LaterCommands.GiveReminder;
import dev.muster.later.LaterCommands.Remind;
import dev.muster.later.LaterEvent.ReminderGiven;
import dev.muster.record.Term;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Reminders of messages: given to whoever wanted them, and to nobody else. */
final class Reminding {
    private Reminding() {}

    static Remind check(Remind command, Admission admission) {
        return new Remind(
                command.channel(),
                command.message(),
                Limits.present("at", command.at()).truncatedTo(ChronoUnit.MILLIS),
                Limits.optional("note", command.note(), 250),
                new ScheduledId(admission.newId()));
    }

    static Decision schedule(Remind command, State state, Context context) {
        Sending.ahead(command.at(), context.now());
        Messages.visible(command.channel(), command.message(), state, context);
        Term mine = Term.of("person", context.actor().id());
        if (state.find(Reminder.KIND, mine, Term.of("waiting", true)).size() >= Sending.MOST) {
            throw Rejection.conflict(Sending.MOST + " of your reminders wait; cancel one first");
        }
        ScheduledId id = Objects.requireNonNull(command.made(), "admitted commands have an id");
        Reminder reminder = new Reminder(
                id,
                command.channel(),
                command.message(),
                context.actor().id(),
                Objects.requireNonNullElse(command.note(), ""),
                command.at(),
                Progress.WAITING);
        return plan(new Decision().put(Reminder.KIND, reminder), reminder).answer("reminder", id);
    }

    private static Decision plan(Decision decision, Reminder reminder) {
        return decision.schedule(
                reminder.job(), reminder.at(), new GiveReminder(reminder.channel(), reminder.id(), reminder.at()));
    }

    static Decision cancel(CancelReminder command, State state, Context context) {
        Reminder before = state.get(
                        Reminder.KIND,
                        Limits.present("reminder", command.reminder()).value())
                .filter(r -> r.person().equals(context.actor().id()))
                .orElseThrow(Rejection::absent);
        if (before.state() != Progress.WAITING) {
            throw Rejection.conflict("this reminder does not wait any more; there is nothing to cancel");
        }
        return new Decision().put(Reminder.KIND, before.now(Progress.CANCELLED)).cancel(before.job());
    }

    static Decision give(GiveReminder command, State state, Context context) {
        Reminder reminder = state.get(Reminder.KIND, command.reminder().value())
                .filter(r -> r.state() == Progress.WAITING && r.at().equals(command.planned()))
                .orElse(null);
        if (reminder == null) {
            return new Decision();
        }
        if (context.now().isBefore(reminder.at())) {
            return plan(new Decision(), reminder);
        }
        return new Decision()
                .put(Reminder.KIND, reminder.now(Progress.DONE))
                .append(
                        Personal.journal(context.workspace(), reminder.person()),
                        new ReminderGiven(
                                reminder.id(),
                                reminder.channel(),
                                reminder.message(),
                                reminder.note(),
                                reminder.person()));
    }
}
