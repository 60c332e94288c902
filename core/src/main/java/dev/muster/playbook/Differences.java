package dev.muster.playbook;

import dev.muster.playbook.AuthoringViews.Change;
import dev.muster.playbook.AuthoringViews.Changed;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two contents by what parts are called, not by where they stand. Both are looked at as JSON, so that a field
 * that a later version of the software adds is compared like any other. Either may be a draft with parts missing; a
 * task without an id counts under the one that it would get.
 */
final class Differences {
    /** The lists whose elements have a name of their own: the field that holds it, and what one is called. */
    private static final Map<String, List<String>> LISTS = lists();

    private final Map<String, Object> before;
    private final Map<String, Object> after;
    private final List<Changed> changes = new ArrayList<>();

    private Differences(PlaybookContent before, PlaybookContent after) {
        this.before = tree(before);
        this.after = tree(after);
    }

    static List<Changed> between(PlaybookContent before, PlaybookContent after) {
        return new Differences(before, after).all();
    }

    private static Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("roles", List.of("name", "role"));
        lists.put("channels", List.of("purpose", "channel"));
        lists.put("properties", List.of("id", "property"));
        lists.put("conditions", List.of("id", "condition"));
        lists.put("rules", List.of("id", "rule"));
        lists.put("standups", List.of("title", "standup"));
        lists.put("metrics", List.of("id", "metric"));
        lists.put("context.links", List.of("title", "link"));
        lists.put("context.reports", List.of("title", "text to begin with"));
        lists.put("context.collectors", List.of("title", "collector"));
        lists.put("exercise.injects", List.of("id", "inject"));
        lists.put("exercise.expected", List.of("id", "expectation"));
        return lists;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(PlaybookContent content) {
        return Json.read(Json.write(new References().named(content)), Map.class);
    }

    private List<Changed> all() {
        Map<String, Object> ownBefore = own(before);
        fields("playbook", "", "the playbook", ownBefore, own(after));
        people();
        LISTS.forEach((list, how) ->
                parts(how.get(1), named(at(before, list), how.get(0)), named(at(after, list), how.get(0))));
        stages();
        tasks();
        return changes;
    }

    private static Map<String, Object> own(Map<String, Object> tree) {
        Map<String, Object> own = new LinkedHashMap<>(tree);
        LISTS.keySet().forEach(l -> own.remove(l.split("\\.", 2)[0]));
        own.remove("checklists");
        own.remove("invite");
        return own;
    }

    /** What stands there: a list of the content, or of one of its parts. */
    private static @Nullable Object at(Map<String, Object> tree, String list) {
        String[] path = list.split("\\.", 2);
        Object there = tree.get(path[0]);
        return path.length == 1 ? there : there instanceof Map<?, ?> part ? part.get(path[1]) : null;
    }

    private void people() {
        Set<Object> was = new LinkedHashSet<>(list(before.get("invite")));
        Set<Object> is = new LinkedHashSet<>(list(after.get("invite")));
        is.stream()
                .filter(p -> !was.contains(p))
                .forEach(p -> say(Change.ADDED, "person", p.toString(), "invited " + p + " as well"));
        was.stream()
                .filter(p -> !is.contains(p))
                .forEach(p -> say(Change.REMOVED, "person", p.toString(), "no longer invites " + p));
    }

    private void stages() {
        Set<String> was = named(before.get("checklists"), "title").keySet();
        Set<String> is = named(after.get("checklists"), "title").keySet();
        is.stream()
                .filter(s -> !was.contains(s))
                .forEach(s -> say(Change.ADDED, "stage", s, "added the stage " + quoted(s)));
        was.stream()
                .filter(s -> !is.contains(s))
                .forEach(s -> say(Change.REMOVED, "stage", s, "removed the stage " + quoted(s)));
        moved("stage", was, is, Map.of());
    }

    /** Tasks by id, over all stages; each knows its stage. */
    private static Map<String, Map<String, Object>> tasks(Map<String, Object> tree) {
        Map<String, Map<String, Object>> tasks = new LinkedHashMap<>();
        for (Map<String, Object> stage : maps(tree.get("checklists"))) {
            named(stage.get("tasks"), "id").forEach((id, task) -> {
                Map<String, Object> placed = new LinkedHashMap<>(task);
                placed.put(" stage", String.valueOf(stage.get("title")));
                tasks.put(id, placed);
            });
        }
        return tasks;
    }

