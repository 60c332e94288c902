package dev.muster.abuse;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What happens with rotations: in turns of a day that begin long ago, in which ben and ada alternate. */
final class EverythingOfRotations {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private final Everything everything;
    private final Stand stand;

    EverythingOfRotations(Everything everything, Stand stand) {
        this.everything = everything;
        this.stand = stand;
    }

    void happens() {
        Map<String, Object> layer = Map.of(
                "name",
                "hours",
                "zone",
                "UTC",
                "turns",
                List.of(Map.of("person", "ben"), Map.of("person", "ada")),
                "start",
                "2026-01-05",
                "at",
                "09:00",
                "every",
                1,
                "unit",
                "HOURS");
        String rotation = everything
                .act("ada", "rotation.define", "title", "On call", "layers", List.of(layer))
                .path("rotation")
                .asText();
        String away = everything
                .act("ben", "rotation.away", "rotation", rotation, "from", at(300), "until", at(301))
                .path("change")
                .asText();
        everything.act("ben", "rotation.withdraw", "rotation", rotation, "change", away);
        everything.act(
                "ben", "rotation.override", "rotation", rotation, "person", "ada", "from", at(200), "until", at(201));
        everything.act("ada", "rotation.take-over", "rotation", rotation, "until", at(2));
        String text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:ben\r\nDTSTART:20260302T000000Z\r\n"
                + "DURATION:P1D\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        everything.act(
                "ben", "rotation.import-calendar", "rotation", rotation, "layer", "days", "zone", "UTC", "text", text);
        everything.act("ada", "rotation.accept", "rotation", rotation, "change", swap(rotation, 400));
        everything.act("ada", "rotation.decline", "rotation", rotation, "change", swap(rotation, 500));
        int version = stand.ask("ada", "rotation/show?rotation=" + rotation)
                .path("version")
                .asInt();
        everything.act(
                "ada",
                "rotation.define",
                "rotation",
                rotation,
                "version",
                version,
                "title",
                "On call, by the hour",
                "layers",
                List.of(layer));
        everything.act("ada", "rotation.end", "rotation", rotation);
        String feed = everything
                .act("ben", "calendar.open-feed", "secret", "0123456789abcdef0123456789abcdef")
                .path("feed")
                .asText();
        everything.act("ben", "calendar.close-feed", "feed", feed);
    }

    /** The first hour of ben's after so many, for the one behind it, which is ada's. */
    private String swap(String rotation, int after) {
        Instant hour = stand.now().plus(Duration.ofHours(after)).truncatedTo(ChronoUnit.HOURS);
        Instant mine = Duration.between(START, hour).toHours() % 2 == 0 ? hour : hour.plus(Duration.ofHours(1));
        return everything
                .act(
                        "ben",
                        "rotation.swap",
                        "rotation",
                        rotation,
                        "gives",
                        part(mine),
                        "person",
                        "ada",
                        "takes",
                        part(mine.plus(Duration.ofHours(1))))
                .path("change")
                .asText();
    }

    private static Map<String, String> part(Instant from) {
        return Map.of(
                "layer",
                "hours",
                "from",
                from.toString(),
                "until",
                from.plus(Duration.ofHours(1)).toString());
    }

    private String at(int hours) {
        return stand.at(Duration.ofHours(hours)).toString();
    }
}
