package dev.muster.playbook;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.PlaybookEvent.TaskAdded;
import dev.muster.playbook.PlaybookEvent.What;
import dev.muster.playbook.TaskCommands.AcknowledgeTask;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.Found;
import dev.muster.playbook.TaskCommands.SetTaskState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be done with tasks, and what comes of it. */
final class TaskRules {
    private static final int LONGEST_MINUTES = (int) (ContentCheck.LONGEST_SECONDS / 60);
    private static final String NO_STAGE = "Tasks";

    private TaskRules() {}

    static AddTask check(AddTask command, Admission admission) {
        PersonId owner = command.owner();
        PersonId backup = command.backup();
        String stage = Limits.optional("stage", command.stage(), 120);
        checkDue(command.dueInMinutes());
        return new AddTask(
                command.channel(),
                Limits.required("title", command.title(), 200),
                stage.isEmpty() ? NO_STAGE : stage,
                Limits.optional("description", command.description(), 2_000),
                owner,
                backup,
                command.dueInMinutes(),
                blockers(command.blockedBy()),
                command.evidence(),
                found(
                        owner == null ? null : admission.person("owner", owner),
                        backup == null ? null : admission.person("backup", backup)));
    }

    private static List<String> blockers(@Nullable List<String> given) {
        return Limits.atMost("blockedBy", given, TaskWork.MOST_BLOCKERS).stream()
                .map(id -> Limits.required("blockedBy", id, 64))
                .distinct()
                .toList();
    }

    static Decision add(AddTask command, State state, Context context) {
        Found found = Objects.requireNonNullElse(command.found(), Found.NOBODY);
        Decision decision = TaskActs.touched(command.channel(), found, state, context);
        Person owner = found.owner();
        Person backup = found.backup();
        Integer minutes = command.dueInMinutes();
        List<String> blockers = Objects.requireNonNullElse(command.blockedBy(), List.of());
        blockers.forEach(id -> TaskActs.known(command.channel(), id, state));
        Task.Hands hands = new Task.Hands(
                owner == null ? null : owner.id(),
                owner == null ? null : owner.name(),
                backup == null ? null : backup.id(),
                backup == null ? null : backup.name());
        String stage = Objects.requireNonNullElse(command.stage(), NO_STAGE);
        TaskChange made = Task.made(
                command.channel(),
                context.newId(),
                plan(command, minutes),
                stage,
                hands,
                context.now(),
                Places.behind(command.channel(), stage, state));
        made.blocked(blockers, TaskWork.pending(command.channel(), blockers, state));
        Tally.grow(decision, command.channel(), 1, state);
        boolean own = owner != null && owner.id().equals(context.actor().id());
        Task task = (own ? made.acknowledged() : made).task();
        Tasks.add(decision, List.of(task), state);
        return decision.append(TaskActs.journal(command, context), new TaskAdded(task, TaskActs.told(task, context)))
                .answer("task", task.id());
    }

    private static TaskPlan plan(AddTask command, @Nullable Integer minutes) {
        return TaskPlan.of(command.title())
                .description(command.description())
                .dueAfterSeconds(minutes == null ? null : minutes * 60L)
                .evidence(Boolean.TRUE.equals(command.evidence()))
                .build();
    }

    static SetTaskState check(SetTaskState command, Admission admission) {
        Limits.required("task", command.task(), 64);
        Limits.present("state", command.state());
        return command;
    }

    static Decision state(SetTaskState command, State state, Context context) {
        Task before = TaskActs.seen(command, state, s -> Math.max(s.state(), Math.max(s.title(), s.description())));
        TaskState to = command.state();
        if (before.state() == to) {
            return new Decision();
        }
        if (!before.state().mayBecome(to)) {
            throw Rejection.conflict(
                    before.inWords() + "; what is " + before.state().word() + " has to be reopened first");
        }
        if (to == TaskState.DONE) {
            TaskActs.requireReady(before, state);
        }
        TaskChange change = TaskActs.byOwner(before.change().state(to), before, context);
        if (!before.state().live()) {
            change.watchedFrom(context.now());
        }
        String from = before.state().word();
        return TaskActs.changed(before, change, What.STATE, from, to.word(), Found.NOBODY, command, state, context);
    }

    static AssignTask check(AssignTask command, Admission admission) {
        Limits.required("task", command.task(), 64);
        return new AssignTask(
                command.channel(),
                command.task(),
                command.owner(),
                command.backup(),
                command.version(),
                found(person("owner", command.owner(), admission), person("backup", command.backup(), admission)));
    }

