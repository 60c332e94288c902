package dev.muster.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.muster.condition.Condition;
import dev.muster.incident.Role;
import dev.muster.incident.Severity;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.RolePlan;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a playbook as CACAO 2.0: each task a manual step, one behind the other, in an if-condition where it has a
 * condition. Beside the steps an extension says what they were made of, so that nothing is lost between two of these
 * systems; nobody's id goes out. All ids are made of the content, so that the same content gives the same bytes.
 */
final class CacaoOut {
    /** The key of our extension. */
    static final String EXTENSION = "extension-definition--" + id("extension " + OwnFormat.SCHEMA);

    /** The standard wants times, and the same content must give the same bytes: since when it is written like this. */
    private static final String SINCE = "2026-11-22T00:00:00.000Z";

    private static final String AUTHOR = "identity--" + id("muster");
    private final PlaybookContent content;
    private final String seed;
    private final ObjectNode file = Reading.made();
    private final ObjectNode workflow = Reading.made();
    private final ObjectNode agents = Reading.made();

    private CacaoOut(PlaybookContent content) {
        this.content = content;
        this.seed = id(new String(Json.write(content), StandardCharsets.UTF_8)).toString();
    }

    static String write(PlaybookContent content, Notes notes) {
        PlaybookContent nobody = Known.nobody(content);
        if (!nobody.equals(content)) {
            notes.missing("", "cacao.nobody", "who is invited, who holds a role and who does a task is not said");
        }
        if (!content.checklists().isEmpty()) {
            notes.changed("checklists", "cacao.steps", "each task is a manual step, one behind the other");
        }
        if (!content.rules().isEmpty()) {
            notes.missing("rules", "rules.unsaid", "what happens by itself is kept only in the extension");
        }
        return new CacaoOut(nobody).write();
    }

    /** A name-based UUID, version 5, in the namespace that the standard gives for that. */
    private static UUID id(String name) {
        return UuidCreator.getNameBasedSha1(UUID.fromString("aa7caf3a-d55a-4e9a-b34e-056215fba56a"), name);
    }

    private String id(String sort, String name) {
        return sort + "--" + id(seed + " " + name);
    }

    private String write() {
        file.put("type", "playbook");
        file.put("spec_version", "cacao-2.0");
        file.put("id", "playbook--" + seed);
        file.put("name", content.title());
        if (content.description() != null) {
            file.put("description", content.description());
        }
        file.put("created_by", AUTHOR);
        file.put("created", SINCE);
        file.put("modified", SINCE);
        if (content.severity() != null) {
            file.put("severity", 100 - 20 * List.of(Severity.values()).indexOf(content.severity()));
        }
        String end = id("end", "end");
        String next = end;
        ObjectNode last = workflow.putObject(end);
        last.put("type", "end");
        List<Checklist> stages = content.checklists();
        for (int i = stages.size() - 1; i >= 0; i--) {
            List<TaskPlan> tasks = stages.get(i).tasks();
            for (int j = tasks.size() - 1; j >= 0; j--) {
                next = step(i + " " + j, stages.get(i), tasks.get(j), next);
            }
        }
        String start = id("start", "start");
        ObjectNode first = workflow.putObject(start);
        first.put("type", "start");
        first.put("on_completion", next);
        file.put("workflow_start", start);
        file.set("workflow", workflow);
        file.set("agent_definitions", agents);
        extension();
        return Reading.text(file);
    }

    /** Writes a step that is followed by another; answers its id. */
    private String step(String place, Checklist stage, TaskPlan task, String next) {
        String id = id("action", place);
        ObjectNode step = workflow.putObject(id);
        step.put("type", "action");
        step.put("name", task.title());
        step.put("description", stage.title());
        Condition condition = condition(task.condition());
        String end = id("end", place);
        step.put("on_completion", condition == null ? next : end);
        ObjectNode command = step.putArray("commands").addObject();
        command.put("type", "manual");
        command.put("command", task.description() == null ? task.title() : task.title() + "\n\n" + task.description());
        step.put("agent", agent(task.ownerRole()));
        if (condition == null) {
            return id;
        }
        workflow.putObject(end).put("type", "end");
        String around = id("if-condition", place);
        ObjectNode when = workflow.putObject(around);
        when.put("type", "if-condition");
        when.put("condition", new String(Json.write(condition), StandardCharsets.UTF_8));
        when.put("on_true", id);
        when.put("on_completion", next);
        return around;
    }

    private @Nullable Condition condition(@Nullable String id) {
        return content.conditions().stream()
                .filter(c -> c.id().equals(id))
                .map(NamedCondition::when)
                .findFirst()
                .orElse(null);
    }

    private String agent(@Nullable String role) {
        String name = role == null
                ? "Responders"
                : content.role(role).map(RolePlan::title).orElse(role.equals(Role.COMMANDER) ? "Commander" : role);
        String id = id("group", role == null ? "agent" : "agent " + role);
        ObjectNode agent = agents.putObject(id);
        agent.put("type", "group");
        agent.put("name", name);
        return id;
    }

    private void extension() {
        ObjectNode definition = file.putObject("extension_definitions").putObject(EXTENSION);
        definition.put("type", "extension-definition");
        definition.put("name", "Muster playbook");
        definition.put("description", "What the steps were made of, for a system that reads this format.");
        definition.put("created_by", AUTHOR);
        definition.put("schema", OwnFormat.SCHEMA);
        definition.put("version", Integer.toString(OwnFormat.VERSION) + ".0.0");
        file.putObject("playbook_extensions").putObject(EXTENSION).set("playbook", OwnFormat.tree(content));
    }
}
