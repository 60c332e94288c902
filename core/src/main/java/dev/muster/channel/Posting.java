package dev.muster.channel;

import static dev.muster.channel.MessageRules.message;

import dev.muster.channel.ChannelEvent.MessageEdited;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.MessageCommands.ShareMessage;
import dev.muster.command.Admission;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said, and said otherwise: whom it means, what it replies to, and whether it may be said there. */
final class Posting {
    private static final long LONGEST_NAG = 1_440;
    private static final int USUAL_NAG = 5;
    private final List<Nameable> nameables;

    Posting(List<Nameable> nameables) {
        this.nameables = List.copyOf(nameables);
    }

    static PostMessage check(PostMessage command, Admission admission) {
        List<String> files = Limits.atMost("files", command.files(), MessageCommands.MOST_FILES);
        String text = files.isEmpty()
                ? Limits.required("text", command.text(), MessageCommands.LONGEST)
                : Limits.optional("text", command.text(), MessageCommands.LONGEST);
        boolean asks = Boolean.TRUE.equals(command.acknowledge());
        if (asks && command.priority() == null) {
            throw Rejection.invalid("priority", "what is to be acknowledged is important or urgent; choose one");
        }
        if (!asks && command.nagMinutes() != null) {
            throw Rejection.invalid("nagMinutes", "nobody is asked to acknowledge this; leave it out");
        }
        return new PostMessage(
                command.channel(),
                text,
                command.thread(),
                command.priority(),
                asks ? true : null,
                asks ? nag(command.nagMinutes()) : null,
                files.isEmpty() ? null : files,
                reason(command.release()),
                Mentions.in(text, admission));
    }

    private static int nag(@Nullable Integer minutes) {
        return (int) Limits.within("nagMinutes", Objects.requireNonNullElse(minutes, USUAL_NAG), 1, LONGEST_NAG);
    }

    private static @Nullable String reason(@Nullable String release) {
        return release == null ? null : Limits.required("release", release, 250);
    }

    static ShareMessage check(ShareMessage command, Admission admission) {
        Limits.present("from", command.from());
        String text = Limits.optional("text", command.text(), MessageCommands.LONGEST);
        return new ShareMessage(
                command.channel(),
                command.from(),
                command.message(),
                text,
                reason(command.release()),
                Mentions.in(text, admission));
    }

    static EditMessage check(EditMessage command, Admission admission) {
        String text = Limits.required("text", command.text(), MessageCommands.LONGEST);
        return new EditMessage(
                command.channel(), command.message(), text, reason(command.release()), Mentions.in(text, admission));
    }

    Decision post(PostMessage command, State state, Context context) {
        String text = Objects.requireNonNullElse(command.text(), "");
        JournalId journal = command.channel().journal(context.workspace());
        Mentions.Meant meant = meant(command.channel(), command.mentions(), state, context);
        Decision decision = new Decision();
        Releases.check(decision, command.channel(), Links.in(text), command.release(), state, context);
        long thread = command.thread() == null ? 0 : command.thread();
        int before = Releases.entriesHere(decision, journal);
        long number = state.head(journal).sequence() + before + 1;
        if (thread != 0) {
            replyTo(decision, journal, thread, number, state, context);
        }
        return decision.append(
                        journal,
                        new MessagePosted(
                                text,
                                meant.people(),
                                meant.channel(),
                                thread,
                                command.priority(),
                                command.acknowledge(),
                                command.nagMinutes(),
                                command.files(),
                                null))
                .answer("message", number);
    }

    Decision share(ShareMessage command, State state, Context context) {
        Quote quote = new Quote(command.from(), command.message());
        if (!Previews.readable(quote, state, context)) {
            throw Rejection.absent();
        }
        String text = Objects.requireNonNullElse(command.text(), "");
        JournalId journal = command.channel().journal(context.workspace());
        Mentions.Meant meant = meant(command.channel(), command.mentions(), state, context);
        List<Quote> named = new ArrayList<>(Links.in(text));
        named.add(quote);
        Decision decision = new Decision();
        Releases.check(decision, command.channel(), named, command.release(), state, context);
        long number = state.head(journal).sequence() + Releases.entriesHere(decision, journal) + 1;
        return decision.append(
                        journal,
                        new MessagePosted(text, meant.people(), meant.channel(), 0, null, null, null, null, quote))
                .answer("message", number);
    }

    private Mentions.Meant meant(ChannelId channel, @Nullable Mentions mentions, State state, Context context) {
        return Objects.requireNonNullElse(mentions, Mentions.NOBODY).meant(channel, nameables, state, context);
    }

    private static void replyTo(
            Decision decision, JournalId journal, long root, long number, State state, Context context) {
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
                amendment.with("replies", ((Number) replies).intValue() + 1).with("lastReply", number),
                null);
    }

    Decision edit(EditMessage command, State state, Context context) {
        JournalId journal = command.channel().journal(context.workspace());
        Entry message = message(journal, command.message(), state, context);
        if (!message.actor().equals(context.actor().id())) {
            throw Rejection.absent();
        }
        Mentions.Meant meant = meant(command.channel(), command.mentions(), state, context);
        Decision decision = new Decision();
        Releases.check(decision, command.channel(), Links.in(command.text()), command.release(), state, context);
        Amendment before = Amendment.of(message);
        long number = state.head(journal).sequence() + Releases.entriesHere(decision, journal) + 1;
        List<Object> edits = new ArrayList<>(MessageRules.edits(before));
        edits.add(number);
        Amendment after = before.with("text", command.text())
                .with("mentions", meant.people().stream().map(Object::toString).toList())
                .with("edited", context.now().toString())
                .with(MessageRules.EDITS, edits);
        Entry.Index index = new Entry.Index(
                message.index().thread(),
                MessageTerms.edited(message, command.text(), meant),
                command.text(),
                message.index().messages());
        return decision.amend(journal, message.sequence(), after, index)
                .append(journal, new MessageEdited(message.sequence(), command.text(), meant.people()));
    }
}
