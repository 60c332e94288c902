package dev.muster.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What happens with context packs and exercises. */
final class EverythingOutside {
    private final Everything everything;

    EverythingOutside(Everything everything) {
        this.everything = everything;
    }

    void happens() {
        everything.act("ada", "context.set-workspace", "context", Map.of());
        String drill = declare(playbook());
        everything.channels.add(drill);
        everything.pass(2);
        at(drill, "ada", "context.collect-again");
        at(drill, "ada", "exercise.post-inject", "inject", "desk");
        at(drill, "ben", "exercise.answer-inject", "inject", "desk", "text", "we look");
        at(drill, "ada", "exercise.add-inject", "title", "more", "source", "desk", "text", "odd");
        at(drill, "ada", "exercise.skip-inject", "inject", "press");
        at(drill, "ada", "exercise.mark", "expected", "command", "verdict", "good");
        at(drill, "ada", "exercise.note", "text", "nobody asked");
        at(drill, "ada", "channel.add-members", "people", List.of("ben"), "role", "owner");
        at(drill, "ben", "exercise.conduct");
    }

    private JsonNode at(String drill, String person, String command, Object... more) {
        Object[] all = new Object[more.length + 2];
        all[0] = command.startsWith("channel.") ? "channel" : "incident";
        all[1] = drill;
        System.arraycopy(more, 0, all, 2, more.length);
        return everything.act(person, command, all);
    }

    private String playbook() {
        Map<String, Object> inject = Map.of("title", "Mails", "source", "Desk", "text", "odd");
        Map<String, Object> desk = with(inject, "id", "desk");
        Map<String, Object> press = with(inject, "id", "press");
        Map<String, Object> expected =
                Map.of("id", "command", "title", "Command", "act", "commander-named", "withinSeconds", 60);
        Map<String, Object> content = Map.of(
                "title",
                "Tabletop",
                "context",
                Map.of(
                        "links",
                        List.of(Map.of("title", "wiki", "address", "https://wiki.example/{number}")),
                        "collectors",
                        List.of(Map.of("title", "none", "collector", "no-such"))),
                "exercise",
                Map.of("injects", List.of(desk, press), "expected", List.of(expected)));
        return everything
                .act("ada", "playbook.publish", "content", content)
                .path("playbook")
                .asText();
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        Map<String, Object> more = new java.util.HashMap<>(map);
        more.put(name, value);
        return more;
    }

    private String declare(String playbook) {
        return everything
                .act(
                        "ada",
                        "incident.declare",
                        "title",
                        "Drill",
                        "playbook",
                        playbook,
                        "exercise",
                        true,
                        "people",
                        List.of("ben", "dan"))
                .path("incident")
                .asText();
    }
}
