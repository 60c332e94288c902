package dev.muster.playbook;

import dev.muster.access.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task on its way from one version to the next: set what changes, then take {@link #task}. */
final class TaskChange {
    private final Task before;
    private String title;
    private String description;
    private @Nullable PersonId owner;
    private @Nullable String ownerName;
    private @Nullable PersonId backup;
    private @Nullable String backupName;
    private @Nullable Instant due;
    private TaskState state;
    private boolean acknowledged;
    private boolean escalated;
    private @Nullable Instant escalatesAt;

    TaskChange(Task before) {
        this.before = before;
        title = before.title();
        description = before.description();
        owner = before.owner();
        ownerName = before.ownerName();
        backup = before.backup();
        backupName = before.backupName();
        due = before.due();
        state = before.state();
        acknowledged = before.acknowledged();
        escalated = before.escalated();
        escalatesAt = before.escalatesAt();
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

    TaskChange due(@Nullable Instant at) {
        due = at;
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

    /** Silence counts from now. */
    TaskChange watchedFrom(Instant start) {
        if (before.escalateAfterSeconds() != null) {
            escalatesAt = start.plusSeconds(before.escalateAfterSeconds());
        } else {
            escalatesAt = due != null && due.isAfter(start) ? due : null;
        }
        return this;
    }

    Task task() {
        boolean watched = state.live() && !acknowledged && !escalated;
        return new Task(
                before.channel(),
                before.id(),
                title,
                description,
                before.stage(),
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
                before.version() + 1,
                before.position());
    }
}
