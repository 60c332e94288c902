package dev.muster.playbook;

import dev.muster.access.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A task on its way from one version to the next: set what changes, then take {@link #task}. */
final class TaskChange {
    private final Task before;
    private String title;
    private String description;
    private String stage;
    private long position;
    private @Nullable PersonId owner;
    private @Nullable String ownerName;
    private @Nullable PersonId backup;
    private @Nullable String backupName;
    private @Nullable Instant due;
    private TaskState state;
    private boolean acknowledged;
    private boolean escalated;
    private @Nullable Instant escalatesAt;
    private @Nullable String dueAfter;
    private List<String> blockedBy;
    private List<String> waitsFor;
    private @Nullable String condition;
    private boolean holds;
    private boolean touched;
    private List<TaskEvidence> evidence;
    private int comments;

    TaskChange(Task before) {
        this.before = before;
        title = before.title();
        description = before.description();
        stage = before.stage();
        position = before.position();
        owner = before.owner();
        ownerName = before.ownerName();
        backup = before.backup();
        backupName = before.backupName();
        due = before.due();
        state = before.state();
        acknowledged = before.acknowledged();
        escalated = before.escalated();
        escalatesAt = before.escalatesAt();
        dueAfter = before.dueAfter();
        blockedBy = before.blockedBy();
        waitsFor = before.waitsFor();
        condition = before.condition();
        holds = before.visibility() == TaskVisibility.VISIBLE;
        touched = before.touched();
        evidence = before.evidence();
        comments = before.comments();
    }

    TaskChange describe(String newTitle, String newDescription) {
        title = newTitle;
        description = newDescription;
        return this;
    }

    /** Another owner: whatever the one before knew or missed does not count any more. */
    TaskChange owner(@Nullable PersonId person, @Nullable String name) {
        owner = person;
        ownerName = name;
        acknowledged = false;
        escalated = false;
        return this;
    }

    TaskChange backup(@Nullable PersonId person, @Nullable String name) {
        backup = person;
        backupName = name;
        return this;
    }

    /** Until when, said by a person: nothing else moves it any more. */
    TaskChange due(@Nullable Instant at) {
        dueAfter = null;
        return dueBecause(at);
    }

    /** Until when, since what it is due after has happened; or never, since it has not. */
    TaskChange dueBecause(@Nullable Instant at) {
        due = at;
        return this;
    }

    TaskChange dueAfter(@Nullable String subject) {
        dueAfter = subject;
        return this;
    }

    TaskChange state(TaskState to) {
        state = to;
        return this;
    }

    TaskChange acknowledged() {
        acknowledged = true;
        return this;
    }

    /** The backup is the owner from now on. */
    TaskChange promote() {
        return owner(backup, backupName).backup(null, null);
    }

    /** Silence was noticed. */
    TaskChange escalated() {
        escalated = true;
        return this;
    }

    TaskChange place(String newStage, long newPosition) {
        stage = newStage;
        position = newPosition;
        return this;
    }

    /** Everything that has to be finished before it, and what of that is not yet. */
    TaskChange blocked(List<String> by, List<String> unfinished) {
        blockedBy = List.copyOf(by);
        waitsFor = List.copyOf(unfinished);
        return this;
    }

    /** The condition under which it is shown, and whether that holds. */
    TaskChange under(@Nullable String id, boolean so) {
        condition = id;
        holds = so;
        return this;
    }

    /** A person has acted on it: it does not vanish any more. */
    TaskChange touched() {
        touched = true;
        return this;
    }

    TaskChange evidence(TaskEvidence more) {
        List<TaskEvidence> all = new ArrayList<>(evidence);
        all.add(more);
        evidence = List.copyOf(all);
        return this;
    }

    /** This is not attached to it any more. */
    TaskChange without(TaskEvidence gone) {
        evidence = evidence.stream().filter(e -> !e.equals(gone)).toList();
        return this;
    }

    TaskChange commented() {
        comments++;
        return this;
    }

    /** Silence counts from now. */
    TaskChange watchedFrom(Instant start) {
        if (before.escalateAfterSeconds() != null) {
            escalatesAt = start.plusSeconds(before.escalateAfterSeconds());
        } else {
            escalatesAt = due != null && due.isAfter(start) ? due : null;
        }
        return this;
    }

    /** Silence counts from now, and if it was due while nobody could do it, its owner gets some time. */
    TaskChange watchedAgain(Instant start, Duration patience) {
        watchedFrom(start);
        if (escalatesAt == null && due != null) {
            escalatesAt = start.plus(patience);
        }
        return this;
    }

    private TaskVisibility visibility() {
        return holds ? TaskVisibility.VISIBLE : touched ? TaskVisibility.KEPT : TaskVisibility.HIDDEN;
    }

    /** True when somebody could be doing it. */
    boolean ready() {
        return state.live() && waitsFor.isEmpty() && visibility() != TaskVisibility.HIDDEN;
    }

    private TaskStamps stamps(int version) {
        TaskStamps then = before.stamps();
        return new TaskStamps(
                title.equals(before.title()) ? then.title() : version,
                description.equals(before.description()) ? then.description() : version,
                Objects.equals(due, before.due()) ? then.due() : version,
                Objects.equals(owner, before.owner()) ? then.owner() : version,
                Objects.equals(backup, before.backup()) ? then.backup() : version,
                state == before.state() ? then.state() : version);
    }

    Task task() {
        boolean watched = ready() && !acknowledged && !escalated;
        int version = before.version() + 1;
        return new Task(
                before.channel(),
                before.id(),
                title,
                description,
                stage,
                owner,
                ownerName,
                backup,
                backupName,
                due,
                state,
                acknowledged,
                escalated,
                before.escalateAfterSeconds(),
                watched ? escalatesAt : null,
                version,
                position,
                before.plan(),
                before.ownerGroup(),
                before.ownerProperty(),
                before.dueAfterSeconds(),
                dueAfter,
                blockedBy,
                waitsFor,
                condition,
                visibility(),
                touched,
                before.evidenceRequired(),
                evidence,
                before.command(),
                comments,
                stamps(version));
    }
}
