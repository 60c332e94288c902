package dev.muster.channel;

import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;

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

    /** True for a message that is not deleted. */
    public static boolean standing(Entry entry) {
        return entry.kind().equals(MessageRules.POSTED) && !Amendment.of(entry).is(MessageRules.DELETED);
    }
}
