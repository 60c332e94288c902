package dev.muster.property;

import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A property that incidents have.
 *
 * @param id by which values, conditions and templates name it, 1 to 64 letters, digits, {@code _} and {@code -}
 * @param name what people see, 1 to 100 characters
 * @param description what belongs in it, at most 500 characters; null for nothing
 * @param type what it holds
 * @param required true when an incident is not to be closed without it
 * @param options what can be chosen, at most 100; only for what is chosen
 */
public record PropertyDefinition(
        String id,
        String name,
        @Nullable String description,
        PropertyType type,
        boolean required,
        List<PropertyOption> options) {
    /** Everything that names something here: of options as well. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final int MOST_OPTIONS = 100;

    /** Missing options are none. */
    public PropertyDefinition {
        options = options == null ? List.of() : options;
    }

    /**
     * The definition in its one normal form.
     *
     * @param path where it stands, to be named in a rejection
     * @throws Rejection when something in it cannot be
     */
    public PropertyDefinition checked(String path) {
        id(path + ".id", id);
        Limits.present(path + ".type", type);
        String about = Limits.optional(path + ".description", description, 500);
        if (type.chosen() == options.isEmpty()) {
            throw Rejection.invalid(
                    path + ".options",
                    type.chosen()
                            ? "name at least one option to choose"
                            : "only a property to choose from has options; take them out or change its type");
        }
        Limits.atMost(path + ".options", options, MOST_OPTIONS);
        Set<String> seen = new HashSet<>();
        List<PropertyOption> checked = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            String at = path + ".options[" + i + "]";
            PropertyOption option = Limits.present(at, options.get(i));
            if (!seen.add(id(at + ".id", option.id()))) {
                throw Rejection.invalid(at + ".id", option.id() + " is there already");
            }
            String color = Limits.optional(at + ".color", option.color(), 20);
            checked.add(new PropertyOption(
                    option.id(), Limits.required(at + ".name", option.name(), 100), color.isEmpty() ? null : color));
        }
        return new PropertyDefinition(
                id,
                Limits.required(path + ".name", name, 100),
                about.isEmpty() ? null : about,
                type,
                required,
                List.copyOf(checked));
    }

    private static String id(String path, @Nullable String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw Rejection.invalid(path, "an id has 1 to 64 letters, digits, _ and -");
        }
        return id;
    }

    /** What people see for a value of this property: the names of options, everything else as it is. */
    public List<String> shown(List<String> values) {
        return values.stream()
                .map(v -> options.stream()
                        .filter(o -> o.id().equals(v))
                        .map(PropertyOption::name)
                        .findFirst()
                        .orElse(v))
                .toList();
    }

    /**
     * A value in its one normal form. That a person exists is for whoever knows the directory.
     *
     * @param path where it stands, to be named in a rejection
     * @param values what was given; null and empty are no value
     * @throws Rejection when this property cannot hold it
     */
    public List<String> value(String path, @Nullable List<String> values) {
        return PropertyValues.checked(this, path, Objects.requireNonNullElse(values, List.of()));
    }
}
