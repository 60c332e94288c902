package dev.muster.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.incident.Role;
import dev.muster.playbook.MetricType;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.Metric;
import dev.muster.playbook.PlaybookContent.RetrospectivePlan;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyType;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes a playbook as Mattermost exports one. Names with a default value are left out, as it leaves them out. Ids are
 * made of what is counted, so that the same content gives the same bytes and no id of ours goes out.
 */
final class MattermostOut {
    private final PlaybookContent content;
    private final Notes notes;
    private final ObjectNode file = Reading.made();
    private final MattermostExpressions expressions;

    private MattermostOut(PlaybookContent content, Notes notes) {
        this.content = content;
        this.notes = notes;
        this.expressions = new MattermostExpressions(content, notes);
    }

    static String write(PlaybookContent content, Notes notes) {
        return new MattermostOut(content, notes).write();
    }

    private String write() {
        file.put("version", 1);
        file.put("title", content.title());
        put(file, "description", content.description());
        updates();
        welcome();
        retrospective();
        file.put("channel_mode", "create_new_channel");
        if (content.channelName() != null) {
            file.put("channel_name_template", MattermostPlaces.out(content.channelName(), content.properties()));
        }
        file.put("create_channel_member_on_new_participant", true);
        file.put("remove_channel_member_on_removed_participant", true);
        checklists();
        metrics();
        ArrayNode properties = file.putArray("properties");
        for (int i = 0; i < content.properties().size(); i++) {
            property(properties.addObject(), i);
        }
        file.set("conditions", expressions.written());
        left();
        return Reading.text(file);
    }

