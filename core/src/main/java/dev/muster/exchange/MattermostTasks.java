package dev.muster.exchange;

import dev.muster.incident.Role;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checklists of a Mattermost file. */
final class MattermostTasks {
    private static final int MOST_CHECKLISTS = 20;
    private static final int MOST_TASKS = 200;
    private final List<Checklist> checklists = new ArrayList<>();
    private final MattermostFields fields;
    private final MattermostConditions conditions;
    private final Notes notes;
    private int tasks;

    MattermostTasks(Fields file, MattermostFields fields, MattermostConditions conditions, Notes notes) {
        this.fields = fields;
        this.conditions = conditions;
        this.notes = notes;
        Set<String> titles = new HashSet<>();
        for (Fields given : file.objects("checklists", MOST_CHECKLISTS)) {
            checklists.add(checklist(given, titles));
        }
        if (tasks > 0) {
            notes.kept(
                    "checklists",
                    "checklists.kept",
                    checklists.size()
                            + (checklists.size() == 1 ? " checklist with " : " checklists with ")
                            + tasks
                            + (tasks == 1 ? " task" : " tasks"));
        } else {
            notes.missing("checklists", "checklists.missing", "there is no task; add what is to be done");
        }
    }

    List<Checklist> checklists() {
        return List.copyOf(checklists);
    }

    private Checklist checklist(Fields given, Set<String> titles) {
        String title = given.text("title", 120);
        if (title.isEmpty()) {
            notes.missing(given.at("title"), "title.missing", "there is no title; give it one");
            title = "Tasks";
        }
        String own = title;
        for (int i = 2; !titles.add(own); i++) {
            own = Texts.fitting(title, 110) + " (" + i + ")";
        }
        if (!own.equals(title)) {
            notes.changed(
                    given.at("title"), "checklist.renamed", "is called " + Texts.quoted(own) + ", as another is too");
        }
        List<TaskPlan> plans = new ArrayList<>();
        for (Fields item : given.objects("items", MOST_TASKS)) {
            if (++tasks > MOST_TASKS) {
                throw Reading.wrong(item.path, "a playbook has at most " + MOST_TASKS + " tasks");
            }
            plans.add(task(item));
        }
        given.without(
                "ids.left", "ids and times of the other server mean nothing here", "id", "update_at", "items_order");
        given.rest();
        return new Checklist(own, List.copyOf(plans));
    }

    private TaskPlan task(Fields given) {
        String title = given.text("title", 200);
        if (title.isEmpty()) {
            notes.missing(given.at("title"), "title.missing", "there is no title; say what is to be done");
            title = "Untitled task";
        }
        String who = given.text("assignee_type");
        TaskPlan plan = TaskPlan.of(title)
                .description(given.optional("description", 2_000))
                .ownerRole(who.equals("owner") ? Role.COMMANDER : null)
                .ownerProperty(property(given, who))
                .dueAfterSeconds(due(given))
                .condition(condition(given))
                .command(given.optional("command", 500))
                .build();
        if (!who.isEmpty() && !who.equals("owner") && !who.equals("property_user")) {
            notes.missing(
                    given.at("assignee_type"),
                    "mattermost.assignee",
                    who.equals("creator")
                            ? "it was for whoever declared the incident; choose who does it"
                            : "it was for somebody of the other server; choose who does it");
        }
        around(given);
        return plan;
    }

    private @Nullable String property(Fields given, String who) {
        String old = given.text("assignee_property_field_id");
        if (!who.equals("property_user")) {
            return null;
        }
        MattermostFields.Field field = fields.of(old);
        if (field == null || !field.definition().type().people()) {
            notes.missing(
                    given.at("assignee_property_field_id"),
                    "mattermost.assignee-property",
                    "no property of people is meant; choose who does it");
            return null;
        }
        return field.definition().id();
    }

    private @Nullable Long due(Fields given) {
        Long millis = given.number("due_date");
        if (millis == null || millis <= 0) {
            return null;
        }
        long seconds = Math.min(MattermostIn.LONGEST_SECONDS, millis / 1_000 + (millis % 1_000 == 0 ? 0 : 1));
        if (millis % 1_000 != 0 || seconds != millis / 1_000) {
            notes.changed(given.at("due_date"), "time.rounded", "is due after " + seconds + " seconds");
        }
        return seconds;
    }

    private @Nullable String condition(Fields given) {
        String old = given.text("condition_id");
        if (old.isEmpty()) {
            return null;
        }
        String condition = conditions.of(old);
        if (condition == null) {
            notes.missing(
                    given.at("condition_id"),
                    "mattermost.condition-missing",
                    "the condition is not there; it is shown always");
        }
        return condition;
    }

    private static void around(Fields given) {
        given.without(
                "mattermost.state",
                "ids, people, states and actions of the other server mean nothing here",
                "id",
                "state",
                "state_modified",
                "assignee_id",
                "assignee_modified",
                "assignee_group_id",
                "command_last_run",
                "condition_action",
                "condition_reason",
                "delete_at",
                "update_at",
                "last_skipped",
                "restored",
                "task_actions");
        given.rest();
    }
}
