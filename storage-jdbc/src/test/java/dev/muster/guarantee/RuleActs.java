package dev.muster.guarantee;

import static dev.muster.guarantee.Acts.act;
import static dev.muster.guarantee.Acts.as;

import java.util.List;
import java.util.Map;

/** The commands of rules. */
final class RuleActs {
    private static final Map<String, Object> CONTENT = Map.of(
            "title",
            "Worse",
            "when",
            Map.of("events", List.of("incident.severity-changed")),
            "condition",
            Map.of("is", Map.of("subject", "severity", "values", List.of("SEV1"))),
            "steps",
            List.of(Map.of("action", "post", "with", Map.of("text", "it is worse"))));

    private static final String SECRET = "s".repeat(40);

    private RuleActs() {}

    static void add() {
        act("rule.define", s -> {
            defined(s);
            return as("ben", "channel", s.incident(), "content", CONTENT);
        });
        act("rule.set-webhook-secret", s -> {
            s.did("ada", "rule.set-webhook-secret", "secret", SECRET);
            return as("ada", "secret", SECRET);
        });
        act("rule.change", s -> as("ada", "rule", rule(s), "version", 1, "content", CONTENT));
        act("rule.disable", s -> as("ben", "rule", rule(s)));
        act("rule.enable", s -> as("ada", "rule", after(s, "rule.disable")));
        act("rule.remove", s -> as("ben", "rule", rule(s)));
        act("rule.restore", s -> as("ada", "rule", after(s, "rule.remove")));
    }

    /** Beside another one, so that what a channel is watched for is there before and after. */
    private static String rule(Stage s) {
        defined(s);
        return defined(s);
    }

    private static String defined(Stage s) {
        return s.did("ben", "rule.define", "channel", s.incident(), "content", CONTENT)
                .id("rule");
    }

    private static String after(Stage s, String command) {
        String rule = rule(s);
        s.did("ben", command, "rule", rule);
        return rule;
    }
}
