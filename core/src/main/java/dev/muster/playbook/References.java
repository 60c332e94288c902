package dev.muster.playbook;

import dev.muster.command.Rejection;
import dev.muster.condition.Condition;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.Metric;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.property.PropertyDefinition;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What parts of one playbook call each other by: every id is there once, and what is named exists. */
final class References {
    private static final int LONGEST = 40;
    private final Set<String> taken = new HashSet<>();

    /** The same, with an id for each task that has none: made of its title, so that the same content gets the same ids. */
    PlaybookContent named(PlaybookContent content) {
        tasks(content).forEach(t -> {
            if (t.id() != null) {
                taken.add(t.id());
            }
        });
        List<Checklist> named = new ArrayList<>();
        content.checklists().forEach(c -> named.add(c == null ? null : named(c)));
        return content.change().checklists(named).build();
    }

    /** The same; what is missing stays missing. */
    private Checklist named(Checklist checklist) {
        List<TaskPlan> tasks = new ArrayList<>();
        checklist.tasks().forEach(t -> tasks.add(t == null || t.id() != null ? t : named(t)));
        return new Checklist(checklist.title(), tasks);
    }

    private TaskPlan named(TaskPlan task) {
        return task.change().id(fresh(task.title())).build();
    }

    private String fresh(@Nullable String title) {
        String plain = Normalizer.normalize(title == null ? "" : title, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "task" : plain.substring(0, Math.min(LONGEST, plain.length()));
        String id = base;
        for (int i = 2; !taken.add(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }

    private static List<TaskPlan> tasks(PlaybookContent content) {
        List<TaskPlan> tasks = new ArrayList<>();
        content.checklists().stream()
                .filter(Objects::nonNull)
                .map(Checklist::tasks)
                .forEach(l -> l.stream().filter(Objects::nonNull).forEach(tasks::add));
        return tasks;
    }

    /** Every reference in a content whose parts are good by themselves. */
    void check(String path, PlaybookContent content) {
        Set<String> properties = unique(
                path + ".properties",
                content.properties().stream().map(PropertyDefinition::id).toList());
        Set<String> conditions = unique(
                path + ".conditions",
                content.conditions().stream().map(NamedCondition::id).toList());
        unique(path + ".rules", content.rules().stream().map(RulePlan::id).toList());
        unique(path + ".metrics", content.metrics().stream().map(Metric::id).toList());
        Map<String, TaskPlan> tasks = new HashMap<>();
        places(path, content).forEach((at, task) -> {
            String id = PartChecks.id(at + ".id", task.id());
            if (tasks.put(id, task) != null) {
                throw Rejection.invalid(at + ".id", id + " is there already; tasks have different ids");
            }
        });
        Names names = new Names(properties, conditions, tasks.keySet());
        places(path, content).forEach((at, task) -> names.check(at, task));
        for (int i = 0; i < content.conditions().size(); i++) {
            names.check(
                    path + ".conditions[" + i + "].when", content.conditions().get(i));
        }
        for (int i = 0; i < content.rules().size(); i++) {
            names.check(
                    path + ".rules[" + i + "].condition", content.rules().get(i).condition());
        }
        places(path, content).forEach((at, task) -> {
            if (circle(task, task, tasks, new HashSet<>())) {
                throw Rejection.invalid(at + ".blockedBy", "in a circle, none of these tasks could ever begin");
            }
        });
    }

    private static Map<String, TaskPlan> places(String path, PlaybookContent content) {
        Map<String, TaskPlan> places = new LinkedHashMap<>();
        for (int i = 0; i < content.checklists().size(); i++) {
            List<TaskPlan> tasks = content.checklists().get(i).tasks();
            for (int j = 0; j < tasks.size(); j++) {
                places.put(path + ".checklists[" + i + "].tasks[" + j + "]", tasks.get(j));
            }
        }
        return places;
    }

    private static boolean circle(TaskPlan from, TaskPlan at, Map<String, TaskPlan> tasks, Set<String> seen) {
        for (String before : at.blockedBy()) {
            TaskPlan next = tasks.get(before);
            if (from.equals(next) || (next != null && seen.add(before) && circle(from, next, tasks, seen))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> unique(String path, List<String> ids) {
        ContentCheck.once(path, ids, "].id");
        return Set.copyOf(ids);
    }

    /** What there is to be named. */
    private record Names(Set<String> properties, Set<String> conditions, Set<String> tasks) {
        void check(String at, TaskPlan task) {
            known(at + ".ownerProperty", "property", task.ownerProperty(), properties);
            known(at + ".condition", "condition", task.condition(), conditions);
            task.blockedBy().forEach(t -> known(at + ".blockedBy", "task", t, tasks));
            String after = task.dueAfter();
            if (after != null && !subject(at + ".dueAfter", after)) {
                throw Rejection.invalid(at + ".dueAfter", "name task:ID or property:ID, or leave it out");
            }
        }

        void check(String at, NamedCondition condition) {
            check(at, condition.when());
        }

        void check(String at, @Nullable Condition condition) {
            if (condition != null) {
                condition.subjects().forEach(s -> subject(at, s));
            }
        }

        /** True when it names a task or a property, which then exists. */
        private boolean subject(String at, String subject) {
            UnaryOperator<String> behind = s -> subject.substring(s.length());
            if (subject.startsWith("task:")) {
                known(at, "task", behind.apply("task:"), tasks);
                return true;
            }
            if (subject.startsWith("property:")) {
                known(at, "property", behind.apply("property:"), properties);
                return true;
            }
            return false;
        }

        private static void known(String at, String sort, @Nullable String id, Set<String> all) {
            if (id != null && !all.contains(id)) {
                throw Rejection.invalid(at, "this playbook has no " + sort + " " + id);
            }
        }
    }
}
