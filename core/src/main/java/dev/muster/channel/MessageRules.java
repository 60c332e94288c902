package dev.muster.channel;

import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.MessageDeleted;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.MarkRead;
import dev.muster.channel.MessageCommands.MarkUnread;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.UnpinMessage;
import dev.muster.command.Admission;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be done with messages, and what comes of it. */
final class MessageRules {
    static final String POSTED = "channel.message-posted";
    static final String EDITS = "edits";
    static final String DELETED = "deleted";

    private MessageRules() {}

    static PinMessage check(PinMessage command, Admission admission) {
        return new PinMessage(command.channel(), command.message(), Limits.optional("reason", command.reason(), 250));
    }

    static Decision delete(DeleteMessage command, State state, Context context) {
        JournalId journal = command.channel().journal(context.workspace());
        Entry message = message(journal, command.message(), state, context);
        boolean own = message.actor().equals(context.actor().id());
        if (!own
                && ChannelAccess.standing(state, command.channel(), context.actor())
                                .rank()
                        != Rank.OWNER) {
            throw Rejection.absent();
        }
        Amendment before = Amendment.of(message);
        Decision decision = new Decision();
        for (Object edit : edits(before)) {
            state.entry(journal, ((Number) edit).longValue())
                    .ifPresent(e -> decision.amend(
                            journal,
                            e.sequence(),
                            Amendment.of(e).without("text").without("mentions"),
                            blank(e)));
        }
        Amendment after = before.without("text")
                .without("mentions")
                .without("files")
                .without("quote")
                .without(Reactions.REACTIONS)
                .with(DELETED, true);
        if (before.is(Pins.PINNED)) {
            decision.remove(Pin.KIND, Pin.id(command.channel(), message.sequence()));
            after = after.without("pinReason").with(Pins.PINNED, false);
        }
        return decision.amend(journal, message.sequence(), after, blank(message))
                .put(Tombstone.KIND, new Tombstone(command.channel(), message.sequence()))
                .append(journal, new MessageDeleted(message.sequence()));
    }

    private static Entry.Index blank(Entry entry) {
        return new Entry.Index(
                entry.index().thread(), Set.of(), "", entry.index().messages());
    }

    static Decision pin(PinMessage command, State state, Context context) {
        JournalId journal = command.channel().journal(context.workspace());
        long first = ChannelAccess.first(state, command.channel(), context.actor());
        Entry entry = state.entry(journal, command.message())
                .filter(e -> e.sequence() >= first && pinnable(e))
                .orElseThrow(Rejection::absent);
        Decision decision = new Decision();
        String reason = Objects.requireNonNullElse(command.reason(), "");
        if (!Pins.pin(decision, command.channel(), entry.sequence(), reason, Amendment.of(entry), state, context)) {
            throw Rejection.conflict("a channel holds " + Pins.MOST + " pins at most; unpin one first");
        }
        return decision;
    }

    /** Messages that are not deleted, and acts of other rooms, such as a status update or a digest. */
    private static boolean pinnable(Entry entry) {
        return entry.kind().equals(POSTED)
                ? !Amendment.of(entry).is(DELETED)
                : !entry.kind().startsWith("channel.");
    }

    static Decision unpin(UnpinMessage command, State state, Context context) {
        Decision decision = new Decision();
        if (!Pins.unpin(decision, command.channel(), command.message(), state, context)) {
            throw Rejection.conflict("this message is not pinned");
        }
        return decision;
    }

    static Decision markRead(MarkRead command, State state, Context context) {
        JournalId journal = command.channel().journal(context.workspace());
        long upTo = Math.min(command.upTo(), state.head(journal).sequence());
        ReadMark before = state.get(
                        ReadMark.KIND,
                        Member.id(command.channel(), context.actor().id()))
                .orElse(null);
        if (upTo < 1) {
            return new Decision();
        }
        if (before != null && before.upTo() >= upTo) {
            return before.seen(context.now())
                    ? new Decision()
                    : new Decision().put(ReadMark.KIND, before.at(context.now()));
        }
        return mark(command.channel(), upTo, state, context);
    }

    static Decision markUnread(MarkUnread command, State state, Context context) {
        JournalId journal = command.channel().journal(context.workspace());
        long first = ChannelAccess.first(state, command.channel(), context.actor());
        if (command.message() < first || state.head(journal).sequence() < command.message()) {
            throw Rejection.absent();
        }
        return mark(command.channel(), command.message() - 1, state, context);
    }

    private static Decision mark(ChannelId channel, long upTo, State state, Context context) {
        long messages = state.entry(channel.journal(context.workspace()), upTo)
                .map(e -> e.index().messages())
                .orElse(0L);
        return new Decision()
                .put(ReadMark.KIND, new ReadMark(channel, context.actor().id(), upTo, messages, context.now()));
    }

    /** A message that is there and that the actor may see. */
    static Entry message(JournalId journal, long number, State state, Context context) {
        long first = ChannelAccess.first(state, new ChannelId(journal.id()), context.actor());
        return state.entry(journal, number)
                .filter(e -> number >= first
                        && e.kind().equals(POSTED)
                        && !Amendment.of(e).is(DELETED))
                .orElseThrow(Rejection::absent);
    }

    static List<?> edits(Amendment amendment) {
        return amendment.set().get(EDITS) instanceof List<?> list ? list : List.of();
    }
}
