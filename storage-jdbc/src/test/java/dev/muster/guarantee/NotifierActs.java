package dev.muster.guarantee;

import static dev.muster.guarantee.Acts.act;
import static dev.muster.guarantee.Acts.as;
import static dev.muster.guarantee.Stage.map;

import java.util.List;
import java.util.Map;

/** The commands by which people are told. */
final class NotifierActs {
    private NotifierActs() {}

    static void add() {
        act(
                "notice.plan",
                s -> as(
                        "ben",
                        "channel",
                        s.incident(),
                        "text",
                        "figures",
                        "plan",
                        map("cron", "0 9 * * 1-5", "zone", "Europe/London", "misfire", "skip")));
        act("notifier.tell", s -> as("ben", "channel", s.incident(), "people", List.of("cleo"), "text", "come please"));
        act("notifier.set-wishes", s -> {
            s.did("cleo", "notifier.set-wishes");
            return as("cleo", "wishes", Map.of("quiet", Map.of("from", "22:00", "to", "07:00")));
        });
        act("notifier.mark-read", s -> {
            s.did("cleo", "notifier.mark-read", "until", "2026-01-01T00:00:00Z");
            return as("cleo", "entries", List.of(Map.of("channel", "channel:" + s.incident(), "entry", 1)));
        });
    }
}
