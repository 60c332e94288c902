package dev.muster.later;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be put off. */
public interface LaterCommands {
    /**
     * Has a message sent later, as the caller and with what they may do then. Answers {@code scheduled}.
     *
     * @param text Markdown, 1 to 16,000 characters
     * @param at when; within a year
     * @param thread number of the message to reply to; null for none
     * @param made the new id, given at admission; not sent by callers
     */
    record ScheduleMessage(
            ChannelId channel,
            String text,
            Instant at,
            @Nullable Long thread,
            @JsonIgnore @Nullable ScheduledId made) implements ChannelCommand {
        /** A message to be sent later. */
        public ScheduleMessage(ChannelId channel, String text, Instant at, @Nullable Long thread) {
            this(channel, text, at, thread, null);
        }
    }

    /**
     * Changes one's own scheduled message that was not sent yet, or sets one going again that could not be sent.
     *
     * @param text null leaves it
     * @param at null leaves it, which only one can be that still waits
     */
    record EditScheduled(
            ChannelId channel,
            ScheduledId scheduled,
            @Nullable String text,
            @Nullable Instant at) implements ChannelCommand {}

    /** Calls one's own scheduled message off. */
    record CancelScheduled(ChannelId channel, ScheduledId scheduled) implements ChannelCommand {}

    /**
     * Has oneself reminded of a message. Answers {@code reminder}.
     *
     * @param at when; within a year
     * @param note what to tell oneself, at most 250 characters; null for nothing
     * @param made the new id, given at admission; not sent by callers
     */
    record Remind(
            ChannelId channel,
            long message,
            Instant at,
            @Nullable String note,
            @JsonIgnore @Nullable ScheduledId made) implements ChannelCommand {
        /** A message to be reminded of. */
        public Remind(ChannelId channel, long message, Instant at, @Nullable String note) {
            this(channel, message, at, note, null);
        }
    }

    /** Calls one's own reminder off. */
    record CancelReminder(ChannelId channel, ScheduledId reminder) implements ChannelCommand {}

    /**
     * Time to send a message.
     *
     * @param author who is to say it, as the directory has them when it is said; null when they are not active
     * @param message what is to be said, as admission makes it
     */
    record SendScheduled(
            ChannelId channel,
            ScheduledId scheduled,
            PersonId person,
            Instant planned,
            String text,
            @Nullable Long thread,
            @JsonIgnore @Nullable Actor author,
            @JsonIgnore @Nullable PostMessage message)
            implements ChannelCommand {}

    /** Time to give a reminder. */
    record GiveReminder(ChannelId channel, ScheduledId reminder, Instant planned) implements ChannelCommand {}
}