    private void tasks() {
        Map<String, Map<String, Object>> was = tasks(before);
        Map<String, Map<String, Object>> is = tasks(after);
        Map<String, String> elsewhere = new HashMap<>();
        is.forEach((id, task) -> {
            Map<String, Object> old = was.get(id);
            if (old != null && !Objects.equals(old.get(" stage"), task.get(" stage"))) {
                elsewhere.put(id, String.valueOf(task.get(" stage")));
                String from = String.valueOf(old.get(" stage"));
                String to = String.valueOf(task.get(" stage"));
                changes.add(new Changed(
                        Change.MOVED,
                        "task",
                        id,
                        null,
                        from,
                        to,
                        "moved the task " + quoted(title(task, id)) + " from " + quoted(from) + " to " + quoted(to)));
            }
        });
        parts("task", unplaced(was), unplaced(is));
        Map<String, String> titles = new HashMap<>();
        is.forEach((id, task) -> titles.put(id, title(task, id)));
        is.values().stream()
                .map(t -> t.get(" stage"))
                .distinct()
                .forEach(stage -> moved("task", within(was, stage, elsewhere), within(is, stage, elsewhere), titles));
    }

    private static Set<String> within(Map<String, Map<String, Object>> tasks, Object stage, Map<String, String> but) {
        Set<String> ids = new LinkedHashSet<>();
        tasks.forEach((id, task) -> {
            if (stage.equals(task.get(" stage")) && !but.containsKey(id)) {
                ids.add(id);
            }
        });
        return ids;
    }

    private static Map<String, Map<String, Object>> unplaced(Map<String, Map<String, Object>> tasks) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        tasks.forEach((id, task) -> {
            Map<String, Object> plain = new LinkedHashMap<>(task);
            plain.remove(" stage");
            all.put(id, plain);
        });
        return all;
    }

    /** Parts that are in both and not in the same order: as few as can be said to have moved. */
    private void moved(String part, Set<String> was, Set<String> is, Map<String, String> titles) {
        List<String> old = was.stream().filter(is::contains).toList();
        List<String> now = is.stream().filter(was::contains).toList();
        Set<String> stayed = LongestRun.of(old, now);
        now.stream().filter(id -> !stayed.contains(id)).forEach(id -> {
            int place = now.indexOf(id);
            String behind = place == 0
                    ? "to the beginning"
                    : "behind " + quoted(titles.getOrDefault(now.get(place - 1), now.get(place - 1)));
            say(Change.MOVED, part, id, "moved the " + part + " " + quoted(titles.getOrDefault(id, id)) + " " + behind);
        });
    }

    private void parts(String part, Map<String, Map<String, Object>> was, Map<String, Map<String, Object>> is) {
        is.forEach((id, now) -> {
            Map<String, Object> old = was.get(id);
            String what = "the " + part + " " + quoted(title(now, id));
            if (old == null) {
                changes.add(new Changed(Change.ADDED, part, id, null, null, json(now), "added " + what));
            } else {
                fields(part, id, what, old, now);
            }
        });
        was.forEach((id, old) -> {
            if (!is.containsKey(id)) {
                changes.add(new Changed(
                        Change.REMOVED,
                        part,
                        id,
                        null,
                        json(old),
                        null,
                        "removed the " + part + " " + quoted(title(old, id))));
            }
        });
    }

    private void fields(String part, String id, String what, Map<String, Object> was, Map<String, Object> is) {
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        for (String field : names) {
            Object old = was.get(field);
            Object now = is.get(field);
            if (!Objects.equals(old, now)) {
                changes.add(new Changed(
                        Change.CHANGED,
                        part,
                        id,
                        field,
                        json(old),
                        json(now),
                        FieldWords.sentence(what, field, old, now)));
            }
        }
    }

    private void say(Change sort, String part, String id, String sentence) {
        changes.add(new Changed(sort, part, id, null, null, null, sentence));
    }

    private static String title(Map<String, Object> part, String id) {
        Object title = part.getOrDefault("title", part.get("name"));
        return title == null ? id : title.toString();
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : new String(Json.write(value), StandardCharsets.UTF_8);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(@Nullable Object value) {
        return list(value).stream()
                .filter(Map.class::isInstance)
                .map(m -> (Map<String, Object>) m)
                .toList();
    }

    /** By name; what has none, as in a draft, is known by its place. */
    private static Map<String, Map<String, Object>> named(@Nullable Object value, String name) {
        Map<String, Map<String, Object>> named = new LinkedHashMap<>();
        for (Map<String, Object> part : maps(value)) {
            String id = String.valueOf(part.getOrDefault(name, part.getOrDefault("title", "?")));
            String free = id;
            for (int i = 2; named.containsKey(free); i++) {
                free = id + " (" + i + ")";
            }
            named.put(free, part);
        }
        return named;
    }
}
