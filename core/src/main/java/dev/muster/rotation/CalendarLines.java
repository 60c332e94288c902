package dev.muster.rotation;

import dev.muster.command.Rejection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content lines of RFC 5545, section 3.1, into components. Every length and number is bounded before anything is
 * made of it, and time and space are in proportion to the text.
 */
final class CalendarLines {
    private static final int MOST_CHARACTERS = 262_144;
    private static final int LONGEST = 20_000;
    private static final int MOST_COMPONENTS = 4_000;
    private static final int DEEPEST = 4;
    private static final int MOST_PARAMETERS = 30;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,60}");

    private final List<Component> components = new ArrayList<>();
    private final Deque<Component> open = new ArrayDeque<>();

    private CalendarLines() {}

    /** A property: upper-case name, upper-case parameter names, the value as it is written. */
    record Property(String name, Map<String, String> parameters, String value) {
        @Nullable
        String parameter(String parameter) {
            return parameters.get(parameter);
        }
    }

    /** A component: its upper-case name, how deep it lies, and its own properties. */
    record Component(String name, int depth, List<Property> properties) {
        List<Property> all(String property) {
            return properties.stream().filter(p -> p.name().equals(property)).toList();
        }

        Optional<Property> one(String property) {
            List<Property> all = all(property);
            if (all.size() > 1) {
                throw refused("a " + name + " has " + property + " twice");
            }
            return all.stream().findFirst();
        }
    }

    /**
     * The components of a text in the order in which they begin.
     *
     * @throws Rejection when it is no calendar, or one that is too large
     */
    static List<Component> read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw refused("it has " + text.length() + " characters; at most " + MOST_CHARACTERS + " are read");
        }
        CalendarLines lines = new CalendarLines();
        StringBuilder line = new StringBuilder();
        int number = 0;
        for (String raw : text.split("\r?\n", -1)) {
            number++;
            boolean folded = raw.startsWith(" ") || raw.startsWith("\t");
            if (!folded && !line.isEmpty()) {
                lines.take(line.toString(), number - 1);
                line.setLength(0);
            }
            if (folded && line.isEmpty()) {
                throw refused("line " + number + " goes on with nothing");
            }
            line.append(raw, folded ? 1 : 0, raw.length());
            if (line.length() > LONGEST) {
                throw refused("line " + number + " has more than " + LONGEST + " characters");
            }
        }
        if (!line.isEmpty()) {
            lines.take(line.toString(), number);
        }
        if (!lines.open.isEmpty()) {
            throw refused("it ends within " + lines.open.peek().name());
        }
        if (lines.components.isEmpty()) {
            throw refused("it is empty");
        }
        return lines.components;
    }

    private void take(String line, int number) {
        Property property = property(line, number);
        String value = property.value().strip().toUpperCase(Locale.ROOT);
        if (property.name().equals("BEGIN")) {
            begin(value, number);
        } else if (property.name().equals("END")) {
            if (open.isEmpty() || !open.peek().name().equals(value)) {
                throw refused("line " + number + " ends " + value + ", which is not what is open");
            }
            open.pop();
        } else if (open.isEmpty()) {
            throw refused("line " + number + " is in no component; a calendar begins with BEGIN:VCALENDAR");
        } else {
            open.peek().properties().add(property);
        }
    }

    private void begin(String name, int number) {
        if (open.isEmpty() != name.equals("VCALENDAR") || (open.isEmpty() && !components.isEmpty())) {
            throw refused("line " + number + " begins " + name + ", which does not belong there");
        }
        if (open.size() >= DEEPEST || components.size() >= MOST_COMPONENTS) {
            throw refused("line " + number + " begins a component too many, or one too deep");
        }
        if (open.size() > 1 && (name.equals("VEVENT") || name.equals("VTIMEZONE"))) {
            throw refused("line " + number + " begins " + name + ", which does not belong there");
        }
        Component component = new Component(name, open.size(), new ArrayList<>());
        components.add(component);
        open.push(component);
    }

    private static Property property(String line, int number) {
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i)) && line.charAt(i) != '\t') {
                throw refused("line " + number + " holds a character that is no text");
            }
        }
        Map<String, String> parameters = new HashMap<>();
        int count = 0;
        int at = end(line, 0, number);
        String name = name(line.substring(0, at), number);
        while (line.charAt(at) == ';') {
            int stop = end(line, at + 1, number);
            String parameter = line.substring(at + 1, stop);
            int is = parameter.indexOf('=');
            if (is < 0 || ++count > MOST_PARAMETERS) {
                throw refused("line " + number + " has a parameter without a value, or too many");
            }
            String value = parameter.substring(is + 1);
            boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
            parameters.put(
                    name(parameter.substring(0, is), number), quoted ? value.substring(1, value.length() - 1) : value);
            at = stop;
        }
        return new Property(name, parameters, line.substring(at + 1));
    }

    /** Where a name or parameter ends: at the next semicolon or colon outside quotes. */
    private static int end(String line, int from, int number) {
        boolean quoted = false;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ';' || c == ':')) {
                return i;
            }
        }
        throw refused("line " + number + " has no colon");
    }

    private static String name(String name, int number) {
        if (!NAME.matcher(name).matches()) {
            throw refused("line " + number + " does not begin with a name");
        }
        return name.toUpperCase(Locale.ROOT);
    }

    private static Rejection refused(String why) {
        return Rejection.invalid("text", "is no calendar that can be read: " + why);
    }
}
