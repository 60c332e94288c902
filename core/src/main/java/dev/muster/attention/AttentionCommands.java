package dev.muster.attention;

import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;

/** What can be done about messages that are to be acknowledged. */
public interface AttentionCommands {
    /** Acknowledges a message; by whoever was asked. Doing so twice changes nothing. */
    record AcknowledgeMessage(ChannelId channel, long message) implements ChannelCommand {}

    /** Time to ask again. {@code occurrence} is how often it was done before. */
    record AskAgain(ChannelId channel, long message, int occurrence) implements ChannelCommand {}
}
