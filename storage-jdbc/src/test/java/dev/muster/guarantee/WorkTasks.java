package dev.muster.guarantee;

import dev.muster.guarantee.WorkModel.Act;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tasks of {@link WorkModel}: in one list in their order, each a few fields with versions. */
final class WorkTasks {
    static final List<String> STATES = List.of("open", "in-progress", "done", "skipped");
    private static final List<String> LIVE = STATES.subList(0, 2);
    /** Parts that are changed apart from each other. */
    private static final int TITLE = 0;

    private static final int DUE = 1;
    private static final int OWNER = 2;
    private static final int BACKUP = 3;
    private static final int STATE = 4;

    /** A task. */
    static final class T {
        String id;
        String title;
        String stage;
        String owner = "";
        String backup = "";
        String state = "open";
        String condition;
        boolean holds = true;
        boolean touched;
        boolean acknowledged;
        boolean due;
        int version = 1;
        int comments;
        final int[] stamps = {1, 1, 1, 1, 1};
        final Set<T> blockedBy = new LinkedHashSet<>();
        Set<T> waitsFor = new LinkedHashSet<>();

        T(String id, String title, String stage) {
            this.id = id;
            this.title = title;
            this.stage = stage;
        }

        boolean shown() {
            return holds || touched;
        }

        boolean pending() {
            return shown() && LIVE.contains(state);
        }

        String visibility() {
            return holds ? "VISIBLE" : touched ? "KEPT" : "HIDDEN";
        }
    }

    private final WorkModel model;
    final List<T> all = new ArrayList<>();
    /** The one that a condition looks at; null before there is any. */
    private @Nullable T watched;

    WorkTasks(WorkModel model) {
        this.model = model;
    }

    /** Takes in a task that is there at the beginning. */
    void begin(T task) {
        all.add(task);
        if (task.condition == null && watched == null) {
            watched = task;
        }
        task.holds = task.condition == null || holds(task.condition);
    }

    /** Which one an act is about. */
    T about(int number) {
        return all.get(number % all.size());
    }

    /** The version that a sender has in mind: none, that of now, or an older one. */
    static Integer version(T task, int how) {
        return how % 4 == 0 ? null : how % 4 == 1 ? Integer.valueOf(Math.max(1, task.version - 2)) : task.version;
    }

    static String state(Act act) {
        return WorkModel.pick(STATES, act.with() + act.how());
    }

    /** Nobody in one of five. */
    static String owner(Act act) {
        return act.with() % 5 == 0 ? "" : WorkModel.pick(WorkModel.PEOPLE, act.with());
    }

    boolean act(Act act) {
        if (act.what().equals("add")) {
            return true; // what it is called is known only behind the act: see added
        }
        T task = about(act.on());
        T other = about(act.with());
        return switch (act.what()) {
            case "state" -> set(task, act);
            case "edit" -> edit(task, act);
            case "assign" -> assign(task, act);
            case "acknowledge" -> acknowledge(task, act.actor());
            case "block" -> block(task, other, act.actor());
            case "unblock" -> unblock(task, other);
            case "comment" -> comment(task, act.actor());
            case "before" -> move(task, other, null, act);
            case "behind" -> move(task, other, null, act);
            case "to-stage" -> move(task, null, stage(act), act);
            default -> throw new AssertionError(act.what());
        };
    }

    static String stage(Act act) {
        return act.how() % 3 == 0 ? "Later" : "First";
    }

    void added(String id, Act act) {
        T task = new T(id, WorkModel.pick(WorkModel.TITLES, act.on()), stage(act));
        task.owner = owner(act);
        task.acknowledged = task.owner.equals(act.actor());
        all.add(behind(task.stage), task);
    }

    /** The place behind the last of a stage; behind all when there is none. */
    private int behind(String stage) {
        int place = all.size();
        for (int i = 0; i < all.size(); i++) {
            place = all.get(i).stage.equals(stage) ? i + 1 : place;
        }
        return all.stream().anyMatch(t -> t.stage.equals(stage)) ? place : all.size();
    }

    private static boolean fresh(T task, int how, int... parts) {
        Integer version = version(task, how);
        return version == null || Arrays.stream(parts).allMatch(p -> task.stamps[p] <= version);
    }

    /** A person changed it: another version, and it is there from now on. */
    private void changed(T task, int... parts) {
        task.version++;
        task.touched = true;
        Arrays.stream(parts).forEach(p -> task.stamps[p] = task.version);
        boolean turned = Arrays.stream(parts).anyMatch(p -> p == STATE);
        follow(turned && task == watched ? "task" : "");
    }

    private static void byOwner(T task, String actor) {
        task.acknowledged |= actor.equals(task.owner);
    }

    private boolean set(T task, Act act) {
        String to = state(act);
        if (!fresh(task, act.how(), STATE, TITLE)) {
            return false;
        }
        if (to.equals(task.state)) {
            return true;
        }
        boolean may = LIVE.contains(task.state) || LIVE.contains(to);
        if (!may || (to.equals("done") && !task.waitsFor.isEmpty())) {
            return false;
        }
        task.state = to;
        byOwner(task, act.actor());
        changed(task, STATE);
        return true;
    }

