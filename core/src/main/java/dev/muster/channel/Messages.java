package dev.muster.channel;

import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import java.util.Optional;

/** Messages as rooms above see them. */
public final class Messages {
    private Messages() {}

    /**
     * A message that is there, not deleted, and the actor's to see in a channel that they may read.
     *
     * @throws Rejection absent otherwise
     */
    public static Entry visible(ChannelId channel, long number, State state, Context context) {
        return MessageRules.message(channel.journal(context.workspace()), number, state, context);
    }

    /** True for what belongs to the talk of a channel, and not to what was done. */
    public static boolean talk(Entry entry) {
        return entry.kind().startsWith("channel.message-") || entry.kind().startsWith("channel.reaction-");
    }

    /** What a message says now, as it was last edited; empty for what is none, and for a deleted one. */
    public static Optional<String> text(Entry entry, Context context) {
        if (!standing(entry)) {
            return Optional.empty();
        }
        return Amendment.of(entry).set().get("text") instanceof String edited
                ? Optional.of(edited)
                : context.events()
                        .event(entry)
                        .filter(MessagePosted.class::isInstance)
                        .map(e -> ((MessagePosted) e).text());
    }

    /** True for a message, also for a deleted one. */
    public static boolean posted(Entry entry) {
        return entry.kind().equals(MessageRules.POSTED);
    }

    /** True for a message that is not deleted. */
    public static boolean standing(Entry entry) {
        return posted(entry) && !Amendment.of(entry).is(MessageRules.DELETED);
    }
}
