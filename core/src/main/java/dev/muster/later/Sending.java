package dev.muster.later;

import dev.muster.access.Actor;
import dev.muster.access.Person;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Channels;
import dev.muster.channel.MessageCommands;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.Messages;
import dev.muster.channel.Personal;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.later.LaterCommands.CancelScheduled;
import dev.muster.later.LaterCommands.EditScheduled;
import dev.muster.later.LaterCommands.ScheduleMessage;
import dev.muster.later.LaterCommands.SendScheduled;
import dev.muster.later.LaterEvent.ScheduledFailed;
import dev.muster.later.LaterEvent.ScheduledSent;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages that are sent later: as their author, with what the author may do at that moment. */
final class Sending {
    static final Duration FURTHEST = Duration.ofDays(366);
    static final int MOST = 200;
    private final Channels channels;

    Sending(Channels channels) {
        this.channels = channels;
    }

    static ScheduleMessage check(ScheduleMessage command, Admission admission) {
        return new ScheduleMessage(
                command.channel(),
                Limits.required("text", command.text(), MessageCommands.LONGEST),
                Limits.present("at", command.at()).truncatedTo(ChronoUnit.MILLIS),
                command.thread(),
                new ScheduledId(admission.newId()));
    }

    static EditScheduled check(EditScheduled command, Admission admission) {
        Limits.present("scheduled", command.scheduled());
        String text = command.text() == null ? null : Limits.required("text", command.text(), MessageCommands.LONGEST);
        Instant at = command.at() == null ? null : command.at().truncatedTo(ChronoUnit.MILLIS);
        return new EditScheduled(command.channel(), command.scheduled(), text, at);
    }

    /** The author as the directory has them now, and whom the text means. */
    static SendScheduled prepare(SendScheduled command, Admission admission) {
        Actor muster = admission.actor();
        Actor author = admission
                .directory()
                .person(muster.workspace(), command.person())
                .filter(Person::active)
                .map(p -> Actor.of(muster.workspace(), p, muster.epoch(), muster.resolvedAt()))
                .orElse(null);
        PostMessage message =
                Channels.check(new PostMessage(command.channel(), command.text(), command.thread()), admission);
        return new SendScheduled(
                command.channel(),
                command.scheduled(),
                command.person(),
                command.planned(),
                command.text(),
                command.thread(),
                author,
                message);
    }

    static void ahead(Instant at, Instant now) {
        if (!at.isAfter(now) || at.isAfter(now.plus(FURTHEST))) {
            throw Rejection.invalid("at", "must lie ahead, and within a year");
        }
    }

    static Decision schedule(ScheduleMessage command, State state, Context context) {
        ahead(command.at(), context.now());
        Term mine = Term.of("person", context.actor().id());
        if (state.find(ScheduledMessage.KIND, mine, Term.of("waiting", true)).size() >= MOST) {
            throw Rejection.conflict(MOST + " of your messages wait to be sent; cancel one first");
        }
        if (command.thread() != null) {
            Messages.visible(command.channel(), command.thread(), state, context);
        }
        ScheduledId id = Objects.requireNonNull(command.made(), "admitted commands have an id");
        return plan(
                        new Decision(),
                        new ScheduledMessage(
                                id,
                                command.channel(),
                                context.actor().id(),
                                command.text(),
                                Objects.requireNonNullElse(command.thread(), 0L),
                                command.at(),
                                Progress.WAITING,
                                null,
                                null))
                .answer("scheduled", id);
    }

    private static Decision plan(Decision decision, ScheduledMessage message) {
        Long thread = message.thread() == 0 ? null : message.thread();
        return decision.put(ScheduledMessage.KIND, message)
                .schedule(
                        message.job(),
                        message.at(),
                        new SendScheduled(
                                message.channel(),
                                message.id(),
                                message.person(),
                                message.at(),
                                message.text(),
                                thread,
                                null,
                                null));
    }

    private static ScheduledMessage own(ScheduledId id, State state, Context context) {
        return state.get(ScheduledMessage.KIND, id.value())
                .filter(m -> m.person().equals(context.actor().id()))
                .orElseThrow(Rejection::absent);
    }

    static Decision edit(EditScheduled command, State state, Context context) {
        ScheduledMessage before = own(command.scheduled(), state, context);
        if (!before.channel().equals(command.channel())) {
            throw Rejection.absent();
        }
        if (before.state() == Progress.DONE || before.state() == Progress.CANCELLED) {
            throw Rejection.conflict("this message does not wait any more; there is nothing to change");
        }
        Instant at = Objects.requireNonNullElse(command.at(), before.at());
        ahead(at, context.now());
        return plan(new Decision(), before.changed(Objects.requireNonNullElse(command.text(), before.text()), at));
    }

    static Decision cancel(CancelScheduled command, State state, Context context) {
        ScheduledMessage before = own(Limits.present("scheduled", command.scheduled()), state, context);
        if (before.state() == Progress.DONE) {
            throw Rejection.conflict("this message was sent; delete it in its channel");
        }
        return new Decision().put(ScheduledMessage.KIND, before.cancelled()).cancel(before.job());
    }

    Decision send(SendScheduled command, State state, Context context) {
        ScheduledMessage message = state.get(
                        ScheduledMessage.KIND, command.scheduled().value())
                .filter(m -> m.state() == Progress.WAITING && m.at().equals(command.planned()))
                .orElse(null);
        if (message == null) {
            return new Decision();
        }
        if (context.now().isBefore(message.at())) {
            return plan(new Decision(), message);
        }
        try {
            return sent(command, message, state, context);
        } catch (Rejection refused) {
            String why = refused.code() == Rejection.Code.ABSENT
                    ? "you may not write there any more, or what it replies to is gone"
                    : String.valueOf(refused.getMessage());
            return new Decision()
                    .put(ScheduledMessage.KIND, message.failed(why))
                    .append(
                            Personal.journal(context.workspace(), message.person()),
                            new ScheduledFailed(message.id(), message.channel(), why, message.person()));
        }
    }

    private Decision sent(SendScheduled command, ScheduledMessage message, State state, Context context) {
        Actor author = allowed(command.author(), message, state, context);
        PostMessage post = Objects.requireNonNull(command.message(), "admitted commands have the message");
        Decision theirs = channels.post(post, state, context.as(author));
        long number = Long.parseLong(Objects.requireNonNull(theirs.answers().get("message")));
        return new Decision()
                .onBehalfOf(author, theirs)
                .put(ScheduledMessage.KIND, message.sent(number))
                .append(
                        Personal.journal(context.workspace(), message.person()),
                        new ScheduledSent(message.id(), message.channel(), number, message.person()));
    }

    private static Actor allowed(@Nullable Actor author, ScheduledMessage message, State state, Context context) {
        if (author == null) {
            throw Rejection.conflict("your account was not active when it was due");
        }
        boolean may =
                context.as(author).allows(Channels.POST, ChannelAccess.standing(state, message.channel(), author));
        if (!may) {
            throw Rejection.absent();
        }
        return author;
    }
}
