package dev.muster.deadline;

import dev.muster.record.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The definitions and calendars that are shipped: data files beside this class, read and checked once. */
final class Shipped {
    /** By id, in a fixed order. */
    static final Map<String, WorkingCalendar> CALENDARS =
            read("calendar", List.of("eu-target", "us-federal"), WorkingCalendar.class, WorkingCalendar::id);

    /** By id, in a fixed order. */
    static final Map<String, ClockDefinition> DEFINITIONS = read(
            "clock",
            List.of(
                    "dora",
                    "dora-other-entities",
                    "nis2",
                    "gdpr-33",
                    "us-banks-36h",
                    "sec-8k-105",
                    "nydfs-500-17",
                    "circia"),
            ClockDefinition.class,
            ClockDefinition::id);

    static {
        DEFINITIONS
                .values()
                .forEach(d -> DefinitionCheck.checked(
                        d.content(),
                        d.content().calendar() == null
                                || CALENDARS.containsKey(d.content().calendar())));
    }

    private Shipped() {}

    private static <T> Map<String, T> read(String folder, List<String> names, Class<T> type, Function<T, String> id) {
        Map<String, T> read = new LinkedHashMap<>();
        for (String name : names) {
            try (InputStream in = Shipped.class.getResourceAsStream(folder + "/" + name + ".json")) {
                byte[] bytes = Objects.requireNonNull(in, () -> "no " + folder + " " + name + " is shipped")
                        .readAllBytes();
                T value = Json.read(bytes, type);
                read.put(id.apply(value), value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return read;
    }
}
