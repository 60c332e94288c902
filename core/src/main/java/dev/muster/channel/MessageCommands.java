package dev.muster.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with messages. */
public interface MessageCommands {
    /** The longest text of a message, in UTF-16 code units. */
    int LONGEST = 16_000;

    /** How many files a message carries at most. */
    int MOST_FILES = 20;

    /**
     * Says something. Answers {@code message}, its number.
     *
     * @param text Markdown, 1 to 16,000 characters; may be empty when there are files
     * @param thread number of the message to reply to; null for none
     * @param priority how much it stands out; null for a plain message
     * @param acknowledge true to ask those whom it means to acknowledge it; needs a priority; null for no
     * @param nagMinutes after how many minutes they are asked again, 1 to 1,440; null for 5
     * @param files files of the caller's in this channel, at most 20, that come with it; null for none. With
     *     files the text may be empty
     * @param release why a message of a channel with a narrower marking may be named here; null for no such thing
     * @param mentions whom the text mentions, found at admission; not sent by callers
     */
    record PostMessage(
            ChannelId channel,
            @Nullable String text,
            @Nullable Long thread,
            @Nullable Priority priority,
            @Nullable Boolean acknowledge,
            @Nullable Integer nagMinutes,
            @Nullable List<String> files,
            @Nullable String release,
            @JsonIgnore @Nullable Mentions mentions)
            implements ChannelCommand {
        /** Something to be said. */
        public PostMessage(ChannelId channel, String text, @Nullable Long thread) {
            this(channel, text, thread, null, null, null, null, null, null);
        }

        /** Something to be said with files. */
        public PostMessage(
                ChannelId channel, @Nullable String text, @Nullable Long thread, @Nullable List<String> files) {
            this(channel, text, thread, null, null, null, files, null, null);
        }
    }

    /**
     * Quotes a message into another channel: everyone sees of it what they may see of it. Answers {@code message}.
     *
     * @param channel into which
     * @param from the channel of the message; the caller must be able to read it
     * @param message its number there
     * @param text what is said to it, at most 16,000 characters; null for nothing
     * @param release as when something is posted
     * @param mentions whom the text mentions, found at admission; not sent by callers
     */
    record ShareMessage(
            ChannelId channel,
            ChannelId from,
            long message,
            @Nullable String text,
            @Nullable String release,
            @JsonIgnore @Nullable Mentions mentions)
            implements ChannelCommand {
        /** A message to be quoted. */
        public ShareMessage(
                ChannelId channel, ChannelId from, long message, @Nullable String text, @Nullable String release) {
            this(channel, from, message, text, release, null);
        }
    }

    /** Gives a message of one's own another text; {@code release} as when something is posted. */
    record EditMessage(
            ChannelId channel,
            long message,
            String text,
            @Nullable String release,
            @JsonIgnore @Nullable Mentions mentions)
            implements ChannelCommand {
        /** A message to be edited. */
        public EditMessage(ChannelId channel, long message, String text) {
            this(channel, message, text, null, null);
        }
    }

    /** Reacts to a message with one emoji, at most 32 UTF-16 code units; doing so twice changes nothing. */
    record React(ChannelId channel, long message, String emoji) implements ChannelCommand {}

    /** Takes a reaction back. */
    record Unreact(ChannelId channel, long message, String emoji) implements ChannelCommand {}

    /** Deletes a message: one's own, or any as owner of the channel. */
    record DeleteMessage(ChannelId channel, long message) implements ChannelCommand {}

    /** Pins a message; the reason may be null. */
    record PinMessage(
            ChannelId channel, long message, @Nullable String reason) implements ChannelCommand {}

    /** Takes a pin off. */
    record UnpinMessage(ChannelId channel, long message) implements ChannelCommand {}

    /** Has read everything up to an entry. Never goes back. */
    record MarkRead(ChannelId channel, long upTo) implements ChannelCommand {}

    /** Has not read this entry, nor what came after it. */
    record MarkUnread(ChannelId channel, long message) implements ChannelCommand {}
}
