package dev.muster.playbook;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentId;
import dev.muster.journal.JournalId;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.PlaybookEvent.What;
import dev.muster.playbook.TaskCommands.Found;
import dev.muster.playbook.TaskCommands.OfTask;
import dev.muster.playbook.TaskCommands.Versioned;
import dev.muster.playbook.TaskEvent.Before;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules about tasks share: how a task is found, what has to be so, and how a change is written. */
final class TaskActs {
    private static final Set<What> TAKEN_BACK = EnumSet.of(What.STATE, What.ASSIGNED, What.EDITED, What.UNDONE);

    private TaskActs() {}

    /** The task that a command is about. */
    static Task known(OfTask command, State state) {
        return known(command.channel(), command.task(), state);
    }

    static Task known(ChannelId channel, String task, State state) {
        return state.get(Task.KIND, Task.id(channel, task)).orElseThrow(Rejection::absent);
    }

    /**
     * The task, if what the command rests on is as its sender saw it.
     *
     * @param newest at which version that was last changed
     */
    static Task seen(Versioned command, State state, ToIntFunction<TaskStamps> newest) {
        Task task = known(command, state);
        Integer version = command.version();
        if (version != null && (version > task.version() || newest.applyAsInt(task.stamps()) > version)) {
            throw Rejection.conflict(task.inWords() + "; look at it and send again what still holds");
        }
        return task;
    }

    /** Refuses to have a task done that waits for another, or whose evidence is missing. */
    static void requireReady(Task task, State state) {
        if (!task.waitsFor().isEmpty()) {
            String others = task.waitsFor().stream()
                    .flatMap(id -> state.get(Task.KIND, Task.id(task.channel(), id)).stream())
                    .map(t -> "\"" + t.title() + "\"")
                    .collect(Collectors.joining(", "));
            throw Rejection.conflict("this task waits for " + others + "; finish or skip that first");
        }
        if (task.evidenceRequired() && task.evidence().isEmpty()) {
            throw Rejection.conflict("this task is done once something shows it; attach a file or a link to it first");
        }
    }

    /** Writes a change that a person made. */
    static Decision changed(
            Task before,
            TaskChange change,
            What what,
            @Nullable String from,
            @Nullable String to,
            Found found,
            ChannelCommand command,
            State state,
            Context context) {
        Task after = worked(change, before, context);
        Decision decision = touched(command.channel(), found, state, context);
        Tasks.change(decision, before, after, state);
        boolean another = !Objects.equals(before.owner(), after.owner());
        List<PersonId> notified = another ? told(after, context) : List.of();
        Before was = TAKEN_BACK.contains(what) ? Before.of(before, after) : null;
        return decision.append(journal(command, context), new TaskChanged(after, what, from, to, notified, was));
    }

    /** A person acted on it: what was hidden is there from now on, and so is silence about it. */
    static Task worked(TaskChange change, Task before, Context context) {
        if (change.touched().ready() && !before.shown()) {
            change.watchedAgain(context.now(), Silence.PATIENCE);
        }
        return change.task();
    }

    /** A person worked on the incident, if it is one; and whoever is given something has to be there. */
    static Decision touched(ChannelId channel, Found found, State state, Context context) {
        Decision decision = new Decision();
        List<Person> people = Stream.of(found.owner(), found.backup())
                .flatMap(Stream::ofNullable)
                .toList();
        Channels.include(decision, channel, people, state, context);
        return InIncident.touch(decision, IncidentId.of(channel), state, context);
    }

    /** Whoever owns it now, unless they did it themselves. */
    static List<PersonId> told(Task task, Context context) {
        return Stream.ofNullable(task.owner())
                .filter(p -> !p.equals(context.actor().id()))
                .toList();
    }

    /** Whoever owns it shows by any act that they know of it. */
    static TaskChange byOwner(TaskChange change, Task before, Context context) {
        return context.actor().id().equals(before.owner()) ? change.acknowledged() : change;
    }

    static JournalId journal(ChannelCommand command, Context context) {
        return command.channel().journal(context.workspace());
    }
}
