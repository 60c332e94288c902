package dev.muster.exchange;

import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables of a CACAO file. One with a value stands in commands as that value: put in once, what a value holds is not
 * looked at again. One that comes from outside is a property that people fill in.
 */
final class CacaoVariables {
    private static final int MOST = 200;
    private static final int LONGEST = 4_000;
    private static final Pattern PLACE = Pattern.compile("__([A-Za-z0-9-]+(?:_[A-Za-z0-9-]+)*)__(?::value)?");
    private final Map<String, String> values = new HashMap<>();
    private final List<PropertyDefinition> asked = new ArrayList<>();
    private final Texts.Ids ids;

    CacaoVariables(Fields file, Notes notes) {
        this.ids = new Texts.Ids("property");
        Fields variables = file.object("playbook_variables");
        List<String> names = variables.names();
        if (names.size() > MOST) {
            throw Reading.wrong("playbook_variables", "a playbook has at most " + MOST + " variables");
        }
        for (String name : names) {
            Fields variable = variables.object(name);
            if (!value(name, variable, values)) {
                ask(name, variable, notes);
            }
        }
    }

    /** Makes ids that no other property has. */
    Texts.Ids ids() {
        return ids;
    }

    List<PropertyDefinition> asked() {
        return asked;
    }

    private static boolean value(String name, Fields variable, Map<String, String> values) {
        String value = variable.text("value");
        if (value.isEmpty() || variable.flag("external")) {
            return false;
        }
        values.put(plain(name), value);
        return true;
    }

    private static String plain(String name) {
        return name.replaceAll("^_{1,2}|_{1,2}$", "");
    }

    private void ask(String name, Fields variable, Notes notes) {
        String shown = Texts.fitting(plain(name), 100);
        if (shown.isEmpty() || asked.size() >= CacaoWalk.MOST_PROPERTIES) {
            notes.missing(variable.path, "cacao.variable", "has no place here; ask for it in a task");
            return;
        }
        String about = Texts.fitting(variable.text("description"), 500);
        asked.add(new PropertyDefinition(
                ids.of(shown), shown, about.isEmpty() ? null : about, PropertyType.TEXT, false, List.of()));
        notes.changed(variable.path, "cacao.variable-asked", "is a property that people fill in");
    }

    /** A command with the values that are known put in. */
    String filled(String command, Fields step) {
        Map<String, String> all = new HashMap<>(values);
        Fields own = step.object("step_variables");
        own.names().stream().limit(MOST).forEach(n -> value(n, own.object(n), all));
        String given = command.length() > LONGEST ? command.substring(0, LONGEST) : command;
        StringBuilder filled = new StringBuilder();
        int from = 0;
        Matcher place = PLACE.matcher(given);
        while (filled.length() < LONGEST && place.find()) {
            String value = all.getOrDefault(place.group(1), place.group());
            filled.append(given, from, place.start()).append(value, 0, Math.min(LONGEST, value.length()));
            from = place.end();
        }
        return filled.append(given, from, given.length()).toString();
    }
}
