package dev.muster.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What happens with tasks, properties, playbooks as files, calls for help, concerns and retrospectives. */
final class EverythingOfWork {
    private final Everything everything;
    private final String incident;

    EverythingOfWork(Everything everything, String incident) {
        this.everything = everything;
        this.incident = incident;
    }

    void happens() {
        properties();
        tasks();
        help();
        concerns();
        retrospective();
        String file = "{\"format\": \"muster-playbook\", \"version\": 1, \"playbook\": {\"title\": \"From a file\"}}";
        everything.act("ada", "exchange.import-playbook", "text", file);
        everything.act("ada", "exchange.import-playbook", "text", file, "publish", true);
    }

    private JsonNode about(String of, String person, String command, Object... more) {
        Object[] all = new Object[more.length + 2];
        all[0] = command.startsWith("task.") ? "channel" : "incident";
        all[1] = of;
        System.arraycopy(more, 0, all, 2, more.length);
        return everything.act(person, command, all);
    }

    private JsonNode here(String person, String command, Object... more) {
        return about(incident, person, command, more);
    }

    private void properties() {
        String property = here("ada", "incident.add-property", "definition", Map.of("name", "Cause", "type", "text"))
                .path("property")
                .asText();
        here("ada", "incident.set-property", "property", property, "values", List.of("a disk"));
        here("ada", "incident.remove-property", "property", property);
    }

    private void tasks() {
        String first = here("ada", "task.add", "title", "first").path("task").asText();
        String second = here("ada", "task.add", "title", "second").path("task").asText();
        here("ada", "task.block", "task", second, "by", first);
        here("ben", "task.comment", "task", second, "text", "when the first is done");
        here("ben", "task.move", "task", second, "before", first);
        here("ben", "task.set-state", "task", first, "state", "done");
    }

    private String call(String... people) {
        return here("ada", "help.call", "need", "hands", "people", List.of(people), "askNextAfterSeconds", 60)
                .path("call")
                .asText();
    }

    private void help() {
        call("dan", "eve");
        everything.pass(3);
        here("dan", "help.decline", "call", call("dan"), "reason", "asleep");
        here("ada", "help.withdraw", "call", call("dan"), "reason", "done");
        here("eve", "help.accept", "call", call("eve"));
        String quiet = everything
                .act("ada", "incident.declare", "title", "Quiet")
                .path("incident")
                .asText();
        String asked = about(quiet, "ada", "help.call", "need", "a look", "people", List.of("ben"))
                .path("call")
                .asText();
        about(quiet, "ada", "help.withdraw", "call", asked, "reason", "found it");
    }

    private String concern() {
        return everything
                .act("dan", "concern.report", "title", "odd logins")
                .path("concern")
                .asText();
    }

    private void concerns() {
        everything.act("ada", "concern.set-triage");
        everything.act("ada", "concern.declare", "concern", concern());
        everything.act("ada", "concern.merge", "concern", concern(), "incident", incident);
        everything.act("ada", "concern.dismiss", "concern", concern(), "reason", "a drill");
    }

    private void retrospective() {
        Map<String, Object> plan = Map.of("template", "## What happened", "remindAfterSeconds", 60);
        String playbook = everything
                .act("ada", "playbook.publish", "content", Map.of("title", "Looked back on", "retrospective", plan))
                .path("playbook")
                .asText();
        String over = everything
                .act("ada", "incident.declare", "title", "Over", "playbook", playbook, "people", List.of("ben"))
                .path("incident")
                .asText();
        about(over, "ada", "incident.set-status", "status", "resolved");
        about(over, "ada", "retrospective.add-section", "title", "Why", "text", "the disk");
        about(over, "ada", "retrospective.add-factor", "text", "no alarm");
        String action = about(
                        over,
                        "ada",
                        "retrospective.add-action",
                        "title",
                        "an alarm",
                        "owner",
                        "ben",
                        "due",
                        everything.in(1))
                .path("action")
                .asText();
        everything.pass(2);
        about(over, "ben", "retrospective.set-action-state", "action", action, "state", "done");
        String proposal = about(
                        over,
                        "ben",
                        "retrospective.propose-change",
                        "content",
                        Map.of("title", "Looked back on, better"),
                        "reason",
                        "it lacked an alarm")
                .path("proposal")
                .asText();
        everything.act("ada", "retrospective.accept-change", "playbook", playbook, "proposal", proposal);
        about(over, "ada", "retrospective.publish");
        about(over, "ada", "retrospective.reopen");
    }
}
