package dev.muster.playbook;

import dev.muster.incident.Role;
import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.RolePlan;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What is legal and unwise about tasks and roles. */
final class TaskLint {
    private static final String GIVE_ROLE = "/incident role";
    private final String root;
    private final PlaybookContent content;
    private final Lints.Around around;
    private final Map<String, TaskPlan> byId = new HashMap<>();
    private final Map<String, TaskPlan> places = new LinkedHashMap<>();

    TaskLint(String root, PlaybookContent content, Lints.Around around) {
        this.root = root;
        this.content = content;
        this.around = around;
        for (int i = 0; i < content.checklists().size(); i++) {
            Checklist stage = content.checklists().get(i);
            for (int j = 0; j < stage.tasks().size(); j++) {
                TaskPlan task = stage.tasks().get(j);
                places.put(root + ".checklists[" + i + "].tasks[" + j + "]", task);
                byId.put(Objects.requireNonNullElse(task.id(), ""), task);
            }
        }
    }

    void findInto(List<Finding> found) {
        places.forEach((at, task) -> {
            owner(at, task, found);
            times(at, task, found);
            blockers(at, task, found);
            command(at, task, found);
        });
        titles(found);
        roles(found);
        if (places.isEmpty()) {
            found.add(
                    Lints.hint(root + ".checklists", "no-tasks", "there is nothing to do in this playbook; add tasks"));
        }
        for (int i = 0; i < content.checklists().size(); i++) {
            if (content.checklists().get(i).tasks().isEmpty()) {
                found.add(Lints.hint(
                        root + ".checklists[" + i + "].tasks",
                        "empty-stage",
                        "this stage has no tasks; add some, or take it out"));
            }
        }
    }

    private void owner(String at, TaskPlan task, List<Finding> found) {
        boolean owned = task.owner() != null
                || task.ownerRole() != null
                || task.ownerGroup() != null
                || task.ownerProperty() != null
                || task.ownerOnCall() != null;
        if (!owned) {
            found.add(Lints.warning(
                    at + ".owner",
                    "no-owner",
                    "nobody owns this task when it begins; name a role, a person, a group, a property or a rotation"));
        }
        String rotation = task.ownerOnCall();
        if (rotation != null && !around.rotations().test(rotation)) {
            found.add(Lints.warning(
                    at + ".ownerOnCall",
                    "unknown-rotation",
                    "there is no rotation " + Differences.quoted(rotation)
                            + " that goes on, or several are called so, and nobody would own this task; choose another",
                    Map.of("rotation", rotation)));
        }
    }

    private void times(String at, TaskPlan task, List<Finding> found) {
        Long due = task.dueAfterSeconds();
        Long silent = task.escalateAfterSeconds();
        if (task.dueAfter() != null && due == null) {
            found.add(Lints.warning(
                    at + ".dueAfterSeconds",
                    "no-due-time",
                    "it says after what it is due and not how long after; give a time, or take " + task.dueAfter()
                            + " out",
                    Map.of("after", task.dueAfter())));
        }
        if (due != null && silent != null && silent > due) {
            found.add(Lints.warning(
                    at + ".escalateAfterSeconds",
                    "escalates-late",
                    "its owner may be silent for " + FieldWords.duration(silent) + " and it is due in "
                            + FieldWords.duration(due) + "; escalate before it is due",
                    Map.of("silentSeconds", silent.toString(), "dueSeconds", due.toString())));
        }
        String after = task.dueAfter();
        if (after != null && after.equals("task:" + task.id())) {
            found.add(Lints.warning(
                    at + ".dueAfter", "due-after-itself", "it is due after it is finished itself; name another task"));
        }
    }

    private void blockers(String at, TaskPlan task, List<Finding> found) {
        for (String id : task.blockedBy()) {
            TaskPlan before = byId.get(id);
            if (before == null) {
                continue;
            }
            if (before.condition() != null && !before.condition().equals(task.condition())) {
                found.add(Lints.warning(
                        at + ".blockedBy",
                        "blocked-by-hidden",
                        "it waits for " + Differences.quoted(before.title())
                                + ", which may be hidden; give both the same condition, or do not wait for it",
                        Map.of("before", before.title())));
            }
            Long due = task.dueAfterSeconds();
            Long then = before.dueAfterSeconds();
            boolean sameStart = Objects.equals(task.dueAfter(), before.dueAfter());
            if (due != null && then != null && sameStart && due < then) {
                found.add(Lints.warning(
                        at + ".dueAfterSeconds",
                        "due-before-blocker",
                        "it is due after " + FieldWords.duration(due) + ", and what it waits for, "
                                + Differences.quoted(before.title()) + ", only after " + FieldWords.duration(then),
                        Map.of(
                                "before",
                                before.title(),
                                "dueSeconds",
                                due.toString(),
                                "thenSeconds",
                                then.toString())));
            }
        }
    }

    private void command(String at, TaskPlan task, List<Finding> found) {
        String command = task.command();
        if (command == null) {
            return;
        }
        boolean known =
                around.slashes().stream().anyMatch(s -> command.equals("/" + s) || command.startsWith("/" + s + " "));
        if (!known) {
            found.add(Lints.warning(
                    at + ".command",
                    "unknown-command",
                    "there is no command that begins like " + command + "; type / in a channel to see what there is",
                    Map.of("command", command)));
        }
    }

    private void titles(List<Finding> found) {
        Map<String, String> seen = new HashMap<>();
        places.forEach((at, task) -> {
            String first = seen.putIfAbsent(task.title().toLowerCase(Locale.ROOT), at);
            if (first != null) {
                found.add(Lints.warning(
                        at + ".title",
                        "duplicate-title",
                        "another task is called " + Differences.quoted(task.title()) + " (" + first
                                + "); say what is different",
                        Map.of("title", task.title())));
            }
        });
    }

    /** A role that nobody holds is meant, when some task has it given to someone. */
    private void roles(List<Finding> found) {
        for (int i = 0; i < content.roles().size(); i++) {
            RolePlan role = content.roles().get(i);
            boolean taken = role.primary() != null || role.name().equals(Role.COMMANDER) || isGivenOut(role.name());
            if (!taken) {
                found.add(Lints.warning(
                        root + ".roles[" + i + "].primary",
                        "nobody-holds-role",
                        "nobody holds this role when it begins, and no task gives it to someone; name a person, or add"
                                + " a task with the command " + GIVE_ROLE,
                        Map.of("command", GIVE_ROLE)));
            }
        }
    }

    private boolean isGivenOut(String role) {
        return places.values().stream()
                .map(TaskPlan::command)
                .filter(Objects::nonNull)
                .anyMatch(c -> c.equals(GIVE_ROLE) || (c + " ").startsWith(GIVE_ROLE + " " + role + " "));
    }
}
