package dev.muster.playbook;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a task of a playbook is part by part; what is not said is missing. Begun with {@link TaskPlan#of} or
 * {@link TaskPlan#change}. Nothing is checked here: publishing does that. Used by one thread.
 */
public final class TaskBuilder {
    private @Nullable String id;
    private String title;
    private @Nullable String description;
    private @Nullable PersonId owner;
    private @Nullable PersonId backup;
    private @Nullable String ownerRole;
    private @Nullable GroupId ownerGroup;
    private @Nullable String ownerProperty;
    private @Nullable String ownerOnCall;
    private @Nullable Long dueAfterSeconds;
    private @Nullable String dueAfter;
    private @Nullable Long escalateAfterSeconds;
    private List<String> blockedBy = List.of();
    private @Nullable String condition;
    private boolean evidence;
    private @Nullable String command;

    TaskBuilder(String title) {
        this.title = title;
    }

    TaskBuilder(TaskPlan from) {
        this.id = from.id();
        this.title = from.title();
        this.description = from.description();
        this.owner = from.owner();
        this.backup = from.backup();
        this.ownerRole = from.ownerRole();
        this.ownerGroup = from.ownerGroup();
        this.ownerProperty = from.ownerProperty();
        this.ownerOnCall = from.ownerOnCall();
        this.dueAfterSeconds = from.dueAfterSeconds();
        this.dueAfter = from.dueAfter();
        this.escalateAfterSeconds = from.escalateAfterSeconds();
        this.blockedBy = from.blockedBy();
        this.condition = from.condition();
        this.evidence = from.evidence();
        this.command = from.command();
    }

    /** With this {@link TaskPlan#id}. */
    public TaskBuilder id(@Nullable String value) {
        this.id = value;
        return this;
    }

    /** With this {@link TaskPlan#title}. */
    public TaskBuilder title(String value) {
        this.title = value;
        return this;
    }

    /** With this {@link TaskPlan#description}. */
    public TaskBuilder description(@Nullable String value) {
        this.description = value;
        return this;
    }

    /** With this {@link TaskPlan#owner}. */
    public TaskBuilder owner(@Nullable PersonId value) {
        this.owner = value;
        return this;
    }

    /** With this {@link TaskPlan#backup}. */
    public TaskBuilder backup(@Nullable PersonId value) {
        this.backup = value;
        return this;
    }

    /** With this {@link TaskPlan#ownerRole}. */
    public TaskBuilder ownerRole(@Nullable String value) {
        this.ownerRole = value;
        return this;
    }

    /** With this {@link TaskPlan#ownerGroup}. */
    public TaskBuilder ownerGroup(@Nullable GroupId value) {
        this.ownerGroup = value;
        return this;
    }

    /** With this {@link TaskPlan#ownerProperty}. */
    public TaskBuilder ownerProperty(@Nullable String value) {
        this.ownerProperty = value;
        return this;
    }

    /** With this {@link TaskPlan#ownerOnCall}. */
    public TaskBuilder ownerOnCall(@Nullable String value) {
        this.ownerOnCall = value;
        return this;
    }

    /** With this {@link TaskPlan#dueAfterSeconds}. */
    public TaskBuilder dueAfterSeconds(@Nullable Long value) {
        this.dueAfterSeconds = value;
        return this;
    }

    /** With this {@link TaskPlan#dueAfter}. */
    public TaskBuilder dueAfter(@Nullable String value) {
        this.dueAfter = value;
        return this;
    }

    /** With this {@link TaskPlan#escalateAfterSeconds}. */
    public TaskBuilder escalateAfterSeconds(@Nullable Long value) {
        this.escalateAfterSeconds = value;
        return this;
    }

    /** With this {@link TaskPlan#blockedBy}. */
    public TaskBuilder blockedBy(List<String> value) {
        this.blockedBy = value;
        return this;
    }

    /** With this {@link TaskPlan#condition}. */
    public TaskBuilder condition(@Nullable String value) {
        this.condition = value;
        return this;
    }

    /** With this {@link TaskPlan#evidence}. */
    public TaskBuilder evidence(boolean value) {
        this.evidence = value;
        return this;
    }

    /** With this {@link TaskPlan#command}. */
    public TaskBuilder command(@Nullable String value) {
        this.command = value;
        return this;
    }

    /** What was said. */
    public TaskPlan build() {
        return new TaskPlan(
                id,
                title,
                description,
                owner,
                backup,
                ownerRole,
                ownerGroup,
                ownerProperty,
                ownerOnCall,
                dueAfterSeconds,
                dueAfter,
                escalateAfterSeconds,
                blockedBy,
                condition,
                evidence,
                command);
    }
}
