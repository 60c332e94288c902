package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with tasks. Where a {@code version} is given, the command is refused unless the task is at that
 * version: nobody overwrites what they have not seen. Null leaves it unchecked.
 */
public interface TaskCommands {
    /** A command about one task. */
    interface OfTask extends ChannelCommand {
        /** Which task. */
        String task();
    }

    /** A command about one task that can be checked by version. */
    interface Versioned extends OfTask {
        /** The version that the sender saw; null when that does not matter. */
        @Nullable
        Integer version();
    }

    /**
     * Adds a task. Answers {@code task}.
     *
     * @param title 1 to 200 characters
     * @param stage the checklist that it belongs to, at most 120 characters; null for {@code Tasks}
     * @param description at most 2,000 characters
     * @param owner who does it; comes into the channel by it
     * @param backup who does it when the owner is silent
     * @param dueInMinutes until when, from now, 1 to 527,040
     * @param found the people as the directory has them; not sent by callers
     */
    record AddTask(
            ChannelId channel,
            String title,
            @Nullable String stage,
            @Nullable String description,
            @Nullable PersonId owner,
            @Nullable PersonId backup,
            @Nullable Integer dueInMinutes,
            @JsonIgnore @Nullable Found found)
            implements ChannelCommand {
        /** A task to be added. */
        public AddTask(
                ChannelId channel,
                String title,
                @Nullable String stage,
                @Nullable String description,
                @Nullable PersonId owner,
                @Nullable PersonId backup,
                @Nullable Integer dueInMinutes) {
            this(channel, title, stage, description, owner, backup, dueInMinutes, null);
        }
    }

    /** Says how a task stands. */
    record SetTaskState(
            ChannelId channel,
            String task,
            TaskState state,
            @Nullable Integer version) implements Versioned {}

    /**
     * Gives a task to someone; they come into the channel by it.
     *
     * @param owner who is to do it; null leaves it, empty text takes it away
     * @param backup the same for who does it when the owner is silent
     * @param found the people as the directory has them; not sent by callers
     */
    record AssignTask(
            ChannelId channel,
            String task,
            @Nullable String owner,
            @Nullable String backup,
            @Nullable Integer version,
            @JsonIgnore @Nullable Found found)
            implements Versioned {
        /** A task to be given. */
        public AssignTask(
                ChannelId channel,
                String task,
                @Nullable String owner,
                @Nullable String backup,
                @Nullable Integer version) {
            this(channel, task, owner, backup, version, null);
        }
    }

    /** Says anew what is to be done, and until when from now; null leaves what is there. */
    record EditTask(
            ChannelId channel,
            String task,
            @Nullable String title,
            @Nullable String description,
            @Nullable Integer dueInMinutes,
            @Nullable Integer version)
            implements Versioned {}

    /** Its owner or backup knows of it. */
    record AcknowledgeTask(ChannelId channel, String task) implements OfTask {}

    /** Silence is due to be noticed: for the task as it was when this was scheduled. */
    record NoticeSilence(ChannelId channel, String task, Instant due) implements OfTask {}

    /** People whom admission found. */
    record Found(@Nullable Person owner, @Nullable Person backup) {
        /** Nobody. */
        static final Found NOBODY = new Found(null, null);
    }
}
