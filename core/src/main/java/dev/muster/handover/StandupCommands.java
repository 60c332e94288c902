package dev.muster.handover;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with standups. */
public interface StandupCommands {
    /**
     * Has a channel hold a standup at fixed times of day. Answers {@code standup}.
     *
     * @param title 1 to 120 characters
     * @param zone the name of a zone, such as {@code Europe/London}
     * @param at 1 to 24 times of day, such as {@code 09:00}
     * @param windowMinutes how long answers are waited for, 1 to 1,440
     * @param members who is asked, all of them in the channel; null for everyone who is in it then
     * @param questions at most 10; null for the usual ones
     * @param made the new id; not sent by callers
     */
    record ScheduleStandup(
            ChannelId channel,
            String title,
            String zone,
            List<String> at,
            int windowMinutes,
            @Nullable List<PersonId> members,
            @Nullable List<String> questions,
            @JsonIgnore @Nullable StandupId made)
            implements ChannelCommand {
        /** A standup of everyone in a channel, with the usual questions. */
        public static ScheduleStandup of(
                ChannelId channel, String title, String zone, List<String> at, int windowMinutes) {
            return new ScheduleStandup(channel, title, zone, at, windowMinutes, null, null, null);
        }
    }

    /** Has it not be held any more; one that is open is still digested. */
    record UnscheduleStandup(ChannelId channel, StandupId standup) implements ChannelCommand {}

    /**
     * Holds a standup now. Answers {@code session}.
     *
     * @param standup one that is scheduled; null for one that is not
     * @param title what it is called; needed when there is no schedule
     * @param windowMinutes null for what the schedule says, or 30
     * @param made the new id; not sent by callers
     */
    record StartStandup(
            ChannelId channel,
            @Nullable StandupId standup,
            @Nullable String title,
            @Nullable Integer windowMinutes,
            @JsonIgnore @Nullable SessionId made)
            implements ChannelCommand {
        /** A standup that is held once, now. */
        public static StartStandup titled(ChannelId channel, String title, int windowMinutes) {
            return new StartStandup(channel, null, title, windowMinutes, null);
        }
    }

    /** Answers; answering again replaces what was answered. At least one of the three says something. */
    record AnswerStandup(
            ChannelId channel,
            SessionId session,
            @Nullable String done,
            @Nullable String next,
            @Nullable String blockers)
            implements ChannelCommand {}

    /** Digests it now. */
    record CloseStandup(ChannelId channel, SessionId session) implements ChannelCommand {}

    /** A standup is due. Sent by time alone. */
    record OpenStandup(ChannelId channel, StandupId standup, Instant planned) implements ChannelCommand {}

    /** A session has waited long enough. Sent by time alone. */
    record EndStandup(ChannelId channel, SessionId session) implements ChannelCommand {}
}
