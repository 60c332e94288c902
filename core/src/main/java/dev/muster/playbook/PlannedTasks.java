package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.condition.Condition;
import dev.muster.condition.Condition.Test;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentProperty;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes tasks of what a playbook plans. Whatever tasks and conditions call each other by becomes the id that the task
 * gets; what names a task that is not brought along means the one of that name which is there, and nothing if there is
 * none.
 */
final class PlannedTasks {
    private final ChannelId channel;
    private final Map<String, NamedCondition> plans = new HashMap<>();
    private final Function<TaskPlan, Task.Hands> hands;
    private final State state;
    private final Context context;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, TaskCondition> conditions = new LinkedHashMap<>();
    private final Map<String, Task> there = new HashMap<>();
    private final List<Task> made = new ArrayList<>();

    /**
     * For one channel.
     *
     * @param conditions what tasks can depend on; none where nothing is to be hidden
     * @param hands who has which task
     */
    PlannedTasks(
            ChannelId channel,
            List<NamedCondition> conditions,
            Function<TaskPlan, Task.Hands> hands,
            State state,
            Context context) {
        this.channel = channel;
        conditions.forEach(c -> plans.put(c.id(), c));
        this.hands = hands;
        this.state = state;
        this.context = context;
    }

    /** Takes the tasks that are there into account, for a checklist that comes later. */
    PlannedTasks among(List<Task> tasks) {
        tasks.stream().filter(t -> t.plan() != null).forEach(t -> there.putIfAbsent(t.plan(), t));
        return this;
    }

    /** Makes the tasks of these checklists, the first at this place. */
    PlannedTasks make(List<Checklist> given, long first) {
        List<Checklist> checklists = named(given);
        checklists.forEach(list -> list.tasks().forEach(t -> ids.put(t.id(), context.newId())));
        checklists.stream()
                .flatMap(list -> list.tasks().stream())
                .map(TaskPlan::condition)
                .filter(Objects::nonNull)
                .forEach(this::condition);
        long place = first;
        Map<String, Boolean> shown = new HashMap<>();
        checklists.forEach(list -> list.tasks().forEach(t -> shown.put(ids.get(t.id()), holds(t))));
        for (Checklist list : checklists) {
            for (TaskPlan plan : list.tasks()) {
                made.add(task(plan, list.title(), place, shown));
                place += Places.GAP;
            }
        }
        return this;
    }

    /** Tasks of playbooks that were published before tasks had ids get some now. */
    private List<Checklist> named(List<Checklist> given) {
        return given.stream()
                .map(list -> new Checklist(
                        list.title(),
                        list.tasks().stream()
                                .map(t -> t.id() == null
                                        ? t.change().id(context.newId()).build()
                                        : t)
                                .toList()))
                .toList();
    }

    List<Task> tasks() {
        return made;
    }

    List<TaskCondition> conditions() {
        return List.copyOf(conditions.values());
    }

    private @Nullable String id(String plan) {
        String id = ids.get(plan);
        Task other = there.get(plan);
        return id != null || other == null ? id : other.id();
    }

    private void condition(String id) {
        NamedCondition plan = plans.get(id);
        if (plan == null || conditions.containsKey(id)) {
            return;
        }
        Condition when = Subjects.each(plan.when(), this::here);
        boolean holds = when.holds(new TaskFacts(state, channel, context.now(), Set.copyOf(ids.values())));
        boolean taken =
                state.get(TaskCondition.KIND, TaskCondition.id(channel, id)).isPresent();
        conditions.put(id, new TaskCondition(channel, taken ? context.newId() : id, plan.name(), when, holds));
    }

    private Test here(Test test) {
        String subject = test.subject();
        String id = subject.startsWith(Task.SUBJECT) ? id(subject.substring(Task.SUBJECT.length())) : null;
        return id == null ? test : new Test(Task.SUBJECT + id, test.values());
    }

    private boolean holds(TaskPlan plan) {
        TaskCondition condition = conditions.get(plan.condition());
        return condition == null || condition.holds();
    }

    private Task task(TaskPlan plan, String stage, long place, Map<String, Boolean> shown) {
        String id = Objects.requireNonNull(ids.get(plan.id()), "every task has got an id");
        TaskChange task = Task.made(channel, id, plan, stage, hands.apply(plan), context.now(), place);
        List<String> by =
                plan.blockedBy().stream().map(this::id).filter(Objects::nonNull).toList();
        task.blocked(by, by.stream().filter(b -> pending(b, shown)).toList());
        TaskCondition condition = conditions.get(plan.condition());
        if (condition != null) {
            task.under(condition.id(), condition.holds());
        }
        due(task, plan);
        owner(task, plan);
        return task.task();
    }

    private boolean pending(String id, Map<String, Boolean> shown) {
        Boolean coming = shown.get(id);
        return coming != null ? coming : there.values().stream().anyMatch(t -> t.id().equals(id) && t.pending());
    }

    /** What is due after something that has happened already, or that there is not, is due from now on. */
    private void due(TaskChange task, TaskPlan plan) {
        String after = plan.dueAfter();
        Long seconds = plan.dueAfterSeconds();
        if (after == null || seconds == null) {
            return;
        }
        boolean happened;
        if (after.startsWith(Task.SUBJECT)) {
            String id = id(after.substring(Task.SUBJECT.length()));
            task.dueAfter(id == null ? null : Task.SUBJECT + id);
            happened = id == null
                    || there.values().stream()
                            .anyMatch(t -> t.id().equals(id) && !t.state().live());
        } else {
            task.dueAfter(after);
            happened = property(after.substring(after.indexOf(':') + 1))
                    .filter(p -> p.values().isEmpty())
                    .isEmpty();
        }
        if (happened) {
            task.dueBecause(context.now().plusSeconds(seconds)).watchedFrom(context.now());
        }
    }

    private Optional<IncidentProperty> property(String id) {
        return IncidentProperty.in(state, IncidentId.of(channel), id);
    }

    /** Whom a property names already, if they are here. */
    private void owner(TaskChange task, TaskPlan plan) {
        if (plan.ownerProperty() != null) {
            property(plan.ownerProperty()).stream()
                    .flatMap(p -> p.values().stream().limit(1))
                    .flatMap(p -> state.get(Member.KIND, Member.id(channel, new PersonId(p))).stream())
                    .findFirst()
                    .ifPresent(m -> task.owner(m.person(), m.name()).watchedFrom(context.now()));
        }
    }
}
