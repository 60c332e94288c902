package dev.muster.command;

import dev.muster.journal.Entry;
import dev.muster.record.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What later acts did to an entry: properties that readers see in place of, or besides, those of its payload,
 * and properties that they see no more.
 *
 * @param set properties by name; text, numbers, booleans, lists and maps
 * @param remove names of properties of the payload that are not shown
 */
public record Amendment(Map<String, Object> set, List<String> remove) {
    /** No amendment. */
    public static final Amendment NONE = new Amendment(Map.of(), List.of());

    /** Takes copies. */
    public Amendment {
        set = java.util.Collections.unmodifiableMap(new TreeMap<>(set));
        remove = List.copyOf(remove);
    }

    /** The amendment that an entry has. */
    public static Amendment of(Entry entry) {
        byte[] body = entry.amendment();
        return body == null ? NONE : Json.read(body, Amendment.class);
    }

    /** The same, and this property besides. */
    public Amendment with(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(set);
        more.put(name, value);
        return new Amendment(more, remove);
    }

    /** The same without this property, and without the payload's of that name. */
    public Amendment without(String name) {
        Map<String, Object> less = new TreeMap<>(set);
        less.remove(name);
        List<String> gone = new ArrayList<>(remove);
        if (!gone.contains(name)) {
            gone.add(name);
        }
        return new Amendment(less, gone);
    }

    /** True when the property is set to true. */
    public boolean is(String name) {
        return Boolean.TRUE.equals(set.get(name));
    }
}
