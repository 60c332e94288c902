package dev.muster.abuse;

import java.util.List;
import java.util.Map;

/** What happens with rules, and what they do; one that answers itself is stopped. */
final class EverythingOfRules {
    private final Everything everything;
    private final String incident;

    EverythingOfRules(Everything everything, String incident) {
        this.everything = everything;
        this.incident = incident;
    }

    void happens() {
        Map<String, Object> content = Map.of(
                "title",
                "Echo",
                "when",
                Map.of("words", List.of("quietecho")),
                "steps",
                List.of(Map.of("action", "post", "with", Map.of("text", "quietecho"))));
        String rule = everything
                .act("ada", "rule.define", "channel", incident, "content", content)
                .path("rule")
                .asText();
        everything.act("ada", "channel.post", "channel", incident, "text", "quietecho");
        everything.pass(1);
        webhook();
        everything.act("ben", "rule.change", "rule", rule, "version", 1, "content", content);
        for (String command : List.of("rule.disable", "rule.enable", "rule.remove", "rule.restore", "rule.remove")) {
            everything.act("ben", command, "rule", rule);
        }
    }

    /** Another system is told, from a channel without a marking; nothing here allows that it gets there. */
    private void webhook() {
        everything.act("ada", "rule.set-webhook-secret", "secret", "quiet-".repeat(8));
        Map<String, Object> content = Map.of(
                "title",
                "Tell",
                "when",
                Map.of("words", List.of("tellothers")),
                "steps",
                List.of(Map.of("action", "webhook", "with", Map.of("address", "https://hooks.example.org/"))));
        String room = everything
                .act("ada", "channel.create", "name", "told", "open", true, "members", List.of("ben"))
                .path("channel")
                .asText();
        everything.channels.add(room);
        everything.act("ada", "rule.define", "channel", room, "content", content);
        everything.act("ada", "channel.post", "channel", room, "text", "tellothers");
        everything.pass(3);
    }
}
