package dev.muster.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What happens further with handovers and standups. */
final class EverythingOfRelay {
    private final Everything everything;
    private final Stand stand;
    private final String incident;

    EverythingOfRelay(Everything everything, Stand stand, String incident) {
        this.everything = everything;
        this.stand = stand;
        this.incident = incident;
    }

    private JsonNode here(String person, String command, Object... more) {
        List<Object> all = new ArrayList<>(List.of(more));
        all.addAll(0, List.of(command.startsWith("handover.") ? "incident" : "channel", incident));
        return everything.act(person, command, all.toArray());
    }

    void happens() {
        handovers();
        ownTimes();
        plans();
        held();
    }

    private void handovers() {
        here("ben", "handover.save-draft", "done", "half of it");
        String offered = here("ben", "handover.offer", "to", "ada", "next", "rest", "askBackupAfterSeconds", 7_200)
                .path("handover")
                .asText();
        here("ben", "handover.remind", "handover", offered);
        here("ben", "handover.correct", "handover", offered, "next", "the rest");
        here("ada", "handover.accept", "handover", offered);
        String desk = everything
                .act("ada", "channel.create", "name", "desk", "open", false, "members", List.of("ben"))
                .path("channel")
                .asText();
        everything.act("ada", "handover.offer-shift", "channel", desk, "title", "Day", "to", "ben", "next", "rest");
    }

    private String standup(String title, Object... more) {
        List<Object> all =
                new ArrayList<>(List.of("title", title, "zone", "UTC", "at", List.of("23:10"), "windowMinutes", 15));
        all.addAll(List.of(more));
        return here("ada", "standup.schedule", all.toArray()).path("standup").asText();
    }

    private void plans() {
        String plan = standup("Plans");
        here("ada", "standup.change", "standup", plan, "at", List.of("23:20"));
        here("ada", "standup.skip", "standup", plan);
        here("ada", "standup.pause", "standup", plan);
        here("ada", "standup.resume", "standup", plan);
        here("ada", "standup.unschedule", "standup", plan);
        here("cleo", "standup.away", "until", everything.in(600));
    }

    private void held() {
        String wide = everything
                .act("ada", "channel.create", "name", "board", "open", false, "members", List.of())
                .path("channel")
                .asText();
        everything.act("ada", "channel.set-marking", "channel", wide, "marking", "red");
        String plan = standup("Told", "remindMinutes", 10, "digestTo", wide);
        String session =
                here("ada", "standup.start", "standup", plan).path("session").asText();
        here("ben", "standup.answer", "session", session, "blockers", "no access");
        here("ada", "standup.make-task", "session", session, "person", "ben");
        everything.pass(16);
        here("ben", "standup.answer", "session", session, "done", "after all");
        everything.act("ada", "channel.archive", "channel", wide);
        String again =
                here("ada", "standup.start", "standup", plan).path("session").asText();
        here("ada", "standup.close", "session", again);
        here("ada", "standup.unschedule", "standup", plan);
    }

    /** A standup at each member's own time: it opens for Ben, and asks Cleo when the same hour comes to her. */
    private void ownTimes() {
        String plan = standup("Own", "ownZone", true, "members", List.of("ben", "cleo"));
        here("ada", "standup.change", "standup", plan, "at", List.of(stand.timeOf("ben", 2)));
        everything.pass(18);
        here("ada", "standup.unschedule", "standup", plan);
    }
}
