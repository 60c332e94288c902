package dev.muster.later;

import dev.muster.channel.ChannelId;
import dev.muster.command.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about what was put off. */
public interface LaterViews {
    /** The caller's scheduled messages: those that wait, then the latest 50 others. */
    record MyScheduled() implements Question<ScheduledList> {}

    /** The caller's reminders: those that wait, then the latest 50 others. */
    record MyReminders() implements Question<ReminderList> {}

    /** Scheduled messages. */
    record ScheduledList(List<ScheduledView> messages) {}

    /** A scheduled message. {@code thread} is 0 for none; {@code reason} says why it failed. */
    record ScheduledView(
            ScheduledId id,
            ChannelId channel,
            @Nullable String channelName,
            String text,
            Instant at,
            long thread,
            Progress state,
            @Nullable String reason,
            @Nullable Long message) {}

    /** Reminders. */
    record ReminderList(List<ReminderView> reminders) {}

    /** A reminder. {@code channelName} is absent when the caller may not read the channel any more. */
    record ReminderView(
            ScheduledId id,
            ChannelId channel,
            @Nullable String channelName,
            long message,
            String note,
            Instant at,
            Progress state) {}
}
