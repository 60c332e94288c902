package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands: what is stored, what events carry, and what readers see.
 *
 * @param channel whose task it is
 * @param id which, unique in the world
 * @param title 1 to 200 characters
 * @param description at most 2,000 characters; may be empty
 * @param stage the checklist that it belongs to
 * @param owner who does it; null for nobody
 * @param ownerName their name
 * @param backup who does it when the owner is silent; null for nobody
 * @param backupName their name
 * @param due until when; null for no time
 * @param state how it stands
 * @param acknowledged true once its owner (or backup) has shown that they know of it
 * @param escalated true once silence was noticed
 * @param escalateAfterSeconds how long the owner may stay silent; null: until it is due
 * @param escalatesAt when silence will be noticed; null when it will not
 * @param version 1 at first, one more at each change
 * @param position its place among the channel's tasks
 */
public record Task(
        ChannelId channel,
        String id,
        String title,
        String description,
        String stage,
        @Nullable PersonId owner,
        @Nullable String ownerName,
        @Nullable PersonId backup,
        @Nullable String backupName,
        @Nullable Instant due,
        TaskState state,
        boolean acknowledged,
        boolean escalated,
        @Nullable Long escalateAfterSeconds,
        @Nullable Instant escalatesAt,
        int version,
        long position) {
    /** How tasks are kept: found by channel, in their order. */
    public static final Kind<Task> KIND = new Kind<>(
            "playbook.task",
            Task.class,
            t -> id(t.channel(), t.id()),
            t -> Set.of(Term.of("channel", t.channel())),
            Task::position);

    static String id(ChannelId channel, String task) {
        return channel.value() + "/" + task;
    }

    /** Who has a task in hand. */
    record Hands(
            @Nullable PersonId owner,
            @Nullable String ownerName,
            @Nullable PersonId backup,
            @Nullable String backupName) {}

    /** A new task, given to someone at a time; to be taken out as version 1. */
    static TaskChange made(
            ChannelId channel, String id, TaskPlan plan, String stage, Hands hands, Instant given, long position) {
        Long due = plan.dueAfterSeconds();
        Task task = new Task(
                channel,
                id,
                plan.title(),
                Objects.requireNonNullElse(plan.description(), ""),
                stage,
                hands.owner(),
                hands.ownerName(),
                hands.backup(),
                hands.backupName(),
                due == null ? null : given.plusSeconds(due),
                TaskState.OPEN,
                false,
                false,
                plan.escalateAfterSeconds(),
                null,
                0,
                position);
        return task.change().watchedFrom(given);
    }

    /** The same, changed. */
    TaskChange change() {
        return new TaskChange(this);
    }

    /** How it stands in a few words, for someone who was too late. */
    String inWords() {
        String owned = ownerName == null ? "owned by nobody" : "owned by " + ownerName;
        return "this task is at version " + version + " now: " + state.word() + ", " + owned + ", called \"" + title
                + "\"";
    }
}
