package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelId;
import dev.muster.file.FileId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with tasks. Where a {@code version} is given, the command is refused if what it changes, or what it
 * rests on, was changed since that version: nobody overwrites what they have not seen, and two who change different
 * parts of one task both get through. Null leaves it unchecked.
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
     * @param blockedBy ids of tasks of the channel that have to be finished before it, at most 20; null for none
     * @param evidence true when it is not done without evidence; null for false
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
            @Nullable List<String> blockedBy,
            @Nullable Boolean evidence,
            @JsonIgnore @Nullable Found found)
            implements ChannelCommand {
        /** A task to be added that waits for none. */
        public AddTask(
                ChannelId channel,
                String title,
                @Nullable String stage,
                @Nullable String description,
                @Nullable PersonId owner,
                @Nullable PersonId backup,
                @Nullable Integer dueInMinutes) {
            this(channel, title, stage, description, owner, backup, dueInMinutes, null, null, null);
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

    /** Looks at the conditions over elapsed time again. */
    record CheckElapsed(ChannelId channel) implements ChannelCommand {}

    /**
     * Adds a whole checklist to a channel: of a playbook, or one that is sent. In a channel that has a stage of its
     * title already, it is numbered. Answers {@code tasks}, how many were added.
     *
     * @param playbook the playbook, in its newest version; null when the checklist is sent
     * @param title title of its checklist; null for all of them
     * @param checklist the checklist; null when it is of a playbook
     * @param admitted what admission made of it; not sent by callers
     */
    record AddChecklist(
            ChannelId channel,
            @Nullable String playbook,
            @Nullable String title,
            PlaybookContent.@Nullable Checklist checklist,
            @JsonIgnore @Nullable Admitted admitted)
            implements ChannelCommand {
        /** A checklist to be added. */
        public AddChecklist(
                ChannelId channel,
                @Nullable String playbook,
                @Nullable String title,
                PlaybookContent.@Nullable Checklist checklist) {
            this(channel, playbook, title, checklist, null);
        }

        /** A checklist in its normal form, and whom it names. */
        public record Admitted(PlaybookContent content, List<Added> people) {}
    }

    /** Has a task wait for another of the channel. A finished one is waited for when it is reopened. */
    record BlockTask(ChannelId channel, String task, String by) implements OfTask {}

    /** Has a task wait for another no more. */
    record UnblockTask(ChannelId channel, String task, String by) implements OfTask {}

    /** Says something about a task, 1 to 4,000 characters. */
    record CommentTask(ChannelId channel, String task, String text) implements OfTask {}

    /**
     * Moves a task. Everything is named by id, so that moves at the same time all have their effect.
     *
     * @param stage the checklist that it belongs to then, 1 to 120 characters; null for that of the other task, else
     *     its own
     * @param before id of the task that it is to stand before; null for none
     * @param after id of the task that it is to stand behind; null, like {@code before}, for the end of the stage
     */
    record MoveTask(
            ChannelId channel,
            String task,
            @Nullable String stage,
            @Nullable String before,
            @Nullable String after) implements OfTask {}

    /**
     * Shows that a task was done: with a file that is in a message of the channel, or with a link.
     *
     * @param file the file; null for a link
     * @param link the address, at most 2,000 characters; null for a file
     * @param name what it shows, at most 200 characters; null for the file's name or the address
     */
    record AttachEvidence(
            ChannelId channel,
            String task,
            @Nullable FileId file,
            @Nullable String link,
            @Nullable String name) implements OfTask {}

    /**
     * Takes evidence away that was attached by mistake; attaching it again takes this back. What is done and has to be
     * shown keeps its last piece. What is not attached changes nothing.
     *
     * @param file the file; null for a link
     * @param link the address as it was attached; null for a file
     */
    record DetachEvidence(
            ChannelId channel,
            String task,
            @Nullable FileId file,
            @Nullable String link) implements OfTask {}

    /**
     * Takes a change back: state, people, text and time as they were before, if nobody has changed them since.
     *
     * @param entry number of the entry that says what was changed
     */
    record UndoTask(ChannelId channel, String task, long entry) implements OfTask {}

    /** People whom admission found. */
    record Found(@Nullable Person owner, @Nullable Person backup) {
        /** Nobody. */
        static final Found NOBODY = new Found(null, null);
    }
}
