package dev.muster.playbook;

import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.condition.Condition;
import dev.muster.condition.Facts;
import dev.muster.condition.Facts.Fact;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentFacts;
import dev.muster.playbook.DryRunViews.WouldDo;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.property.PropertyDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tasks of a play, with what their plans say and which would be shown at once. */
final class DryTasks {
    private final PlaybookContent content;
    private final Map<String, Condition> conditions = new HashMap<>();
    private final Map<String, Fact> properties = new HashMap<>();
    private final State after;
    private final Incident incident;

    DryTasks(PlaybookContent content, State after, Incident incident, @Nullable Map<String, List<String>> values) {
        this.content = content;
        this.after = after;
        this.incident = incident;
        for (NamedCondition condition : content.conditions()) {
            conditions.put(condition.id(), condition.when());
        }
        Map<String, List<String>> given = Objects.requireNonNullElse(values, Map.of());
        for (PropertyDefinition property : content.properties()) {
            String path = "properties." + property.id();
            properties.put(
                    property.id(),
                    new Fact(IncidentFacts.sort(property.type()), property.value(path, given.get(property.id()))));
        }
        given.keySet().stream()
                .filter(id -> !properties.containsKey(id))
                .findFirst()
                .ifPresent(id -> {
                    throw Rejection.invalid("properties", "this playbook has no property " + id);
                });
    }

    /** The tasks were made of the plans, in their order. */
    List<WouldDo> of(List<Task> tasks) {
        List<TaskPlan> plans = new ArrayList<>();
        content.checklists().stream().map(Checklist::tasks).forEach(plans::addAll);
        List<WouldDo> all = new ArrayList<>();
        for (int i = 0; i < tasks.size() && i < plans.size(); i++) {
            all.add(would(tasks.get(i), plans.get(i)));
        }
        return all;
    }

    private WouldDo would(Task task, TaskPlan plan) {
        Condition condition = plan.condition() == null ? null : conditions.get(plan.condition());
        return new WouldDo(
                plan.id(),
                task.title(),
                task.stage(),
                task.owner(),
                task.ownerName(),
                task.backup(),
                task.backupName(),
                plan.dueAfter() == null ? task.due() : null,
                plan.dueAfter(),
                plan.dueAfter() == null ? task.escalatesAt() : null,
                plan.condition(),
                condition == null || condition.holds(facts()));
    }

    /** The incident at its first moment, with the values that were given for its properties. */
    private Facts facts() {
        Facts opened = new TaskFacts(after, incident.id().channel(), incident.declaredAt());
        return subject -> subject.startsWith(IncidentFacts.PROPERTY)
                ? properties.getOrDefault(subject.substring(IncidentFacts.PROPERTY.length()), Fact.UNKNOWN)
                : opened.of(subject);
    }
}
