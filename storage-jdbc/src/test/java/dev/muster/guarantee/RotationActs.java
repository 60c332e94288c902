package dev.muster.guarantee;

import static dev.muster.guarantee.Acts.act;
import static dev.muster.guarantee.Acts.as;

import dev.muster.calendar.CalendarViews.ListFeeds;
import java.util.List;
import java.util.Map;

/** The commands of rotations. */
final class RotationActs {
    /** The 6th of March, which is ben's. */
    private static final Map<String, String> GIVES =
            Map.of("layer", "days", "from", "2026-03-06T09:00:00Z", "until", "2026-03-07T09:00:00Z");

    /** The 5th of March, which is ada's. */
    private static final Map<String, String> TAKES =
            Map.of("layer", "days", "from", "2026-03-05T09:00:00Z", "until", "2026-03-06T09:00:00Z");

    private RotationActs() {}

    private static Map<String, Object> layer() {
        return Map.of(
                "name",
                "days",
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
                "DAYS");
    }

    static void add() {
        act("rotation.define", s -> {
            rotation(s);
            return as("ada", "title", "On call", "layers", List.of(layer()));
        });
        act(
                "rotation.override",
                s -> as(
                        "ben",
                        "rotation",
                        rotation(s),
                        "person",
                        "ada",
                        "from",
                        "2026-03-03T09:00:00Z",
                        "until",
                        "2026-03-04T09:00:00Z"));
        act("rotation.take-over", s -> as("ben", "rotation", rotation(s), "until", "2026-03-05T09:00:00Z"));
        act(
                "rotation.away",
                s -> as(
                        "ben",
                        "rotation",
                        rotation(s),
                        "from",
                        "2026-03-30T09:00:00Z",
                        "until",
                        "2026-03-31T09:00:00Z"));
        act("rotation.withdraw", s -> {
            String rotation = rotation(s);
            String change = s.did(
                            "ben",
                            "rotation.away",
                            "rotation",
                            rotation,
                            "from",
                            "2026-03-30T09:00:00Z",
                            "until",
                            "2026-03-31T09:00:00Z")
                    .id("change");
            return as("ben", "rotation", rotation, "change", change);
        });
        act(
                "rotation.import-calendar",
                s -> as(
                        "ben",
                        "rotation",
                        rotation(s),
                        "layer",
                        "holidays",
                        "zone",
                        "UTC",
                        "text",
                        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:ben\r\nDTSTART:20260302T000000Z\r\n"
                                + "DURATION:P1D\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
        act("calendar.open-feed", s -> {
            // a person has so many at most, and this is done again and again
            s.asked("ben", new ListFeeds())
                    .feeds()
                    .forEach(feed -> s.did("ben", "calendar.close-feed", "feed", feed.id()));
            return as("ben", "secret", Acts.secret(), "note", "Phone");
        });
        act("calendar.close-feed", s -> {
            String feed =
                    s.did("ben", "calendar.open-feed", "secret", Acts.secret()).id("feed");
            return as("ben", "feed", feed);
        });
        act("rotation.swap", s -> as("ben", "rotation", rotation(s), "gives", GIVES, "person", "ada", "takes", TAKES));
        act("rotation.accept", s -> answered(s));
        act("rotation.decline", s -> answered(s));
        act("rotation.end", s -> as("ada", "rotation", rotation(s)));
    }

    private static Object[] answered(Stage s) {
        String rotation = rotation(s);
        String change = s.did(
                        "ben", "rotation.swap", "rotation", rotation, "gives", GIVES, "person", "ada", "takes", TAKES)
                .id("change");
        return as("ada", "rotation", rotation, "change", change);
    }

    private static String rotation(Stage s) {
        return s.did("ada", "rotation.define", "title", "On call", "layers", List.of(layer()))
                .id("rotation");
    }
}
