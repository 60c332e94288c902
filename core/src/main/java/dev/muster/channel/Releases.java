package dev.muster.channel;

import dev.muster.channel.ChannelEvent.MessageReleased;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is said in a channel from being named where it would travel further than its marking allows,
 * unless somebody says why; that is on record in both channels.
 */
public final class Releases {
    private Releases() {}

    /**
     * Checks the messages that are to be named in a channel. Those that the actor may not read are plain text
     * to everyone: nobody gets more by them, and nobody learns that they exist.
     *
     * @param decision takes the entries that record a release
     * @param reason why; null for none
     * @throws Rejection conflict on the field {@code release}, when a reason is needed
     */
    static void check(
            Decision decision,
            ChannelId into,
            List<Quote> named,
            @Nullable String reason,
            State state,
            Context context) {
        if (named.isEmpty()) {
            return;
        }
        Marking to = marking(into, state);
        for (Quote quote : named) {
            Marking from = marking(quote.channel(), state);
            if (!quote.channel().equals(into) && Marking.lowers(from, to) && Previews.readable(quote, state, context)) {
                release(decision, quote, into, from, to, reason, context);
            }
        }
    }

    /** The messages that a text links to and that the actor may read, of channels with a narrower marking than this one. */
    public static List<Quote> narrower(@Nullable Marking to, String text, State state, Context context) {
        return Links.in(text).stream()
                .filter(quote ->
                        Marking.lowers(marking(quote.channel(), state), to) && Previews.readable(quote, state, context))
                .toList();
    }

    /**
     * Puts on record in both channels that an entry of one goes into another with a wider audience; nothing when that is
     * not wider.
     *
     * @param reason why; null for none
     * @throws Rejection conflict on the field {@code release}, when a reason is needed
     */
    public static void check(
            Decision decision, Quote quote, ChannelId into, @Nullable String reason, State state, Context context) {
        Marking from = marking(quote.channel(), state);
        Marking to = marking(into, state);
        if (!quote.channel().equals(into) && Marking.lowers(from, to)) {
            release(decision, quote, into, from, to, reason, context);
        }
    }

    private static void release(
            Decision decision,
            Quote quote,
            ChannelId into,
            @Nullable Marking from,
            @Nullable Marking to,
            @Nullable String reason,
            Context context) {
        if (reason == null) {
            throw Rejection.needed(
                    "release",
                    "message " + quote.message() + " is marked " + Marking.shown(from) + ", and this channel "
                            + Marking.shown(to) + "; say in release why it may go there, or take it out");
        }
        MessageReleased event = new MessageReleased(quote.channel(), quote.message(), from, to, into, reason);
        decision.append(quote.channel().journal(context.workspace()), event)
                .append(into.journal(context.workspace()), event);
    }

    /** How a channel is marked; null for unmarked, and for one that is not there. */
    public static @Nullable Marking marking(ChannelId channel, State state) {
        Optional<Channel> found = state.get(Channel.KIND, channel.value());
        return found.map(c -> c.settings().marking()).orElse(null);
    }

    /** How many entries a decision appends to a journal so far. */
    public static int entriesHere(Decision decision, JournalId journal) {
        return (int) decision.acts().stream()
                .filter(a ->
                        a instanceof Decision.Append append && append.journal().equals(journal))
                .count();
    }
}
