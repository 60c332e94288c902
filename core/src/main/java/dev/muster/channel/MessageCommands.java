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
     * @param files ids of files that the caller has uploaded to this channel, at most 20; null for none
     * @param mentions whom the text mentions, found at admission; not sent by callers
     */
    record PostMessage(
            ChannelId channel,
            String text,
            @Nullable Long thread,
            @Nullable List<String> files,
            @JsonIgnore @Nullable Mentions mentions)
            implements ChannelCommand {
        /** Something to be said. */
        public PostMessage(ChannelId channel, String text, @Nullable Long thread) {
            this(channel, text, thread, null, null);
        }
    }

    /** Gives a message of one's own another text. */
    record EditMessage(
            ChannelId channel,
            long message,
            String text,
            @JsonIgnore @Nullable Mentions mentions) implements ChannelCommand {
        /** A message to be edited. */
        public EditMessage(ChannelId channel, long message, String text) {
            this(channel, message, text, null);
        }
    }

    /** Deletes a message: one's own, or any as owner of the channel. */
    record DeleteMessage(ChannelId channel, long message) implements ChannelCommand {}

    /** Pins a message; the reason may be null. */
    record PinMessage(
            ChannelId channel, long message, @Nullable String reason) implements ChannelCommand {}

    /** Takes a pin off. */
    record UnpinMessage(ChannelId channel, long message) implements ChannelCommand {}

    /** Has read everything up to an entry. Never goes back. */
    record MarkRead(ChannelId channel, long upTo) implements ChannelCommand {}
}