    private boolean edit(T task, Act act) {
        String title = WorkModel.pick(WorkModel.TITLES, act.with());
        boolean due = act.with() % 4 == 0;
        if (!(due ? fresh(task, act.how(), STATE, TITLE, DUE) : fresh(task, act.how(), STATE, TITLE))) {
            return false;
        }
        boolean other = !title.equals(task.title);
        if (!other && !due) {
            return true;
        }
        boolean moved = due && !task.due;
        task.title = title;
        task.due |= due;
        byOwner(task, act.actor());
        changed(
                task,
                other && moved
                        ? new int[] {TITLE, DUE}
                        : other ? new int[] {TITLE} : moved ? new int[] {DUE} : new int[0]);
        return true;
    }

    /** Owner alone, or backup alone. */
    private boolean assign(T task, Act act) {
        String person = owner(act);
        boolean backup = act.how() % 2 == 0;
        if (!(backup ? fresh(task, act.how(), BACKUP) : fresh(task, act.how(), OWNER, BACKUP))) {
            return false;
        }
        if (person.equals(backup ? task.backup : task.owner)) {
            return true;
        }
        if (backup) {
            if (!person.isEmpty() && person.equals(task.owner)) {
                return false;
            }
            task.backup = person;
            changed(task, BACKUP);
            return true;
        }
        task.owner = person;
        task.acknowledged = person.equals(act.actor());
        if (!person.isEmpty() && person.equals(task.backup)) {
            task.backup = "";
            changed(task, OWNER, BACKUP);
        } else {
            changed(task, OWNER);
        }
        return true;
    }

    private boolean acknowledge(T task, String actor) {
        if (!actor.equals(task.owner) && !actor.equals(task.backup)) {
            return false;
        }
        if (!task.acknowledged) {
            task.acknowledged = true;
            changed(task);
        }
        return true;
    }

    private boolean block(T task, T by, String actor) {
        if (task == by || (!task.blockedBy.contains(by) && waits(by, task))) {
            return false;
        }
        if (task.blockedBy.add(by)) {
            task.waitsFor = pending(task);
            changed(task);
        }
        return true;
    }

    private static boolean waits(T task, T other) {
        return task.blockedBy.stream().anyMatch(t -> t == other || waits(t, other));
    }

    private boolean unblock(T task, T by) {
        if (task.blockedBy.remove(by)) {
            task.waitsFor = pending(task);
            changed(task);
        }
        return true;
    }

    private static Set<T> pending(T task) {
        Set<T> pending = new LinkedHashSet<>(task.blockedBy);
        pending.removeIf(t -> !t.pending());
        return pending;
    }

    private boolean comment(T task, String actor) {
        task.comments++;
        byOwner(task, actor);
        changed(task);
        return true;
    }

    private boolean move(T task, T anchor, String stage, Act act) {
        if (task == anchor) {
            return false;
        }
        List<T> order = new ArrayList<>(all);
        String to = Objects.requireNonNullElseGet(stage, () -> anchor.stage);
        order.remove(task);
        if (anchor != null) {
            order.add(order.indexOf(anchor) + (act.what().equals("before") ? 0 : 1), task);
        } else {
            boolean last = all.stream()
                    .filter(t -> t.stage.equals(to))
                    .reduce((a, b) -> b)
                    .filter(t -> t == task)
                    .isPresent();
            if (last) {
                return true;
            }
            int place = order.size();
            for (int i = 0; i < order.size(); i++) {
                place = order.get(i).stage.equals(to) ? i + 1 : place;
            }
            order.add(order.stream().anyMatch(t -> t != task && t.stage.equals(to)) ? place : order.size(), task);
        }
        if (!order.equals(all) || !task.stage.equals(to)) {
            all.clear();
            all.addAll(order);
            task.stage = to;
            task.version++;
        }
        return true;
    }

    /** What follows when something that conditions look at has changed, or a task that others wait for. */
    void follow(String subject) {
        Set<T> followed = new LinkedHashSet<>();
        for (T task : all) {
            if (subject.equals(task.condition) && holds(subject) != task.holds) {
                task.holds = !task.holds;
                followed.add(task);
            }
        }
        for (T task : all) {
            Set<T> pending = pending(task);
            if (!pending.equals(task.waitsFor)) {
                task.waitsFor = pending;
                followed.add(task);
            }
        }
        followed.forEach(t -> t.version++);
    }

    boolean holds(String condition) {
        return switch (condition) {
            case "severity" -> model.severity.equals("SEV1");
            case "status" -> model.status.equals("mitigated") || model.status.equals("resolved");
            case "task" -> watched != null && watched.state.equals("done");
            case "region" -> model.region.equals("eu");
            default -> throw new AssertionError(condition);
        };
    }
}
