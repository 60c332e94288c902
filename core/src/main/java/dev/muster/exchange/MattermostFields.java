package dev.muster.exchange;

import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyOption;
import dev.muster.property.PropertyType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Properties of a Mattermost file, with new ids for them and their options, and which of the old ids is which. */
final class MattermostFields {
    private static final int MOST = 50;
    private static final int MOST_OPTIONS = 100;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<PropertyDefinition> definitions = new ArrayList<>();
    private final Texts.Ids ids = new Texts.Ids("property");
    private final Notes notes;

    /** One of them, and the new ids of its options by their old ones. */
    record Field(PropertyDefinition definition, Map<String, String> options) {}

    private record Sorted(long order, Fields given, Fields attributes) {}

    MattermostFields(Fields file, Notes notes) {
        this.notes = notes;
        List<Sorted> sorted = new ArrayList<>();
        for (Fields given : file.objects("properties", MOST)) {
            Fields attributes = given.object("attrs");
            sorted.add(new Sorted(Objects.requireNonNullElse(attributes.number("sort_order"), 0L), given, attributes));
        }
        sorted.sort(Comparator.comparingLong(Sorted::order));
        sorted.forEach(s -> add(s.given(), s.attributes()));
    }

    /** All of them, in their order. */
    List<PropertyDefinition> definitions() {
        return List.copyOf(definitions);
    }

    /** The one of this old id, if there is one. */
    @Nullable
    Field of(String id) {
        return fields.get(id);
    }

    private void add(Fields given, Fields attributes) {
        String old = given.text("id");
        Long deleted = given.number("delete_at");
        String name = given.text("name", 100);
        PropertyType type = type(given);
        Map<String, String> renamed = new LinkedHashMap<>();
        List<PropertyOption> options = options(attributes, renamed);
        around(given, attributes);
        if (deleted != null && deleted > 0) {
            notes.ignored(given.path, "mattermost.deleted", "was deleted, so it was left out");
            return;
        }
        if (name.isEmpty()) {
            notes.missing(given.at("name"), "mattermost.property-name", "there is no name; give it one");
            name = "Untitled property";
        }
        if (type.chosen() && options.isEmpty()) {
            notes.changed(given.path, "mattermost.no-options", "has nothing to choose from, so it is a text here");
            type = PropertyType.TEXT;
        }
        PropertyDefinition definition =
                new PropertyDefinition(ids.of(name), name, null, type, false, type.chosen() ? options : List.of());
        definitions.add(definition);
        notes.kept(given.path, "property.kept", "the property " + Texts.quoted(name) + ", with a new id");
        if (fields.putIfAbsent(old, new Field(definition, renamed)) != null) {
            notes.changed(given.at("id"), "mattermost.same-id", "is there already; conditions mean the first");
        }
    }

    private PropertyType type(Fields given) {
        String word = given.text("type");
        return switch (word) {
            case "text" -> PropertyType.TEXT;
            case "select" -> PropertyType.SELECT;
            case "multiselect" -> PropertyType.MULTISELECT;
            case "date" -> PropertyType.DATE;
            case "user" -> PropertyType.PERSON;
            case "multiuser" -> PropertyType.PEOPLE;
            default -> {
                notes.changed(
                        given.at("type"),
                        "mattermost.type",
                        "is of the type " + Texts.quoted(word) + ", so it is a text here");
                yield PropertyType.TEXT;
            }
        };
    }

    private List<PropertyOption> options(Fields attributes, Map<String, String> renamed) {
        List<PropertyOption> options = new ArrayList<>();
        Texts.Ids optionIds = new Texts.Ids("option");
        for (Fields given : attributes.objects("options", MOST_OPTIONS)) {
            String old = given.text("id");
            String name = given.text("name", 100);
            String shown = name.isEmpty() ? "Option " + (options.size() + 1) : name;
            String id = optionIds.of(shown);
            renamed.putIfAbsent(old, id);
            options.add(new PropertyOption(id, shown, given.optional("color", 20)));
            given.rest();
        }
        return options;
    }

    private void around(Fields given, Fields attributes) {
        given.without(
                "ids.left",
                "ids and times of the other server mean nothing here",
                "group_id",
                "target_id",
                "target_type",
                "object_type",
                "create_at",
                "update_at",
                "created_by",
                "updated_by");
        attributes.without("mattermost.attrs", "mean nothing here", "visibility", "parent_id", "value_type");
        attributes.rest();
        given.rest();
    }
}
