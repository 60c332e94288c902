package dev.muster.playbook;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentId;
import dev.muster.journal.JournalId;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.PlaybookEvent.TaskAdded;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.PlaybookEvent.What;
import dev.muster.playbook.TaskCommands.AcknowledgeTask;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.Found;
import dev.muster.playbook.TaskCommands.OfTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskCommands.Versioned;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be done with tasks, and what comes of it. */
final class TaskRules {
    private static final int MOST_TASKS = 1_000;
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
                found(
                        owner == null ? null : admission.person("owner", owner),
                        backup == null ? null : admission.person("backup", backup)));
    }

    static Decision add(AddTask command, State state, Context context) {
        Found found = Objects.requireNonNullElse(command.found(), Found.NOBODY);
        Decision decision = touched(command.channel(), found, state, context);
        Person owner = found.owner();
        Person backup = found.backup();
        Integer minutes = command.dueInMinutes();
        TaskPlan plan = new TaskPlan(
                command.title(), command.description(), null, null, null, minutes == null ? null : minutes * 60L, null);
        Task.Hands hands = new Task.Hands(
                owner == null ? null : owner.id(),
                owner == null ? null : owner.name(),
                backup == null ? null : backup.id(),
                backup == null ? null : backup.name());
        String stage = Objects.requireNonNullElse(command.stage(), NO_STAGE);
        TaskChange made = Task.made(
                command.channel(), context.newId(), plan, stage, hands, context.now(), next(command.channel(), state));
        boolean own = owner != null && owner.id().equals(context.actor().id());
        Task task = (own ? made.acknowledged() : made).task();
        Tasks.add(decision, List.of(task), state);
        return decision.append(journal(command, context), new TaskAdded(task, told(task, context)))
                .answer("task", task.id());
    }

    private static long next(ChannelId channel, State state) {
        Find last = Find.of(state.workspace(), Task.KIND.name(), Term.of("channel", channel))
                .newestFirst()
                .most(1);
        long next =
                state.find(Task.KIND, last).stream().mapToLong(Task::position).sum() + 1;
        if (next > MOST_TASKS) {
            throw Rejection.conflict("a channel holds " + MOST_TASKS + " tasks at most; use another channel");
        }
        return next;
    }

    static SetTaskState check(SetTaskState command, Admission admission) {
        Limits.required("task", command.task(), 64);
        Limits.present("state", command.state());
        return command;
    }

    static Decision state(SetTaskState command, State state, Context context) {
        Task before = task(command, state);
        TaskState to = command.state();
        if (before.state() == to) {
            return new Decision();
        }
        if (!before.state().mayBecome(to)) {
            throw Rejection.conflict(
                    before.inWords() + "; what is " + before.state().word() + " has to be reopened first");
        }
        TaskChange change = byOwner(before.change().state(to), before, context);
        if (!before.state().live()) {
            change.watchedFrom(context.now());
        }
        String from = before.state().word();
        return changed(before, change.task(), What.STATE, from, to.word(), Found.NOBODY, command, state, context);
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
        Task before = task(command, state);
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
        return changed(
                before, after, What.ASSIGNED, before.ownerName(), after.ownerName(), found, command, state, context);
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
        Task before = task(command, state);
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
        Task after = byOwner(change, before, context).task();
        boolean same = minutes == null
                && after.title().equals(before.title())
                && after.description().equals(before.description());
        if (same) {
            return new Decision();
        }
        return changed(before, after, What.EDITED, null, null, Found.NOBODY, command, state, context);
    }

    static AcknowledgeTask check(AcknowledgeTask command, Admission admission) {
        Limits.required("task", command.task(), 64);
        return command;
    }

    static Decision acknowledge(AcknowledgeTask command, State state, Context context) {
        Task before = known(command, state);
        PersonId actor = context.actor().id();
        if (!actor.equals(before.owner()) && !actor.equals(before.backup())) {
            throw Rejection.absent();
        }
        if (before.acknowledged()) {
            return new Decision();
        }
        Task after = before.change().acknowledged().task();
        return changed(before, after, What.ACKNOWLEDGED, null, null, Found.NOBODY, command, state, context);
    }

    private static Decision changed(
            Task before,
            Task after,
            What what,
            @Nullable String from,
            @Nullable String to,
            Found found,
            ChannelCommand command,
            State state,
            Context context) {
        Decision decision = touched(command.channel(), found, state, context);
        Tasks.change(decision, before, after, state);
        boolean another = !Objects.equals(before.owner(), after.owner());
        List<PersonId> notified = another ? told(after, context) : List.of();
        return decision.append(journal(command, context), new TaskChanged(after, what, from, to, notified));
    }

    /** A person worked on the incident, if it is one; and whoever is given something has to be there. */
    private static Decision touched(ChannelId channel, Found found, State state, Context context) {
        Decision decision = new Decision();
        List<Person> people = Stream.of(found.owner(), found.backup())
                .flatMap(Stream::ofNullable)
                .toList();
        Channels.include(decision, channel, people, state, context);
        return InIncident.touch(decision, IncidentId.of(channel), state, context);
    }

    /** Whoever owns it now, unless they did it themselves. */
    private static List<PersonId> told(Task task, Context context) {
        return Stream.ofNullable(task.owner())
                .filter(p -> !p.equals(context.actor().id()))
                .toList();
    }

    private static TaskChange byOwner(TaskChange change, Task before, Context context) {
        return context.actor().id().equals(before.owner()) ? change.acknowledged() : change;
    }

    private static Task task(Versioned command, State state) {
        Task task = known(command, state);
        Integer version = command.version();
        if (version != null && version != task.version()) {
            throw Rejection.conflict(task.inWords() + "; look at it and send again what still holds");
        }
        return task;
    }

    static Task known(OfTask command, State state) {
        return state.get(Task.KIND, Task.id(command.channel(), command.task())).orElseThrow(Rejection::absent);
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

    private static JournalId journal(ChannelCommand command, Context context) {
        return command.channel().journal(context.workspace());
    }
}
