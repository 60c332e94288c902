package dev.muster.rotation;

import dev.muster.command.Rejection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which zone a calendar means by a name: one of the tz database, also behind a prefix as some programs write it, or one of
 * Windows. What a calendar says itself about the offsets of a zone is not believed: the tz database knows better, and rules
 * of a stranger are not evaluated.
 */
final class ZoneNames {
    private static final Map<String, String> WINDOWS = windows();

    private final Map<String, String> aliases = new HashMap<>();

    /** Takes what a calendar says of its zones: some name the one of the tz database beside their own name. */
    ZoneNames(List<CalendarLines.Component> components) {
        for (CalendarLines.Component zone : components) {
            if (zone.name().equals("VTIMEZONE")) {
                Optional<CalendarLines.Property> id = zone.one("TZID");
                zone.all("X-LIC-LOCATION").stream()
                        .findFirst()
                        .ifPresent(location -> id.ifPresent(i -> aliases.put(i.value(), location.value())));
            }
        }
    }

    /**
     * The zone of a name.
     *
     * @throws Rejection when nobody knows it
     */
    ZoneId zone(String name) {
        return known(name)
                .or(() -> Optional.ofNullable(aliases.get(name)).flatMap(ZoneNames::known))
                .orElseThrow(() -> Rejection.invalid(
                        "text",
                        "names the zone \"" + shown(name)
                                + "\", which is neither one of the tz database nor of Windows"));
    }

    private static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "..." : name;
    }

    private static Optional<ZoneId> known(String name) {
        String there = WINDOWS.getOrDefault(name, name);
        if (ZoneId.getAvailableZoneIds().contains(there)) {
            return Optional.of(ZoneId.of(there));
        }
        int slash = there.indexOf('/');
        return slash < 0 || there.length() > 200 ? Optional.empty() : known(there.substring(slash + 1));
    }

    static Map<String, String> windows() {
        try (var in = Objects.requireNonNull(
                        ZoneNames.class.getResourceAsStream("windows-zones.txt"),
                        "the names of Windows are in the jar");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, String> zones = new HashMap<>();
            lines.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("\t", -1))
                    .forEach(l -> zones.put(l[0], l[1]));
            return Map.copyOf(zones);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
