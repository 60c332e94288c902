package dev.muster.abuse;

import java.util.List;
import java.util.Map;

/** What happens with regulatory clocks: started, told of, corrected, submitted, moved on and stopped. */
final class EverythingOfDeadlines {
    private final Everything everything;
    private final String incident;

    EverythingOfDeadlines(Everything everything, String incident) {
        this.everything = everything;
        this.incident = incident;
    }

    void happens() {
        Map<String, Object> content = Map.of(
                "title",
                "Ours",
                "regime",
                "ours",
                "source",
                "our policy",
                "zone",
                "UTC",
                "triggers",
                List.of(Map.of("id", "seen", "title", "It was seen")),
                "stages",
                List.of(Map.of(
                        "id",
                        "told",
                        "title",
                        "Told",
                        "audience",
                        "the board",
                        "due",
                        Map.of("after", Map.of("trigger", "seen", "hours", 2)),
                        "escalate",
                        List.of(Map.of("percent", 100, "owners", true)))));
        everything.act("ada", "deadline.define", "definition", "ours", "content", content);
        everything.act(
                "ada",
                "deadline.define-calendar",
                "calendar",
                "ours",
                "content",
                Map.of("title", "Offices", "source", "our list", "years", List.of(Map.of("year", 2026))));
        everything.act("ada", "deadline.set-starting");
        String clock = everything
                .act("ben", "deadline.start", "incident", incident, "definition", "ours")
                .path("clock")
                .asText();
        String at = "2020-03-01T08:00:00Z";
        about("deadline.record-trigger", clock, "trigger", "seen", "at", at);
        about("deadline.record-trigger", clock, "trigger", "seen", "at", at, "reason", "misread");
        everything.pass(1);
        about("deadline.explain-delay", clock, "stage", "told", "reason", "nobody knew");
        about("deadline.submit", clock, "stage", "told", "at", at);
        about("deadline.withdraw-submission", clock, "submission", 1, "reason", "a draft");
        about("deadline.move-on", clock, "reason", "legal says so");
        about("deadline.stop", clock, "reason", "it does not apply");
    }

    private void about(String command, String clock, Object... more) {
        Object[] said = new Object[4 + more.length];
        said[0] = "incident";
        said[1] = incident;
        said[2] = "clock";
        said[3] = clock;
        System.arraycopy(more, 0, said, 4, more.length);
        everything.act("ben", command, said);
    }
}
