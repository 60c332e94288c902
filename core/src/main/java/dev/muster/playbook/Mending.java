package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Rejection;
import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.AuthoringViews.Level;
import dev.muster.property.PropertyDefinition;
import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds all that {@link ContentCheck} refuses, though it stops at the first: what is refused is put right in a copy,
 * and the copy is checked again. So what is found is what would be refused, and nothing has to be said twice.
 */
final class Mending {
    private static final int MOST = 50;
    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)|\\[([0-9]+)]");
    /** Begins the ids of people who stand in for those who are nobody. */
    private static final String STAND_IN = "mended-";

    private final List<Finding> errors = new ArrayList<>();
    private final Map<String, Object> tree;
    private final RulePlans rules;
    private final @Nullable PlaybookContent mended;

    Mending(PlaybookContent content, ContentCheck.People known, RulePlans rules) {
        this.rules = rules;
        tree = tree(content);
        mended = mend((path, id) ->
                id.value().startsWith(STAND_IN) ? new Added(id, id.value(), Rank.MEMBER) : known.named(path, id));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(PlaybookContent content) {
        return Json.read(Json.write(content), Map.class);
    }

    /** What was refused, in the order in which it was met. */
    List<Finding> errors() {
        return errors;
    }

    /** The content with all of it put right; null when that could not be done. */
    @Nullable
    PlaybookContent mended() {
        return mended;
    }

    private @Nullable PlaybookContent mend(ContentCheck.People known) {
        String last = "";
        for (int i = 0; i < MOST; i++) {
            try {
                return new ContentCheck(known, rules).check("content", Json.convert(tree, PlaybookContent.class));
            } catch (Rejection refused) {
                String path = refused.field();
                boolean again = path.equals(last);
                if (!again) {
                    errors.add(
                            new Finding(path, Level.ERROR, code(path), Map.of(), String.valueOf(refused.getMessage())));
                }
                last = path;
                if (!mend(path, i, again)) {
                    return null;
                }
            } catch (MalformedJson e) {
                return null;
            }
        }
        return null;
    }

    /** The last name in a path says what is wrong there. */
    private static String code(String path) {
        String name = path.replaceAll("\\[[0-9]+]", "");
        return "invalid-" + name.substring(name.lastIndexOf('.') + 1);
    }

    /** Puts one place right; false when there is no such place. */
    private boolean mend(String path, int number, boolean again) {
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        while (matcher.find()) {
            String index = matcher.group(2);
            steps.add(index == null ? matcher.group(1) : Integer.valueOf(index));
        }
        if (steps.size() > 3 && steps.get(1).equals("rules")) {
            return mendRule(steps, number);
        }
        Object at = tree;
        for (int i = 1; i < steps.size(); i++) {
            Object below = below(at, steps.get(i));
            boolean end = i == steps.size() - 1 || !(below instanceof Map || below instanceof List);
            if (end && again && i > 2) {
                return replaceAround(steps, i, number);
            }
            if (end) {
                String list = steps.get(i - 1).toString();
                return put(at, steps.get(i), list, number);
            }
            at = Objects.requireNonNull(below, "a map or a list");
        }
        return false;
    }

    /** A step of a rule gives way to another; of anything else about it the whole rule does. */
    private boolean mendRule(List<Object> steps, int number) {
        Object list = tree.get("rules");
        Object rule = below(Objects.requireNonNull(list, "what was refused is there"), steps.get(2));
        if (rule == null || steps.size() < 5 || !steps.get(3).equals("steps")) {
            return put(list, steps.get(2), "rules", number);
        }
        Object there = below(rule, "steps");
        return there != null && put(there, steps.get(4), "steps", number);
    }

    private static @Nullable Object below(Object at, Object step) {
        if (at instanceof Map<?, ?> map) {
            return map.get(step.toString());
        }
        return at instanceof List<?> list && step instanceof Integer place && place < list.size()
                ? list.get(place)
                : null;
    }

    /** Mending the place itself did not help: the whole element of a list that it is in gives way. */
    private boolean replaceAround(List<Object> steps, int end, int number) {
        int element = end;
        while (element > 0 && !(steps.get(element) instanceof Integer)) {
            element--;
        }
        Object at = tree;
        for (int i = 1; i < element; i++) {
            at = below(at, steps.get(i));
            if (at == null) {
                return false;
            }
        }
        return element > 0 && put(at, steps.get(element), steps.get(element - 1).toString(), number);
    }

    @SuppressWarnings("unchecked")
    private static boolean put(Object at, Object step, String list, int number) {
        if (at instanceof List<?> elements && step instanceof Integer place && place < elements.size()) {
            Object whole = StandIns.element(list, number, elements.get(place));
            if (whole == null) {
                return false;
            }
            ((List<Object>) elements).set(place, whole);
            return true;
        }
        if (at instanceof Map<?, ?> fields) {
            Object value = StandIns.field(step.toString(), number);
            Map<String, Object> map = (Map<String, Object>) fields;
            if (value == null) {
                return map.remove(step.toString()) != null;
            }
            map.put(step.toString(), value);
            return true;
        }
        return false;
    }

    /** What stands in for what is wrong, so that the rest can be looked at. */
    private static final class StandIns {
        private static final Map<String, Object> STEP_INSTEAD =
                Map.of("action", "post", "with", Map.of("text", "mended"));

        private StandIns() {}

        static @Nullable Object field(String name, int number) {
            return switch (name) {
                case "title", "purpose" -> "Mended " + number;
                case "name", "id" -> STAND_IN + number;
                case "when" -> Map.of("has", Map.of("subject", "severity"));
                case "type" -> "text";
                case "zone" -> "UTC";
                case "at" -> new ArrayList<>(List.of("09:00"));
                case "windowMinutes" -> 15;
                case "text", "source" -> "Mended";
                case "address" -> "https://mended.example/";
                case "collector" -> "mended";
                case "act" -> "resolved";
                case "withinSeconds" -> 60;
                default -> null;
            };
        }

        static @Nullable Object element(String list, int number, @Nullable Object was) {
            String name = STAND_IN + number;
            Map<String, Object> element = new LinkedHashMap<>();
            switch (list) {
                case "invite" -> {
                    return new PersonId(name).value();
                }
                case "questions" -> {
                    return "Mended?";
                }
                case "at" -> {
                    return String.format("%02d:%02d", 22, number % 60);
                }
                case "tasks", "checklists" -> element.put("title", "Mended " + number);
                case "links" -> element.putAll(Map.of("title", name, "address", "https://mended.example/"));
                case "reports" -> element.putAll(Map.of("title", name, "text", name));
                case "collectors" -> element.putAll(Map.of("title", name, "collector", "mended"));
                case "injects" ->
                    element.putAll(Map.of("id", name, "title", name, "source", "mended", "text", "mended"));
                case "expected" ->
                    element.putAll(Map.of("id", name, "title", name, "act", "resolved", "withinSeconds", 60));
                case "steps" -> element.putAll(STEP_INSTEAD);
                case "rules" -> {
                    element.putAll(Map.of("id", name, "title", name, "steps", new ArrayList<>(List.of(STEP_INSTEAD))));
                    element.put("when", Map.of("words", List.of("mended")));
                }
                case "roles" -> element.putAll(Map.of("name", name, "title", name));
                case "properties" -> element.putAll(Map.of("id", name, "name", name, "type", "text"));
                case "options" -> element.putAll(Map.of("id", name, "name", name));
                case "conditions" ->
                    element.putAll(Map.of("id", name, "when", Map.of("has", Map.of("subject", "severity"))));
                case "channels" -> element.put("purpose", name);
                case "metrics" -> element.putAll(Map.of("id", name, "title", name, "type", "COUNT"));
                case "standups" ->
                    element.putAll(Map.of("title", name, "zone", "UTC", "at", List.of("09:00"), "windowMinutes", 15));
                default -> {
                    return null;
                }
            }
            Object id = was instanceof Map<?, ?> old ? old.get("id") : null;
            if (id instanceof String known
                    && PropertyDefinition.ID.matcher(known).matches()) {
                element.put("id", known);
            }
            return element;
        }
    }
}
