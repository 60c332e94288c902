package dev.muster.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.command.Rejection;
import dev.muster.condition.Condition;
import dev.muster.condition.Condition.All;
import dev.muster.condition.Condition.Any;
import dev.muster.condition.Condition.Is;
import dev.muster.condition.Condition.Not;
import dev.muster.condition.Condition.Test;
import dev.muster.exchange.MattermostFields.Field;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a Mattermost file in our language, such that they hold when they held there. What could never hold
 * there (a value of the wrong shape for its field, a field that there is not) is {@link #NEVER} here.
 */
final class MattermostConditions {
    /** What never holds. */
    static final Condition NEVER = new Any(List.of());

    /** What always does. */
    static final Condition ALWAYS = new All(List.of());

    private static final int MOST = 100;
    private final MattermostFields fields;
    private final Notes notes;
    private final Map<String, NamedCondition> byOldId = new LinkedHashMap<>();
    private final List<NamedCondition> named = new ArrayList<>();

    MattermostConditions(MattermostFields fields, Fields file, Notes notes) {
        this.fields = fields;
        this.notes = notes;
        for (Fields given : file.objects("conditions", MOST)) {
            add(given);
        }
    }

    private MattermostConditions(MattermostFields fields) {
        this.fields = fields;
        this.notes = new Notes();
    }

    /** One by itself. */
    static Condition of(@Nullable JsonNode expression, MattermostFields fields) {
        return new MattermostConditions(fields).in("", expression, Condition.DEEPEST + 1);
    }

    private void add(Fields given) {
        String old = given.text("id");
        Long version = given.number("version");
        JsonNode expression = given.raw("condition_expr");
        given.without(
                "ids.left",
                "ids and times of the other server mean nothing here",
                "playbook_id",
                "run_id",
                "create_at",
                "update_at",
                "delete_at");
        given.rest();
        if (version != null && version != 1) {
            notes.missing(given.path, "mattermost.condition-version", "is of version " + version + "; left out");
            return;
        }
        try {
            Condition when = in(given.at("condition_expr"), expression, Condition.DEEPEST + 1)
                    .checked(given.path);
            NamedCondition condition = new NamedCondition("condition-" + (named.size() + 1), null, when);
            named.add(condition);
            if (byOldId.putIfAbsent(old, condition) != null) {
                notes.changed(given.at("id"), "mattermost.same-id", "is there already; tasks mean the first");
            }
            notes.kept(given.path, "condition.kept", "holds when it held, with new ids");
        } catch (Rejection e) {
            notes.missing(given.path, "mattermost.condition", "cannot be a condition here: " + e.getMessage());
        }
    }

    /** All of them, in their order. */
    List<NamedCondition> named() {
        return List.copyOf(named);
    }

    /** The new id of the one of this old id; null when there is none. */
    @Nullable
    String of(String old) {
        NamedCondition condition = byOldId.get(old);
        return condition == null ? null : condition.id();
    }

    private Condition in(String path, @Nullable JsonNode expression, int deeper) {
        if (expression == null) {
            return ALWAYS;
        }
        if (deeper == 0) {
            throw Rejection.invalid(path, "it is deeper than " + Condition.DEEPEST + " levels");
        }
        if (!(expression instanceof ObjectNode object)) {
            return never(path, "is no object");
        }
        for (String key : List.of("and", "or", "is", "isNot")) {
            JsonNode part = object.get(key);
            if (part != null && !part.isNull()) {
                rest(path, object, key);
                String at = path + "." + key;
                return switch (key) {
                    case "and" -> parts(at, part, deeper, true);
                    case "or" -> parts(at, part, deeper, false);
                    case "is" -> is(at, part);
                    default -> not(is(at, part));
                };
            }
        }
        rest(path, object, "");
        return ALWAYS;
    }

    private void rest(String path, ObjectNode object, String used) {
        object.fieldNames().forEachRemaining(name -> {
            if (!name.equals(used)) {
                notes.ignored(
                        path + "." + Texts.fitting(name, 100), "name.unknown", "is not looked at, so it was left out");
            }
        });
    }

    private static Condition not(Condition condition) {
        return condition.equals(NEVER) ? ALWAYS : new Not(condition);
    }

    private Condition parts(String path, JsonNode list, int deeper, boolean all) {
        if (!list.isArray()) {
            return never(path, "is no list");
        }
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            parts.add(in(path + "[" + i + "]", list.get(i), deeper - 1));
        }
        return all ? new All(List.copyOf(parts)) : new Any(List.copyOf(parts));
    }

    private Condition is(String path, JsonNode test) {
        JsonNode id = test.path("field_id");
        Field field = id.isTextual() ? fields.of(id.textValue()) : null;
        if (field == null) {
            return never(path, "looks at a field that there is not");
        }
        PropertyDefinition definition = field.definition();
        JsonNode value = test.path("value");
        String subject = "property:" + definition.id();
        if (definition.type().chosen()) {
            return chosen(path, subject, field, value);
        }
        if (definition.type().people()) {
            return never(path, "compares with people of the other server");
        }
        if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
            return never(path, "compares a " + definition.type().word() + " with what is no text");
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.isEmpty()) {
            return new Is(new Test(subject, List.of()));
        }
        return definition.type() == PropertyType.DATE
                ? date(path, subject, definition, text)
                : text(path, subject, text);
    }

    private Condition text(String path, String subject, String text) {
        String fitting = Texts.fitting(text, 2_000);
        return fitting.length() < text.strip().length() || fitting.isEmpty()
                ? never(path, "compares with what no text can be")
                : new Is(new Test(subject, List.of(fitting)));
    }

    private Condition date(String path, String subject, PropertyDefinition definition, String text) {
        try {
            List<String> date = definition.value(path, List.of(text));
            return date.isEmpty() ? never(path, "compares with no date") : new Is(new Test(subject, date));
        } catch (Rejection e) {
            return never(path, "compares with what is no date");
        }
    }

    private Condition chosen(String path, String subject, Field field, JsonNode value) {
        if (!value.isArray()) {
            return never(path, "compares what is chosen with what is no list");
        }
        List<String> options = new ArrayList<>();
        for (JsonNode one : value) {
            String option = one.isTextual() ? field.options().get(one.textValue()) : null;
            if (option != null && !options.contains(option)) {
                options.add(option);
            } else if (option == null) {
                notes.changed(path, "mattermost.option", "names an option that there is not; nothing can be that");
            }
        }
        return options.isEmpty()
                ? never(path, "compares with no option that there is")
                : new Is(new Test(subject, List.copyOf(options)));
    }

    private Condition never(String path, String why) {
        notes.changed(path, "mattermost.never", why + ", so it never holds, as it never did");
        return NEVER;
    }
}
