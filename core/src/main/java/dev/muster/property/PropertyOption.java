package dev.muster.property;

import org.jspecify.annotations.Nullable;

/**
 * Something to choose.
 *
 * @param id by which values and conditions name it, 1 to 64 letters, digits, {@code _} and {@code -}; never changes
 * @param name what people see, 1 to 100 characters
 * @param color a word for how it is shown; null for nothing special
 */
public record PropertyOption(
        String id, String name, @Nullable String color) {}
