package dev.muster.notice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with notices. */
public interface NoticeCommands {
    /**
     * Has a channel told something at a time. Answers {@code notice}.
     *
     * @param text 1 to 2,000 characters
     * @param people who is told, all of them in the channel; null for everyone who is in it then
     * @param inSeconds how far off the first time is; null when {@code at} says it, or {@code everySeconds} does
     * @param at the first time
     * @param everySeconds how far apart the times are, at least 5; null for one alone
     * @param untilAcknowledged whether somebody has to acknowledge it; null for no, or for yes when it escalates
     * @param escalateTo who is asked in turn while nobody acknowledges it, at most 20
     * @param escalateAfterSeconds how long it waits for each; null for 300
     * @param made the new id; not sent by callers
     */
    record ScheduleNotice(
            ChannelId channel,
            String text,
            @Nullable List<PersonId> people,
            @Nullable Long inSeconds,
            @Nullable Instant at,
            @Nullable Long everySeconds,
            @Nullable Boolean untilAcknowledged,
            @Nullable List<PersonId> escalateTo,
            @Nullable Long escalateAfterSeconds,
            @JsonIgnore @Nullable NoticeId made)
            implements ChannelCommand {
        /** A notice to everyone in a channel, once. */
        public static ScheduleNotice once(ChannelId channel, String text, long inSeconds) {
            return new ScheduleNotice(channel, text, null, inSeconds, null, null, null, null, null, null);
        }

        /** A notice to everyone in a channel, again and again. */
        public static ScheduleNotice every(ChannelId channel, String text, long seconds) {
            return new ScheduleNotice(channel, text, null, null, null, seconds, null, null, null, null);
        }

        /** A notice to some people that somebody has to acknowledge, else others are asked in turn. */
        public static ScheduleNotice acknowledged(
                ChannelId channel,
                String text,
                List<PersonId> people,
                long inSeconds,
                List<PersonId> escalateTo,
                long afterSeconds) {
            return new ScheduleNotice(
                    channel, text, people, inSeconds, null, null, true, escalateTo, afterSeconds, null);
        }

        /** The same, again and again until then. */
        public ScheduleNotice andEvery(long seconds) {
            return new ScheduleNotice(
                    channel,
                    text,
                    people,
                    inSeconds,
                    at,
                    seconds,
                    untilAcknowledged,
                    escalateTo,
                    escalateAfterSeconds,
                    made);
        }
    }

    /**
     * Has a channel told something at a time, with all that may be said of it. Answers {@code notice}.
     *
     * @param text 1 to 2,000 characters
     * @param at the first time; null for the first that {@code plan} or {@code everySeconds} gives
     * @param everySeconds how far apart the times are, 5 seconds to 366 days; null for one alone, or for a cron
     * @param untilAcknowledged whether somebody has to acknowledge it; null for no, or for yes when it has a chain
     * @param plan the rest
     * @param made the new id; not sent by callers
     */
    record PlanNotice(
            ChannelId channel,
            String text,
            @Nullable Instant at,
            @Nullable Long everySeconds,
            @Nullable Boolean untilAcknowledged,
            Plan plan,
            @JsonIgnore @Nullable NoticeId made)
            implements ChannelCommand {
        /** By the clock of a zone. */
        public static PlanNotice cron(ChannelId channel, String text, Plan plan) {
            return new PlanNotice(channel, text, null, null, null, plan, null);
        }

        /** Again and again. */
        public static PlanNotice every(ChannelId channel, String text, long seconds, Plan plan) {
            return new PlanNotice(channel, text, null, seconds, null, plan, null);
        }

        /** Once. */
        public static PlanNotice once(ChannelId channel, String text, Instant at, Plan plan) {
            return new PlanNotice(channel, text, at, null, null, plan, null);
        }
    }

    /** Has it not fire any more. */
    record CancelNotice(ChannelId channel, NoticeId notice) implements ChannelCommand {}

    /** Says that one has seen to it: it neither fires nor escalates any more. */
    record AcknowledgeNotice(ChannelId channel, NoticeId notice) implements ChannelCommand {}

    /**
     * An occurrence is due. Sent by time alone.
     *
     * @param groups the groups that are to be looked up before; null for none
     * @param inTurn true when it waited for its turn after nothing had run for a while; null for no
     * @param members who is in those groups; not kept
     */
    record FireNotice(
            ChannelId channel,
            NoticeId notice,
            Instant planned,
            @Nullable List<GroupId> groups,
            @Nullable Boolean inTurn,
            @JsonIgnore @Nullable Map<GroupId, Set<PersonId>> members)
            implements ChannelCommand {}

    /**
     * Nobody has acknowledged it in time. Sent by time alone.
     *
     * @param groups the groups that are to be looked up before; null for none
     * @param members who is in those groups; not kept
     */
    record EscalateNotice(
            ChannelId channel,
            NoticeId notice,
            Instant planned,
            @Nullable List<GroupId> groups,
            @JsonIgnore @Nullable Map<GroupId, Set<PersonId>> members)
            implements ChannelCommand {}

    /** Time to give those their turn that were missed while nothing ran. Sent by time alone. */
    record CatchUpNotices() implements Command {}
}
