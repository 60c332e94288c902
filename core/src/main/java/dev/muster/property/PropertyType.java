package dev.muster.property;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a property holds. Whatever the type, a value is a list of texts; an empty list is no value. */
public enum PropertyType {
    /** One text of at most 2,000 characters. */
    TEXT,
    /** One decimal number of at most 30 digits, written plainly: {@code 12.5}. */
    NUMBER,
    /** The id of one option. */
    SELECT,
    /** The ids of options, in the options' order. */
    MULTISELECT,
    /** One day, {@code 2026-11-22}, or one instant, {@code 2026-11-22T09:30:00Z}. */
    DATE,
    /** The id of one person. */
    PERSON,
    /** The ids of people. */
    PEOPLE,
    /** One address that begins with http: or https:. */
    LINK;

    /** True for what is chosen from options. */
    public boolean chosen() {
        return this == SELECT || this == MULTISELECT;
    }

    /** True for people. */
    public boolean people() {
        return this == PERSON || this == PEOPLE;
    }

    /** True where there may be more than one. */
    public boolean many() {
        return this == MULTISELECT || this == PEOPLE;
    }

    /** The word that people and files see. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The type of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static PropertyType of(String word) {
        return Arrays.stream(values())
                .filter(t -> t.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a property is one of "
                        + Arrays.stream(values()).map(PropertyType::word).collect(Collectors.joining(", "))));
    }
}