    static Decision assign(AssignTask command, State state, Context context) {
        Task before = TaskActs.seen(
                command,
                state,
                s -> Math.max(
                        command.owner() == null ? 0 : Math.max(s.owner(), s.backup()),
                        command.backup() == null ? 0 : s.backup()));
        Found found = Objects.requireNonNullElse(command.found(), Found.NOBODY);
        TaskChange change = before.change();
        Person owner = found.owner();
        PersonId owns = owner == null ? null : owner.id();
        boolean another = command.owner() != null && !Objects.equals(owns, before.owner());
        if (another) {
            change.owner(owns, owner == null ? null : owner.name()).watchedFrom(context.now());
            if (Objects.equals(owns, context.actor().id())) {
                change.acknowledged();
            }
        }
        Person backup = found.backup();
        PersonId backs = backup == null ? null : backup.id();
        boolean other = command.backup() != null && !Objects.equals(backs, before.backup());
        if (other) {
            change.backup(backs, backup == null ? null : backup.name());
        }
        if (!another && !other) {
            return new Decision();
        }
        Task after = change.task();
        if (after.owner() != null && after.owner().equals(after.backup())) {
            if (other) {
                throw Rejection.invalid("backup", "the backup must be someone else than the owner");
            }
            after = change.backup(null, null).task();
        }
        return TaskActs.changed(
                before, change, What.ASSIGNED, before.ownerName(), after.ownerName(), found, command, state, context);
    }

    static EditTask check(EditTask command, Admission admission) {
        Limits.required("task", command.task(), 64);
        checkDue(command.dueInMinutes());
        return new EditTask(
                command.channel(),
                command.task(),
                command.title() == null ? null : Limits.required("title", command.title(), 200),
                command.description() == null ? null : Limits.optional("description", command.description(), 2_000),
                command.dueInMinutes(),
                command.version());
    }

    static Decision edit(EditTask command, State state, Context context) {
        Task before = TaskActs.seen(command, state, s -> edited(command, s));
        TaskChange change = before.change()
                .describe(
                        Objects.requireNonNullElse(command.title(), before.title()),
                        Objects.requireNonNullElse(command.description(), before.description()));
        Integer minutes = command.dueInMinutes();
        if (minutes != null) {
            change.due(context.now().plus(Duration.ofMinutes(minutes)));
            if (before.escalateAfterSeconds() == null) {
                change.watchedFrom(context.now());
            }
        }
        Task after = TaskActs.byOwner(change, before, context).task();
        boolean same = minutes == null
                && after.title().equals(before.title())
                && after.description().equals(before.description());
        if (same) {
            return new Decision();
        }
        return TaskActs.changed(before, change, What.EDITED, null, null, Found.NOBODY, command, state, context);
    }

    /** When that was last changed which is to be changed now; and whether somebody has finished what it said before. */
    private static int edited(EditTask command, TaskStamps s) {
        int text =
                Math.max(command.title() == null ? 0 : s.title(), command.description() == null ? 0 : s.description());
        int due = command.dueInMinutes() == null ? 0 : s.due();
        return Math.max(s.state(), Math.max(text, due));
    }

    static AcknowledgeTask check(AcknowledgeTask command, Admission admission) {
        Limits.required("task", command.task(), 64);
        return command;
    }

    static Decision acknowledge(AcknowledgeTask command, State state, Context context) {
        Task before = TaskActs.known(command, state);
        PersonId actor = context.actor().id();
        if (!actor.equals(before.owner()) && !actor.equals(before.backup())) {
            throw Rejection.absent();
        }
        if (before.acknowledged()) {
            return new Decision();
        }
        TaskChange change = before.change().acknowledged();
        return TaskActs.changed(before, change, What.ACKNOWLEDGED, null, null, Found.NOBODY, command, state, context);
    }

    private static Found found(@Nullable Person owner, @Nullable Person backup) {
        if (owner != null && backup != null && owner.id().equals(backup.id())) {
            throw Rejection.invalid("backup", "the backup must be someone else than the owner");
        }
        return new Found(owner, backup);
    }

    private static @Nullable Person person(String field, @Nullable String id, Admission admission) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            return admission.person(field, new PersonId(id));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid(field, "is no id of a person");
        }
    }

    private static void checkDue(@Nullable Integer minutes) {
        if (minutes != null) {
            Limits.within("dueInMinutes", minutes, 1, LONGEST_MINUTES);
        }
    }
}
