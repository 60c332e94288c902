package dev.muster.guarantee;

import static dev.muster.guarantee.Acts.act;
import static dev.muster.guarantee.Acts.as;

import dev.muster.stakeholder.StakeholderViews.ShowMatrix;
import java.util.List;
import java.util.Map;

/** The commands of updates for those who need to know; ben declared the incident, and cleo backs him up. */
final class StakeholderActs {
    private static final Map<String, Object> CONTENT = Map.of(
            "audiences",
            List.of(Map.of("id", "all", "name", "All", "language", "en", "people", List.of("cleo", "dan"))),
            "rows",
            List.of(Map.of(
                    "severity", "SEV2", "audience", "all", "post", false, "via", "default", "cadenceMinutes", 60)));
    private static final List<Map<String, String>> TEXTS = List.of(Map.of("language", "en", "text", "we know why"));

    private StakeholderActs() {}

    static void add() {
        act("stakeholder.set-matrix", s -> {
            set(s);
            return as("ada", "content", CONTENT, "version", version(s));
        });
        act("stakeholder.save-update", s -> {
            String incident = incident(s);
            return as("ben", "incident", incident, "audiences", List.of("all"), "texts", TEXTS);
        });
        act("stakeholder.submit-update", s -> on(s, false));
        act("stakeholder.approve-update", s -> {
            Object[] said = on(s, true);
            said[0] = "cleo";
            return said;
        });
        act("stakeholder.reject-update", s -> {
            Object[] said = on(s, true);
            return as("cleo", said[1], said[2], said[3], said[4], said[5], said[6], "reason", "we do not");
        });
        act("stakeholder.withdraw-update", s -> {
            Object[] said = on(s, true);
            return as("cleo", said[1], said[2], said[3], said[4], "reason", "nobody asks");
        });
        act("stakeholder.publish-update", s -> {
            Object[] said = on(s, true);
            s.did("cleo", "stakeholder.approve-update", said[1], said[2], said[3], said[4], said[5], said[6]);
            return said;
        });
    }

    private static void set(Stage s) {
        s.did("ada", "stakeholder.set-matrix", "content", CONTENT, "version", version(s));
    }

    /** Of the matrix that is set; 0 for none. */
    private static int version(Stage s) {
        return s.asked("ada", new ShowMatrix(null)).matrix().version();
    }

    private static String incident(Stage s) {
        set(s);
        String incident = s.incident();
        s.did("ben", "incident.assign-role", "incident", incident, "role", "commander", "backup", "cleo");
        return incident;
    }

    /** About the first version of one that ben wrote. */
    private static Object[] on(Stage s, boolean submitted) {
        String incident = incident(s);
        String update = s.did(
                        "ben",
                        "stakeholder.save-update",
                        "incident",
                        incident,
                        "audiences",
                        List.of("all"),
                        "texts",
                        TEXTS)
                .id("update");
        Object[] said = as("ben", "incident", incident, "update", update, "version", 1);
        if (submitted) {
            s.did("ben", "stakeholder.submit-update", said[1], said[2], said[3], said[4], said[5], said[6]);
        }
        return said;
    }
}
