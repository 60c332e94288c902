package dev.muster.channel;

import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.MessageDeleted;
import dev.muster.channel.ChannelEvent.MessageEdited;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.MarkRead;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.PostMessage;
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
import dev.muster.record.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be done with messages, and what comes of it. */
final class MessageRules {
    static final String POSTED = "channel.message-posted";
    private static final String EDITS = "edits";
    private static final String DELETED = "deleted";

    private MessageRules() {}

    static PostMessage check(PostMessage command, Admission admission) {
        List<String> files = Limits.atMost("files", command.files(), MessageCommands.MOST_FILES);
        String text = files.isEmpty()
                ? Limits.required("text", command.text(), MessageCommands.LONGEST)
                : Limits.optional("text", command.text(), MessageCommands.LONGEST);
        return new PostMessage(command.channel(), text, command.thread(), files, Mentions.in(text, admission));
    }

    static EditMessage check(EditMessage command, Admission admission) {
        String text = Limits.required("text", command.text(), MessageCommands.LONGEST);
        return new EditMessage(command.channel(), command.message(), text, Mentions.in(text, admission));
    }

    static PinMessage check(PinMessage command, Admission admission) {
        return new PinMessage(command.channel(), command.message(), Limits.optional("reason", command.reason(), 250));
    }

    static Decision post(PostMessage command, State state, Context context) {
        JournalId journal = command.channel().journal(context.workspace());
        Mentions mentions = Objects.requireNonNullElse(command.mentions(), Mentions.NOBODY)
                .reached(command.channel(), state, context.actor());
        long thread = command.thread() == null ? 0 : command.thread();
        Decision decision = new Decision();
        if (thread != 0) {
            replyTo(decision, journal, thread, state, context);
        }
        long number = state.head(journal).sequence() + 1;
        return decision.append(
                        journal,
                        new MessagePosted(
                                command.text(), mentions.people(), mentions.channel(), thread, files(command)))
                .answer("message", number);
    }

    /** The files that come with it; null for none, so that a message without files is written as it always was. */
    private static @Nullable List<String> files(PostMessage command) {
        List<String> files = command.files();
        return files == null || files.isEmpty() ? null : files;
    }

    private static void replyTo(Decision decision, JournalId journal, long root, State state, Context context) {
        Entry message = message(journal, root, state, context);
        if (message.index().thread() != 0) {
            throw Rejection.invalid(
                    "thread",
                    "this message is itself a reply; reply to "
                            + message.index().thread());
        }
        Amendment amendment = Amendment.of(message);
        Object replies = amendment.set().getOrDefault("replies", 0);
        decision.amend(
                journal,
                root,
                amendment
                        .with("replies", ((Number) replies).intValue() + 1)
                        .with("lastReply", state.head(journal).sequence() + 1),
                null);
    }

    static Decision edit(EditMessage command, State state, Context context) {
        JournalId journal = command.channel().journal(context.workspace());
        Entry message = message(journal, command.message(), state, context);
        if (!message.actor().equals(context.actor().id())) {
            throw Rejection.absent();
        }
        Mentions mentions = Objects.requireNonNullElse(command.mentions(), Mentions.NOBODY)
                .reached(command.channel(), state, context.actor());
        Amendment before = Amendment.of(message);
        long number = state.head(journal).sequence() + 1;
        List<Object> edits = new ArrayList<>(edits(before));
        edits.add(number);
        Amendment after = before.with("text", command.text())
                .with(
                        "mentions",
                        mentions.people().stream().map(Object::toString).toList())
                .with("edited", context.now().toString())
                .with(EDITS, edits);
        Set<Term> terms = ChannelEvent.terms(mentions.people(), mentions.channel());
        message.index().terms().stream().filter(ChannelEvent.HAS_FILE::equals).forEach(terms::add);
        Entry.Index index = new Entry.Index(
                message.index().thread(), terms, command.text(), message.index().messages());
        return new Decision()
                .amend(journal, message.sequence(), after, index)
                .append(journal, new MessageEdited(message.sequence(), command.text(), mentions.people()));
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
        Amendment after = before.without("text").without("mentions").with(DELETED, true);
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
        if (upTo < 1 || (before != null && before.upTo() >= upTo)) {
            return new Decision();
        }
        long messages =
                state.entry(journal, upTo).map(e -> e.index().messages()).orElse(0L);
        return new Decision()
                .put(
                        ReadMark.KIND,
                        new ReadMark(command.channel(), context.actor().id(), upTo, messages));
    }

    /** A message that is there and that the actor may see. */
    private static Entry message(JournalId journal, long number, State state, Context context) {
        long first = ChannelAccess.first(state, new ChannelId(journal.id()), context.actor());
        return state.entry(journal, number)
                .filter(e -> number >= first
                        && e.kind().equals(POSTED)
                        && !Amendment.of(e).is(DELETED))
                .orElseThrow(Rejection::absent);
    }

    private static List<?> edits(Amendment amendment) {
        return amendment.set().get(EDITS) instanceof List<?> list ? list : List.of();
    }
}
