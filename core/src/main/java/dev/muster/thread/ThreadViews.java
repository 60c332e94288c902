package dev.muster.thread;

import dev.muster.channel.ChannelId;
import dev.muster.command.EntryView;
import dev.muster.command.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about threads. */
public interface ThreadViews {
    /**
     * The threads that the caller follows, the one with the latest reply first.
     *
     * @param channel only those in this channel; null for all
     * @param limit 1 to 200; null for 50
     */
    record MyThreads(@Nullable ChannelId channel, @Nullable Integer limit) implements Question<ThreadList> {}

    /** Threads. */
    record ThreadList(List<ThreadLine> threads) {}

    /**
     * A thread.
     *
     * @param message number of the message that began it
     * @param root that message as it reads now
     * @param replies how many replies it has, deleted ones included
     * @param unread how many replies of others the caller has not read; at most 1,000 are counted
     * @param mentions how many of these mention the caller or everyone
     * @param readUpTo number of the last entry of it that they have read; 0 for none
     * @param lastAt when the last reply was written; of a thread without one, when it began
     */
    record ThreadLine(
            ChannelId channel,
            String channelName,
            long message,
            EntryView root,
            long replies,
            long unread,
            long mentions,
            long readUpTo,
            Instant lastAt,
            boolean following) {}
}
