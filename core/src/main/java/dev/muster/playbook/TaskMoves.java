package dev.muster.playbook;

import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.playbook.TaskCommands.Found;
import dev.muster.playbook.TaskCommands.MoveTask;
import dev.muster.playbook.TaskEvent.TaskMoved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Moves tasks. What they are moved next to is where it is now, wherever the sender saw it. */
final class TaskMoves {
    private TaskMoves() {}

    static MoveTask check(MoveTask command, Admission admission) {
        Limits.required("task", command.task(), 64);
        if (command.before() != null && command.after() != null) {
            throw Rejection.invalid("after", "name the task before it or the one behind it, not both");
        }
        String stage = command.stage();
        return new MoveTask(
                command.channel(),
                command.task(),
                stage == null ? null : Limits.required("stage", stage, 120),
                id("before", command.before()),
                id("after", command.after()));
    }

    private static @Nullable String id(String field, @Nullable String id) {
        return id == null ? null : Limits.required(field, id, 64);
    }

    static Decision move(MoveTask command, State state, Context context) {
        Task task = TaskActs.known(command, state);
        String named = command.before() != null ? command.before() : command.after();
        Task anchor = named == null ? null : TaskActs.known(command.channel(), named, state);
        if (anchor != null && anchor.id().equals(task.id())) {
            throw Rejection.invalid(command.before() != null ? "before" : "after", "name another task");
        }
        String stage = Objects.requireNonNullElse(command.stage(), anchor == null ? task.stage() : anchor.stage());
        Task there = anchor != null && anchor.stage().equals(stage)
                ? anchor
                : Places.last(Task.staged(command.channel(), stage), state).orElse(null);
        boolean before = there != null && there.equals(anchor) && command.before() != null;
        if (task.stage().equals(stage) && stands(task, there, before, state)) {
            return new Decision();
        }
        List<Task> changed = there == null
                ? List.of(task.change()
                        .place(stage, Places.end(command.channel(), state))
                        .task())
                : beside(task, stage, there, before, state);
        Task moved = changed.stream()
                .filter(t -> t.id().equals(task.id()))
                .findFirst()
                .orElseThrow(Rejection::absent);
        List<Task> were = changed.stream()
                .map(t -> TaskActs.known(command.channel(), t.id(), state))
                .toList();
        Decision decision = TaskActs.touched(command.channel(), Found.NOBODY, state, context);
        Tasks.change(decision, were, changed, state);
        List<Task> others =
                changed.stream().filter(t -> !t.id().equals(moved.id())).toList();
        return decision.append(TaskActs.journal(command, context), new TaskMoved(moved, others, task.stage()));
    }

    /** True when it is where it is to be. */
    private static boolean stands(Task task, @Nullable Task there, boolean before, State state) {
        if (there == null || there.id().equals(task.id())) {
            return there != null;
        }
        Optional<Task> beside = before ? Places.next(task, state) : Places.previous(task, state);
        return beside.filter(t -> t.id().equals(there.id())).isPresent();
    }

    /** The task next to another; together with all the others when there is no number left between two of them. */
    private static List<Task> beside(Task task, String stage, Task there, boolean before, State state) {
        Optional<Task> other = before ? Places.previous(there, state) : Places.next(there, state);
        long near = there.position();
        long far = other.map(Task::position).orElse(before ? near - Places.GAP * 2 : near + Places.GAP * 2);
        OptionalLong place = before ? Places.between(far, near) : Places.between(near, far);
        if (other.isEmpty()) {
            place = OptionalLong.of(before ? near - Places.GAP : near + Places.GAP);
        }
        return place.isPresent()
                ? List.of(task.change().place(stage, place.getAsLong()).task())
                : anew(task, stage, there, before, state);
    }

    /** All tasks with new places, those of one stage side by side. */
    private static List<Task> anew(Task task, String stage, Task there, boolean before, State state) {
        Map<String, List<Task>> stages = new LinkedHashMap<>();
        for (Task each : Tasks.in(state, task.channel())) {
            List<Task> list = stages.computeIfAbsent(each.stage(), s -> new ArrayList<>());
            if (each.id().equals(there.id())) {
                list.addAll(before ? List.of(task, each) : List.of(each, task));
            } else if (!each.id().equals(task.id())) {
                list.add(each);
            }
        }
        List<Task> placed = new ArrayList<>();
        long[] at = {0};
        stages.values()
                .forEach(list -> list.forEach(t -> {
                    at[0] += Places.GAP;
                    String in = t.id().equals(task.id()) ? stage : t.stage();
                    if (t.position() != at[0] || !t.stage().equals(in)) {
                        placed.add(t.change().place(in, at[0]).task());
                    }
                }));
        return placed;
    }
}
