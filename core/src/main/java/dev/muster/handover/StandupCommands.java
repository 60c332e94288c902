package dev.muster.handover;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.GroupId;
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
     * @param members who is asked, all of them in the channel; null, with no role and no group, for everyone who is in
     *     it then
     * @param questions at most 10; null for the usual ones
     * @param days days of the week by the local date, such as {@code monday}; null for every day
     * @param ownZone true when the times are in each member's own zone; null for false
     * @param until a local time of {@code zone} until which answers are waited for, in place of {@code windowMinutes};
     *     null for that
     * @param roles names of roles of the incident whose holder and backup are asked, at most 40
     * @param groups groups whose members are asked as far as they are in the channel, at most 20
     * @param remindMinutes how long before the end who has not answered is reminded, 1 to 1,439; null for not
     * @param digestTo a channel that the digest is told in as well; the caller can write there, and its marking is not
     *     wider
     * @param made the new id and what the directory says; not sent by callers
     */
    record ScheduleStandup(
            ChannelId channel,
            String title,
            String zone,
            List<String> at,
            int windowMinutes,
            @Nullable List<PersonId> members,
            @Nullable List<String> questions,
            @Nullable List<String> days,
            @Nullable Boolean ownZone,
            @Nullable String until,
            @Nullable List<String> roles,
            @Nullable List<GroupId> groups,
            @Nullable Integer remindMinutes,
            @Nullable ChannelId digestTo,
            @JsonIgnore @Nullable Made made)
            implements ChannelCommand {
        /** A standup of these people, in one zone and every day. */
        public ScheduleStandup(
                ChannelId channel,
                String title,
                String zone,
                List<String> at,
                int windowMinutes,
                @Nullable List<PersonId> members,
                @Nullable List<String> questions) {
            this(
                    channel,
                    title,
                    zone,
                    at,
                    windowMinutes,
                    members,
                    questions,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** What admission adds. */
        public record Made(StandupId standup, Standup.Found found) {}

        /** A standup of everyone in a channel, with the usual questions. */
        public static ScheduleStandup of(
                ChannelId channel, String title, String zone, List<String> at, int windowMinutes) {
            return new ScheduleStandup(channel, title, zone, at, windowMinutes, null, null);
        }
    }

    /**
     * Says anew how a standup is held, with effect from the next time; null leaves what is there. What is given has the
     * bounds of {@link ScheduleStandup}; an empty text or list takes away, and so does 0 of {@code remindMinutes}.
     *
     * @param found what the directory says; not sent by callers
     */
    record ChangeStandup(
            ChannelId channel,
            StandupId standup,
            @Nullable String title,
            @Nullable String zone,
            @Nullable List<String> at,
            @Nullable Integer windowMinutes,
            @Nullable List<PersonId> members,
            @Nullable List<String> questions,
            @Nullable List<String> days,
            @Nullable Boolean ownZone,
            @Nullable String until,
            @Nullable List<String> roles,
            @Nullable List<GroupId> groups,
            @Nullable Integer remindMinutes,
            @Nullable String digestTo,
            @JsonIgnore Standup.@Nullable Found found)
            implements ChannelCommand {}

    /**
     * Leaves out the next occurrence.
     *
     * @param planned the one that is meant, lest another is left out; null for whichever is next
     */
    record SkipStandup(
            ChannelId channel, StandupId standup, @Nullable Instant planned) implements ChannelCommand {}

    /** Has it not be held until it is resumed. */
    record PauseStandup(ChannelId channel, StandupId standup) implements ChannelCommand {}

    /** Has it be held again, from the next occurrence on. */
    record ResumeStandup(ChannelId channel, StandupId standup) implements ChannelCommand {}

    /**
     * Is away from the standups of a channel, in place of what was said before.
     *
     * @param from from when on; null for now
     * @param until until when, at most 366 days ahead; null when the caller is back
     */
    record AwayFromStandups(
            ChannelId channel,
            @Nullable Instant from,
            @Nullable Instant until) implements ChannelCommand {}

    /**
     * Makes a task of the blockers in an answer. Doing it again makes no other. Answers {@code task}.
     *
     * @param person whose answer
     * @param title what the task is called, at most 200 characters; null for the first line of the blockers
     */
    record MakeTask(
            ChannelId channel,
            SessionId session,
            PersonId person,
            @Nullable String title) implements ChannelCommand {}

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

    /**
     * Answers; answering again replaces what was answered. At least one of the three says something. For seven days
     * after the end an answer still counts, as a late one.
     *
     * @param session which session; null for the one that is open in the channel and asks the caller
     */
    record AnswerStandup(
            ChannelId channel,
            @Nullable SessionId session,
            @Nullable String done,
            @Nullable String next,
            @Nullable String blockers)
            implements ChannelCommand {}

    /** Digests it now. */
    record CloseStandup(ChannelId channel, SessionId session) implements ChannelCommand {}

    /**
     * A standup is due. Sent by time alone.
     *
     * @param groups whose members the directory is asked for; null for none
     * @param people whose zones the directory is asked for; null for none
     * @param found what the directory says; not kept with the job
     */
    record OpenStandup(
            ChannelId channel,
            StandupId standup,
            Instant planned,
            @Nullable List<GroupId> groups,
            @Nullable List<PersonId> people,
            @JsonIgnore Standup.@Nullable Found found)
            implements ChannelCommand {}

    /** The time has come at which some are asked by their own clocks. Sent by time alone. */
    record AskStandup(ChannelId channel, SessionId session) implements ChannelCommand {}

    /** Whoever has not answered is to be reminded. Sent by time alone. */
    record RemindStandup(ChannelId channel, SessionId session) implements ChannelCommand {}

    /** A session has waited long enough. Sent by time alone. */
    record EndStandup(ChannelId channel, SessionId session) implements ChannelCommand {}
}
