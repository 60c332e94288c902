package dev.muster.playbook;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
 * @param position its place among the channel's tasks; places have gaps between them
 * @param plan what it is called in its playbook; null for one that is in none
 * @param ownerGroup the group whose members can take it; null for none
 * @param ownerProperty the property whose person owns it; null for none
 * @param dueAfterSeconds how long after what {@code dueAfter} names it is due; null for never
 * @param dueAfter {@code task:ID} with the id of a task here, or {@code property:ID}; null when {@code due} is all
 * @param blockedBy ids of the tasks here that have to be finished before it
 * @param waitsFor those of them that are neither finished nor hidden: while there is one, it cannot be done
 * @param condition id of the condition under which it is shown; null for always
 * @param visibility whether it is shown, and why
 * @param touched true once a person has acted on it
 * @param evidenceRequired true when it is not done without evidence
 * @param evidence what shows that it was done, in the order in which it came
 * @param command a slash command that it offers to run; null for none
 * @param comments how many comments there are
 * @param stamps at which version each part was last changed
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
        long position,
        @Nullable String plan,
        @Nullable GroupId ownerGroup,
        @Nullable String ownerProperty,
        @Nullable Long dueAfterSeconds,
        @Nullable String dueAfter,
        List<String> blockedBy,
        List<String> waitsFor,
        @Nullable String condition,
        TaskVisibility visibility,
        boolean touched,
        boolean evidenceRequired,
        List<TaskEvidence> evidence,
        @Nullable String command,
        int comments,
        TaskStamps stamps) {
    /** How tasks are kept: found by channel, by stage, and by what they depend on, in their order. */
    public static final Kind<Task> KIND =
            new Kind<>("playbook.task", Task.class, t -> id(t.channel(), t.id()), Task::terms, Task::position);

    /** How a subject that is a task begins. */
    static final String SUBJECT = "task:";

    /** What an older version did not say is as it was then. */
    public Task {
        blockedBy = blockedBy == null ? List.of() : blockedBy;
        waitsFor = waitsFor == null ? List.of() : waitsFor;
        visibility = visibility == null ? TaskVisibility.VISIBLE : visibility;
        evidence = evidence == null ? List.of() : evidence;
        stamps = stamps == null ? TaskStamps.all(version) : stamps;
    }

    static String id(ChannelId channel, String task) {
        return channel.value() + "/" + task;
    }

    private Set<Term> terms() {
        Set<Term> terms = new HashSet<>(Set.of(Term.of("channel", channel), staged(channel, stage)));
        blockedBy.forEach(t -> terms.add(awaiting(channel, SUBJECT + t)));
        if (dueAfter != null) {
            terms.add(awaiting(channel, dueAfter));
        }
        if (ownerProperty != null) {
            terms.add(awaiting(channel, "property:" + ownerProperty));
        }
        if (condition != null) {
            terms.add(under(channel, condition));
        }
        return terms;
    }

    /** Tasks of one stage. */
    static Term staged(ChannelId channel, String stage) {
        return Term.of("stage", channel.value() + "/" + stage);
    }

    /** Tasks that wait for a subject, {@code task:ID} or {@code property:ID}, in whichever way. */
    static Term awaiting(ChannelId channel, String subject) {
        return Term.of("awaits", channel.value() + "/" + subject);
    }

    /** Tasks that are shown under a condition. */
    static Term under(ChannelId channel, String condition) {
        return Term.of("condition", channel.value() + "/" + condition);
    }

    /** True when people are shown it. */
    public boolean shown() {
        return visibility != TaskVisibility.HIDDEN;
    }

    /** True when it has to be done: it is shown, and neither done nor skipped. */
    public boolean pending() {
        return shown() && state.live();
    }

    /** Who has a task in hand. */
    record Hands(
            @Nullable PersonId owner,
            @Nullable String ownerName,
            @Nullable PersonId backup,
            @Nullable String backupName) {
        static final Hands NOBODY = new Hands(null, null, null, null);
    }

    /** A new task, given to someone at a time; to be taken out as version 1. What it depends on is still to be said. */
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
                due == null || plan.dueAfter() != null ? null : given.plusSeconds(due),
                TaskState.OPEN,
                false,
                false,
                plan.escalateAfterSeconds(),
                null,
                0,
                position,
                plan.id(),
                plan.ownerGroup(),
                plan.ownerProperty(),
                plan.dueAfter() == null ? null : due,
                null,
                List.of(),
                List.of(),
                null,
                TaskVisibility.VISIBLE,
                false,
                plan.evidence(),
                List.of(),
                plan.command(),
                0,
                TaskStamps.all(1));
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
