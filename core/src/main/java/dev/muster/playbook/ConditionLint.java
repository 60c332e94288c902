package dev.muster.playbook;

import dev.muster.condition.Condition;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.Possibilities.Verdict;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is legal and unwise about conditions: those that never hold, those that say nothing, tasks never shown. */
final class ConditionLint {
    private static final Set<String> PLAIN = Set.of("severity", "status", "type", "elapsed");
    private final String root;
    private final PlaybookContent content;
    private final Map<String, Condition> byId = new HashMap<>();

    ConditionLint(String root, PlaybookContent content) {
        this.root = root;
        this.content = content;
        content.conditions().forEach(c -> byId.put(c.id(), c.when()));
    }

    void findInto(List<Finding> found) {
        Set<String> used = tasks().values().stream()
                .map(TaskPlan::condition)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, PropertyDefinition> properties = content.properties().stream()
                .collect(Collectors.toMap(PropertyDefinition::id, p -> p, (one, other) -> one));
        Possibilities all = new Possibilities(properties, id -> true);
        Set<String> never = new HashSet<>();
        for (int i = 0; i < content.conditions().size(); i++) {
            NamedCondition condition = content.conditions().get(i);
            String at = root + ".conditions[" + i + "]";
            words(at + ".when", condition.when(), properties, found);
            Verdict verdict = all.of(condition.when());
            if (verdict == Verdict.NEVER) {
                never.add(condition.id());
                found.add(Lints.warning(
                        at + ".when",
                        "never-holds",
                        "whatever happens, this is never so; what depends on it stays hidden"));
            } else if (verdict == Verdict.ALWAYS) {
                found.add(Lints.hint(
                        at + ".when",
                        "always-holds",
                        "whatever happens, this is so; what depends on it needs no condition"));
            }
            if (!used.contains(condition.id())) {
                found.add(Lints.hint(at, "unused-condition", "no task depends on this condition"));
            }
        }
        unreachable(properties, never, found);
    }

    private Map<String, TaskPlan> tasks() {
        Map<String, TaskPlan> places = new LinkedHashMap<>();
        for (int i = 0; i < content.checklists().size(); i++) {
            List<TaskPlan> tasks = content.checklists().get(i).tasks();
            for (int j = 0; j < tasks.size(); j++) {
                places.put(root + ".checklists[" + i + "].tasks[" + j + "]", tasks.get(j));
            }
        }
        return places;
    }

    /** Tasks that are shown only when tasks were worked on that are themselves never shown. */
    private void unreachable(Map<String, PropertyDefinition> properties, Set<String> never, List<Finding> found) {
        Set<String> shown = new HashSet<>();
        tasks().values().stream()
                .filter(t -> t.condition() == null)
                .forEach(t -> shown.add(Objects.requireNonNullElse(t.id(), "")));
        Possibilities sofar = new Possibilities(properties, shown::contains);
        boolean more = true;
        while (more) {
            more = false;
            for (TaskPlan task : tasks().values()) {
                Condition condition = byId.get(Objects.requireNonNullElse(task.condition(), ""));
                boolean may = condition == null || sofar.of(condition) != Verdict.NEVER;
                more |= may && shown.add(Objects.requireNonNullElse(task.id(), ""));
            }
        }
        tasks().forEach((at, task) -> {
            if (!shown.contains(task.id()) && !never.contains(task.condition())) {
                found.add(Lints.warning(
                        at + ".condition",
                        "unreachable-task",
                        "it is shown only after tasks that are themselves never shown"));
            }
        });
    }

    /** Words that the subject can never have. */
    private static void words(
            String at, Condition condition, Map<String, PropertyDefinition> properties, List<Finding> found) {
        Possibilities.tests(condition).forEach(test -> {
            String subject = test.subject();
            boolean known = PLAIN.contains(subject)
                    || subject.startsWith("property:")
                    || subject.startsWith("task:")
                    || subject.startsWith("label:");
            if (!known) {
                found.add(Lints.warning(
                        at,
                        "unknown-subject",
                        "nothing is called " + subject + "; name severity, status, type, elapsed,"
                                + " property:ID, task:ID or label:NAME",
                        Map.of("subject", subject)));
                return;
            }
            Set<String> possible = possible(subject, properties);
            if (possible == null) {
                return;
            }
            String all = String.join(", ", possible.stream().sorted().toList());
            test.values().stream()
                    .filter(v -> !possible.contains(v))
                    .forEach(v -> found.add(Lints.warning(
                            at,
                            "unknown-value",
                            subject + " is never " + v + "; it is one of " + all,
                            Map.of("subject", subject, "value", v, "possible", all))));
        });
    }

    /** All that a subject can be; null when that is no short list. */
    private static @Nullable Set<String> possible(String subject, Map<String, PropertyDefinition> properties) {
        if (subject.equals("severity")) {
            return Arrays.stream(Severity.values()).map(Enum::name).collect(Collectors.toSet());
        }
        if (subject.equals("status")) {
            return Arrays.stream(Status.values()).map(Status::word).collect(Collectors.toSet());
        }
        if (subject.startsWith("task:")) {
            return Arrays.stream(TaskState.values()).map(TaskState::word).collect(Collectors.toSet());
        }
        PropertyDefinition property =
                subject.startsWith("property:") ? properties.get(subject.substring("property:".length())) : null;
        return property == null || !property.type().chosen()
                ? null
                : property.options().stream().map(PropertyOption::id).collect(Collectors.toSet());
    }
}
