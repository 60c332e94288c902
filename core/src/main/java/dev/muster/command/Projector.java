package dev.muster.command;

import dev.muster.journal.Entry;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns entries into what readers see. The only way out: nothing else ever shows a payload. An entry without
 * amendment passes as it was written; of an amended one only what is left of it.
 */
public final class Projector {
    private Projector() {}

    /** The view of an entry. */
    public static EntryView view(Entry entry) {
        return new EntryView(
                entry.journal().name(),
                entry.sequence(),
                entry.time(),
                entry.actor(),
                entry.kind(),
                entry.schema(),
                entry.index().thread(),
                data(entry));
    }

    private static String data(Entry entry) {
        if (entry.purged()) {
            return "{\"purged\":true}";
        }
        if (entry.amendment() == null) {
            return new String(entry.payload(), StandardCharsets.UTF_8);
        }
        return new String(Json.write(properties(entry)), StandardCharsets.UTF_8);
    }

    /** The properties that readers see, by name. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> properties(Entry entry) {
        Map<String, Object> shown = new TreeMap<>(Json.read(entry.payload(), Map.class));
        Amendment amendment = Amendment.of(entry);
        amendment.remove().forEach(shown::remove);
        shown.putAll(amendment.set());
        return shown;
    }
}
