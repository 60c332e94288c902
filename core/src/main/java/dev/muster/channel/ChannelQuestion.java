package dev.muster.channel;

import dev.muster.command.Question;

/**
 * A question about one channel.
 *
 * @param <R> what the answer is
 */
public interface ChannelQuestion<R> extends Question<R> {
    /** Which channel. */
    ChannelId channel();
}
