package dev.muster.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.notifier.Message;
import dev.muster.notifier.Notifier;
import dev.muster.notifier.Receipt;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** What happens with notices that are planned, and with what leaves; nothing gets there. */
final class EverythingOfNotifiers {
    private final Everything everything;
    private final Stand stand;
    private final String incident;

    EverythingOfNotifiers(Everything everything, Stand stand, String incident) {
        this.everything = everything;
        this.stand = stand;
        this.incident = incident;
    }

    /** Takes nothing. */
    static final class Closed implements Notifier {
        @Override
        public String name() {
            return "closed";
        }

        @Override
        public Receipt deliver(Message message) {
            return Receipt.refused("closed");
        }
    }

    void happens() {
        everything.act("ben", "notifier.set-wishes", "wishes", Map.of("digestAt", List.of("09:00")));
        String notice = everything
                .act(
                        "ada",
                        "notice.plan",
                        "channel",
                        incident,
                        "text",
                        "figures",
                        "everySeconds",
                        7,
                        "plan",
                        Map.of("misfire", "late", "tooLateSeconds", 1))
                .path("notice")
                .asText();
        everything.pass(1);
        everything.act("ada", "notice.cancel", "channel", incident, "notice", notice);
        everything.act(
                "ada",
                "notifier.tell",
                "channel",
                incident,
                "people",
                List.of("ben"),
                "urgency",
                "urgent",
                "text",
                "come please");
        everything.pass(1);
        JsonNode dead =
                stand.ask("ben", "notifier/deliveries").path("deliveries").path(0);
        everything.act("ben", "notifier.send-again", "delivery", dead.path("id").asText());
        everything.pass(1);
        drill();
        everything.act("ben", "notifier.mark-read", "until", stand.now().toString());
    }

    private void drill() {
        var soon = stand.now().plusSeconds(120).atZone(ZoneOffset.UTC);
        everything.act(
                "ada",
                "notifier.set-drill",
                "group",
                "default",
                "people",
                List.of("ben"),
                "day",
                soon.getDayOfMonth(),
                "at",
                DateTimeFormatter.ofPattern("HH:mm").format(soon),
                "zone",
                "UTC");
        everything.pass(3);
        everything.act("ben", "notifier.try", "group", "default");
        everything.pass(1);
    }
}
