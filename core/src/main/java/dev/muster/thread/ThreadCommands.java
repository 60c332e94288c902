package dev.muster.thread;

import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;

/** What somebody does with a thread, for themselves alone. */
public interface ThreadCommands {
    /** Follows the thread of a message. */
    record FollowThread(ChannelId channel, long message) implements ChannelCommand {}

    /** Does not follow it any more, not even after being mentioned there. */
    record UnfollowThread(ChannelId channel, long message) implements ChannelCommand {}

    /** Has read the thread up to an entry. Never goes back. */
    record MarkThreadRead(ChannelId channel, long message, long upTo) implements ChannelCommand {}
}
