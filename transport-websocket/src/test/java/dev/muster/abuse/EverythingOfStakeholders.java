package dev.muster.abuse;

import java.util.List;
import java.util.Map;

/** What happens with updates for those who need to know: written, answered, published, withdrawn. */
final class EverythingOfStakeholders {
    private static final List<Map<String, String>> TEXTS = List.of(Map.of("language", "en", "text", "we know why"));
    private final Everything everything;
    private final String incident;

    EverythingOfStakeholders(Everything everything, String incident) {
        this.everything = everything;
        this.incident = incident;
    }

    void happens() {
        everything.act(
                "ada",
                "stakeholder.set-matrix",
                "content",
                Map.of(
                        "audiences",
                        List.of(Map.of("id", "all", "name", "All", "language", "en", "people", List.of("ben", "dan"))),
                        "rows",
                        List.of("SEV1", "SEV2", "SEV3", "SEV4", "SEV5").stream()
                                .map(s -> Map.of("severity", s, "audience", "all", "via", "default"))
                                .toList()),
                "version",
                0);
        everything.act("ada", "incident.assign-role", "incident", incident, "role", "commander", "primary", "ada");
        everything.act("ada", "incident.assign-role", "incident", incident, "role", "commander", "backup", "ben");
        String rejected = written();
        about("ada", "stakeholder.submit-update", rejected, "version", 1);
        about("ben", "stakeholder.reject-update", rejected, "version", 1, "reason", "we do not");
        about("ada", "stakeholder.withdraw-update", rejected);
        String published = written();
        about("ada", "stakeholder.submit-update", published, "version", 1);
        about("ben", "stakeholder.approve-update", published, "version", 1, "release", "they have to know");
        about("ada", "stakeholder.publish-update", published, "version", 1, "release", "they have to know");
        everything.pass(1);
    }

    private String written() {
        return everything
                .act(
                        "ada",
                        "stakeholder.save-update",
                        "incident",
                        incident,
                        "audiences",
                        List.of("all"),
                        "texts",
                        TEXTS)
                .path("update")
                .asText();
    }

    private void about(String person, String command, String update, Object... more) {
        Object[] said = new Object[4 + more.length];
        said[0] = "incident";
        said[1] = incident;
        said[2] = "update";
        said[3] = update;
        System.arraycopy(more, 0, said, 4, more.length);
        everything.act(person, command, said);
    }
}
