package dev.muster.guarantee;

import static dev.muster.guarantee.Acts.act;
import static dev.muster.guarantee.Acts.as;
import static dev.muster.guarantee.Stage.map;

import java.util.List;
import java.util.Map;

/** The commands of regulatory clocks. */
final class DeadlineActs {
    private static final String BEFORE = "2026-03-01T08:00:00Z";
    private static final Map<String, Object> CONTENT = Map.of(
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
                    Map.of("after", Map.of("trigger", "seen", "hours", 2)))));
    private static final Map<String, Object> CALENDAR =
            Map.of("title", "Offices", "source", "our list", "years", List.of(Map.of("year", 2026)));

    private DeadlineActs() {}

    static void add() {
        act("deadline.define", s -> {
            s.did("ada", "deadline.define", "definition", "ours", "content", CONTENT);
            return as("ada", "definition", "ours", "content", CONTENT);
        });
        act("deadline.define-calendar", s -> {
            s.did("ada", "deadline.define-calendar", "calendar", "ours", "content", CALENDAR);
            return as("ada", "calendar", "ours", "content", CALENDAR);
        });
        act("deadline.set-starting", s -> {
            s.did("ada", "deadline.set-starting");
            return as("ada");
        });
        act("deadline.start", s -> {
            String incident = s.incident();
            s.did("ben", "deadline.start", "incident", incident, "definition", "gdpr-33");
            return as("ben", "incident", incident, "definition", "nis2");
        });
        act("deadline.record-trigger", s -> on(s, map("trigger", "aware", "at", BEFORE)));
        act("deadline.submit", s -> on(s, map("stage", "notification", "at", BEFORE, "reference", "7")));
        act("deadline.withdraw-submission", s -> {
            Object[] said = on(s, map("submission", 1, "reason", "a draft"));
            s.did(
                    "ben",
                    "deadline.submit",
                    "incident",
                    said[2],
                    "clock",
                    said[4],
                    "stage",
                    "notification",
                    "at",
                    BEFORE);
            return said;
        });
        act("deadline.explain-delay", s -> on(s, map("stage", "notification", "reason", "nobody knew")));
        act("deadline.move-on", s -> on(s, map("version", 1, "reason", "legal says so")));
        act("deadline.stop", s -> on(s, map("reason", "no data were lost")));
    }

    /** About a clock whose trigger was recorded already. */
    private static Object[] on(Stage s, Map<String, Object> more) {
        String incident = s.incident();
        String clock = s.did("ben", "deadline.start", "incident", incident, "definition", "gdpr-33")
                .id("clock");
        if (!more.containsKey("trigger")) {
            s.did(
                    "ben",
                    "deadline.record-trigger",
                    "incident",
                    incident,
                    "clock",
                    clock,
                    "trigger",
                    "aware",
                    "at",
                    BEFORE);
        }
        Object[] said = new Object[5 + 2 * more.size()];
        said[0] = "ben";
        said[1] = "incident";
        said[2] = incident;
        said[3] = "clock";
        said[4] = clock;
        int at = 5;
        for (Map.Entry<String, Object> each : more.entrySet()) {
            said[at++] = each.getKey();
            said[at++] = each.getValue();
        }
        return said;
    }
}
