package dev.muster.security;

import java.util.List;
import java.util.Map;

/** A clock that can be defined. */
final class ClockSample {
    private ClockSample() {}

    /** What a clock may say. */
    static Map<String, Object> content() {
        Map<String, Object> due = Map.of("after", Map.of("trigger", "a", "hours", 1));
        return Map.of(
                "title",
                "a clock",
                "regime",
                "ours",
                "source",
                "ours",
                "zone",
                "UTC",
                "triggers",
                List.of(Map.of("id", "a", "title", "a")),
                "stages",
                List.of(Map.of("id", "s", "title", "s", "audience", "us", "due", due)));
    }
}