    private static void put(ObjectNode to, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            to.put(name, text);
        }
    }

    private void updates() {
        Integer minutes = content.updateEveryMinutes();
        put(file, "reminder_message_template", content.updateTemplate());
        if (minutes != null) {
            file.put("reminder_timer_default_seconds", minutes * 60L);
        }
        if (minutes != null || content.updateTemplate() != null) {
            file.put("status_update_enabled", true);
        }
    }

    private void welcome() {
        if (content.welcome() != null) {
            file.put("message_on_join", content.welcome());
            file.put("message_on_join_enabled", true);
        }
    }

    private void retrospective() {
        RetrospectivePlan plan = content.retrospective();
        if (plan == null) {
            return;
        }
        file.put("retrospective_enabled", true);
        put(file, "retrospective_template", plan.template());
        if (plan.remindAgainSeconds() != null) {
            file.put("retrospective_reminder_interval_seconds", plan.remindAgainSeconds());
        }
        if (!Long.valueOf(1).equals(plan.remindAfterSeconds())) {
            notes.changed(
                    "retrospective.remindAfterSeconds",
                    "mattermost.remind-after",
                    "Mattermost reminds as soon as it is over, and cannot do so later or not at all");
        }
    }

    private void checklists() {
        ArrayNode lists = file.putArray("checklists");
        for (int i = 0; i < content.checklists().size(); i++) {
            Checklist checklist = content.checklists().get(i);
            ObjectNode list = lists.addObject();
            list.put("title", checklist.title());
            ArrayNode items = list.putArray("items");
            for (int j = 0; j < checklist.tasks().size(); j++) {
                task("checklists[" + i + "].tasks[" + j + "]", checklist.tasks().get(j), items.addObject());
            }
        }
    }

    private void task(String path, TaskPlan task, ObjectNode item) {
        item.put("title", task.title());
        put(item, "command", task.command());
        put(item, "description", task.description());
        Long due = task.dueAfterSeconds();
        if (due != null && task.dueAfter() == null) {
            item.put("due_date", due * 1_000);
        }
        String property = people(task.ownerProperty());
        if (Role.COMMANDER.equals(task.ownerRole())) {
            item.put("assignee_type", "owner");
        } else if (property != null) {
            item.put("assignee_type", "property_user");
            item.put("assignee_property_field_id", property);
        }
        String condition = expressions.id(task.condition());
        put(item, "condition_id", condition);
        String said = "a Mattermost task cannot say";
        lost(
                path,
                task,
                said,
                Map.of(
                        "owner", t -> t.owner() != null,
                        "backup", t -> t.backup() != null,
                        "ownerRole",
                                t -> t.ownerRole() != null && !t.ownerRole().equals(Role.COMMANDER),
                        "ownerGroup", t -> t.ownerGroup() != null,
                        "ownerProperty", t -> t.ownerProperty() != null && property == null,
                        "ownerOnCall", t -> t.ownerOnCall() != null));
        lost(
                path,
                task,
                said,
                Map.of(
                        "dueAfter", t -> t.dueAfter() != null,
                        "escalateAfterSeconds", t -> t.escalateAfterSeconds() != null,
                        "blockedBy", t -> !t.blockedBy().isEmpty(),
                        "condition", t -> t.condition() != null && condition == null,
                        "evidence", TaskPlan::evidence));
    }

    private @Nullable String people(@Nullable String property) {
        for (int i = 0; i < content.properties().size(); i++) {
            PropertyDefinition definition = content.properties().get(i);
            if (definition.id().equals(property) && definition.type().people()) {
                return MattermostIds.field(i);
            }
        }
        return null;
    }

    private void metrics() {
        ArrayNode list = file.putArray("metrics");
        for (Metric metric : content.metrics()) {
            ObjectNode one = list.addObject();
            one.put("title", metric.title());
            put(one, "description", metric.description());
            one.put("type", type(metric.type()));
            if (metric.target() != null) {
                one.put("target", metric.target());
            }
        }
    }

    private static String type(MetricType type) {
        return switch (type) {
            case DURATION -> "metric_duration";
            case CURRENCY -> "metric_currency";
            case COUNT -> "metric_integer";
        };
    }

    private void property(ObjectNode to, int index) {
        PropertyDefinition property = content.properties().get(index);
        String path = "properties[" + index + "]";
        to.put("id", MattermostIds.field(index));
        to.put("name", property.name());
        to.put("type", type(path, property.type()));
        ObjectNode attributes = to.putObject("attrs");
        attributes.put("sort_order", index + 1);
        if (property.type().chosen()) {
            ArrayNode options = attributes.putArray("options");
            for (int i = 0; i < property.options().size(); i++) {
                ObjectNode option = options.addObject();
                option.put("id", MattermostIds.option(index, i));
                option.put("name", property.options().get(i).name());
                put(option, "color", property.options().get(i).color());
            }
        }
        lost(
                path,
                property,
                "a Mattermost property cannot say",
                Map.of("description", p -> p.description() != null, "required", PropertyDefinition::required));
    }

    private String type(String path, PropertyType type) {
        return switch (type) {
            case SELECT -> "select";
            case MULTISELECT -> "multiselect";
            case DATE -> "date";
            case PERSON -> "user";
            case PEOPLE -> "multiuser";
            case TEXT -> "text";
            case NUMBER, LINK -> {
                notes.changed(path, "mattermost.as-text", "is a text there, as there is no " + type.word());
                yield "text";
            }
        };
    }

    private void left() {
        lost(
                "",
                content,
                "a Mattermost playbook cannot say",
                Map.of(
                        "severity", c -> c.severity() != null,
                        "invite", c -> !c.invite().isEmpty(),
                        "roles", c -> !c.roles().isEmpty(),
                        "standups", c -> !c.standups().isEmpty(),
                        "channels", c -> !c.channels().isEmpty(),
                        "callLink", c -> c.callLink() != null,
                        "context", c -> c.context() != null,
                        "exercise", c -> c.exercise() != null,
                        "rules", c -> !c.rules().isEmpty()));
    }

    private <T> void lost(String path, T of, String said, Map<String, Predicate<T>> there) {
        there.entrySet().stream()
                .filter(e -> e.getValue().test(of))
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(name -> notes.missing(
                        path.isEmpty() ? name : path + "." + name, "mattermost.cannot-say", said + " this"));
    }
}
