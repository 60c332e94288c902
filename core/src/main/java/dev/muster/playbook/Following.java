package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.condition.Facts;
import dev.muster.incident.PropertyEvent.PropertySet;
import dev.muster.playbook.TaskEvent.TasksFollowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows for the tasks of a channel from one thing that happened, in its transaction and as one entry. One pass:
 * first the conditions that look at it, then what waits for it or for a task that was shown or hidden by it. Nothing of
 * that changes how a task stands, so that there is no second pass.
 */
final class Following {
    private final ChannelId channel;
    private final State state;
    private final Context context;
    private final Map<String, Task> before = new LinkedHashMap<>();
    private final Map<String, TaskChange> changes = new LinkedHashMap<>();
    private final Map<String, TaskCondition> turned = new LinkedHashMap<>();
    private final Set<Added> incoming = new LinkedHashSet<>();

    Following(ChannelId channel, State state, Context context) {
        this.channel = channel;
        this.state = state;
        this.context = context;
    }

    private TaskChange change(Task task) {
        before.putIfAbsent(task.id(), task);
        return changes.computeIfAbsent(task.id(), id -> task.change());
    }

    /** Something that conditions look at may be another. */
    Following subject(String subject) {
        Facts facts = new TaskFacts(state, channel, context.now());
        for (TaskCondition condition : TaskCondition.about(state, channel, subject)) {
            boolean holds = condition.when().holds(facts);
            if (holds != condition.holds()) {
                turned.put(condition.id(), condition.turned(holds));
                state.find(Task.KIND, Task.under(channel, condition.id()))
                        .forEach(t -> change(t).under(condition.id(), holds));
            }
        }
        List.copyOf(before.values()).stream()
                .filter(t -> pending(t.id()) != t.pending())
                .forEach(t -> waiting(t.id()));
        return this;
    }

    /** A task was finished, or reopened. */
    Following task(Task task) {
        subject(Task.SUBJECT + task.id());
        List<Task> others = awaiting(Task.SUBJECT + task.id());
        waiting(others);
        for (Task other : others) {
            if ((Task.SUBJECT + task.id()).equals(other.dueAfter())) {
                due(other, !task.state().live(), other.due() != null);
            }
        }
        return this;
    }

    /** A task that was hidden was touched, and is there now. */
    Following waiting(String task) {
        waiting(awaiting(Task.SUBJECT + task));
        return this;
    }

    private void waiting(List<Task> others) {
        for (Task other : others) {
            List<String> left = other.blockedBy().stream().filter(this::pending).toList();
            if (!left.equals(other.waitsFor())) {
                change(other).blocked(other.blockedBy(), left);
            }
        }
    }

    private List<Task> awaiting(String subject) {
        return state.find(Task.KIND, Task.awaiting(channel, subject));
    }

    private boolean pending(String task) {
        TaskChange change = changes.get(task);
        return change != null
                ? change.task().pending()
                : state.get(Task.KIND, Task.id(channel, task))
                        .map(Task::pending)
                        .orElse(false);
    }

    /** What a task is due after has happened, or has not after all. */
    private void due(Task task, boolean now, boolean already) {
        Long seconds = task.dueAfterSeconds();
        if (now != already && seconds != null) {
            TaskChange change = change(task).dueBecause(now ? context.now().plusSeconds(seconds) : null);
            if (task.escalateAfterSeconds() == null) {
                change.watchedFrom(context.now());
            }
        }
    }

    /** A property was set: those whom it names own what its people own, unless somebody else took it. */
    Following property(PropertySet event) {
        String subject = "property:" + event.property().definition().id();
        subject(subject);
        for (Task task : awaiting(subject)) {
            if (subject.equals(task.dueAfter())) {
                due(task, !event.to().isEmpty(), task.due() != null);
            }
            if (subject.equals("property:" + task.ownerProperty())
                    && task.state().live()) {
                owned(
                        task,
                        event.before(),
                        event.people().isEmpty() ? null : event.people().get(0));
            }
        }
        return this;
    }

    private void owned(Task task, List<String> then, @Nullable Added now) {
        PersonId owner = task.owner();
        PersonId person = now == null ? null : now.person();
        boolean taken = owner != null && !then.contains(owner.value());
        if (taken || Objects.equals(owner, person)) {
            return;
        }
        TaskChange change = change(task).owner(person, now == null ? null : now.name());
        if (person != null && person.equals(task.backup())) {
            change.backup(null, null);
        }
        change.watchedFrom(context.now());
        if (now != null) {
            incoming.add(now);
        }
    }

    /** All of it; nothing when nothing follows. */
    Decision decision() {
        Decision decision = new Decision();
        if (changes.isEmpty() && turned.isEmpty()) {
            return decision;
        }
        Channels.includeAdded(decision, channel, incoming, state, context);
        turned.values().forEach(c -> decision.put(TaskCondition.KIND, c));
        List<Task> after = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        List<String> ready = new ArrayList<>();
        Set<PersonId> notified = new LinkedHashSet<>();
        changes.forEach((id, change) -> {
            Task was = task(id);
            boolean freed = change.ready() && !ready(was);
            if (freed) {
                change.watchedAgain(context.now(), Silence.PATIENCE);
            }
            Task is = change.task();
            after.add(is);
            if (is.shown() != was.shown()) {
                (is.shown() ? shown : hidden).add(id);
            } else if (freed) {
                ready.add(id);
            }
            boolean another = !Objects.equals(is.owner(), was.owner());
            if (is.owner() != null && (freed || another)) {
                notified.add(is.owner());
            }
        });
        notified.remove(context.actor().id());
        Tasks.change(decision, List.copyOf(before.values()), after, state);
        return decision.append(
                channel.journal(context.workspace()),
                new TasksFollowed(after, List.copyOf(turned.values()), shown, hidden, ready, List.copyOf(notified)));
    }

    private Task task(String id) {
        return Objects.requireNonNull(before.get(id), "whatever is changed was there before");
    }

    private static boolean ready(Task task) {
        return task.pending() && task.waitsFor().isEmpty();
    }

    /** True when there is somebody to see it. */
    static boolean current(State state, ChannelId channel) {
        return state.get(Channel.KIND, channel.value())
                .filter(c -> !c.archived())
                .isPresent();
    }
}
