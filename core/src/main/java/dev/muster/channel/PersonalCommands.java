package dev.muster.channel;

import org.jspecify.annotations.Nullable;

/** What somebody sets for themselves alone: state of theirs, and no entry that others see. */
public interface PersonalCommands {
    /** Is told, or not told any more, of what is new in a channel; mentions always count. */
    record MuteChannel(ChannelId channel, boolean muted) implements ChannelCommand {}

    /**
     * Keeps what was begun to be written, in place of what was kept before.
     *
     * @param thread number of the message that it replies to; null for none
     * @param text at most 16,000 characters; null or empty when there is nothing to keep any more
     */
    record SaveDraft(
            ChannelId channel,
            @Nullable Long thread,
            @Nullable String text) implements ChannelCommand {}
}
