package dev.muster.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a file that somebody else wrote, looked at name by name: what is absent has its default, what has
 * another shape than it should have is left out with a line, and what nobody asked for can be named in the end.
 */
final class Fields {
    final String path;
    private final ObjectNode node;
    private final Notes notes;
    private final Set<String> asked = new HashSet<>();

    Fields(String path, ObjectNode node, Notes notes) {
        this.path = path;
        this.node = node;
        this.notes = notes;
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    boolean has(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    private @Nullable JsonNode value(String name) {
        return has(name) ? node.get(name) : null;
    }

    /** Whatever stands there; null for nothing. */
    @Nullable
    JsonNode raw(String name) {
        return value(name);
    }

    /** A text as it stands; empty when there is none. */
    String text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return "";
        }
        return value.isTextual() ? value.textValue() : wrongShape(name, "a text", "");
    }

    /** A text that fits; what does not is cut off, with a line. */
    String text(String name, int most) {
        String given = text(name);
        String fitting = Texts.fitting(given, most);
        if (fitting.length() < given.strip().length()) {
            notes.changed(
                    at(name),
                    "text.shortened",
                    "was shortened from " + given.strip().length() + " characters to " + fitting.length());
        }
        return fitting;
    }

    /** The same; null when it is empty. */
    @Nullable
    String optional(String name, int most) {
        String text = text(name, most);
        return text.isEmpty() ? null : text;
    }

    boolean flag(String name) {
        JsonNode value = value(name);
        return value != null && (value.isBoolean() ? value.booleanValue() : wrongShape(name, "true or false", false));
    }

    /** A whole number; null when there is none. */
    @Nullable
    Long number(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (whole || (value.isFloatingPointNumber() && value.doubleValue() == value.longValue())) {
            return value.longValue();
        }
        notes.ignored(at(name), "shape.wrong", "is no whole number that can be, so it was left out");
        return null;
    }

    List<JsonNode> list(String name) {
        JsonNode value = value(name);
        List<JsonNode> list = new ArrayList<>();
        if (value == null) {
            return list;
        }
        if (value.isArray()) {
            value.forEach(list::add);
            return list;
        }
        return wrongShape(name, "a list", list);
    }

    /** The objects of a list of at most so many. */
    List<Fields> objects(String name, int most) {
        List<JsonNode> list = list(name);
        if (list.size() > most) {
            throw Reading.wrong(at(name), "a playbook has at most " + most + " of these; this has " + list.size());
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String where = at(name) + "[" + i + "]";
            if (list.get(i) instanceof ObjectNode object) {
                objects.add(new Fields(where, object, notes));
            } else {
                notes.ignored(where, "shape.wrong", "is no object, so it was left out");
            }
        }
        return objects;
    }

    /** An object; one of nothing when there is none. */
    Fields object(String name) {
        JsonNode value = value(name);
        if (value instanceof ObjectNode object) {
            return new Fields(at(name), object, notes);
        }
        ObjectNode nothing = Reading.made();
        return new Fields(at(name), value == null ? nothing : wrongShape(name, "an object", nothing), notes);
    }

    /** The texts of a list. */
    List<String> texts(String name) {
        return list(name).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** These are known, and mean nothing here: one line for all that say something. */
    void without(String what, String said, String... names) {
        List<String> there = new ArrayList<>();
        for (String name : names) {
            JsonNode value = value(name);
            if (value != null && !empty(value)) {
                there.add(name);
            }
        }
        if (!there.isEmpty()) {
            notes.ignored(path, what, said + ": " + String.join(", ", there));
        }
    }

    private static boolean empty(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isBoolean() && !value.booleanValue())
                || (value.isNumber() && value.doubleValue() == 0);
    }

    /** Names what nobody asked for. */
    void rest() {
        names().stream()
                .filter(n -> !asked.contains(n))
                .forEach(n -> notes.ignored(
                        at(Texts.fitting(n, 100)), "name.unknown", "is not known here, so it was left out"));
    }

    private <T> T wrongShape(String name, String expected, T otherwise) {
        notes.ignored(at(name), "shape.wrong", "is not " + expected + ", so it was left out");
        return otherwise;
    }
}
