package dev.muster.storage;

import org.jspecify.annotations.Nullable;

/**
 * What a file store says about itself.
 *
 * @param reachable whether it could be used just now
 * @param problem what is wrong, for the operator; null when nothing is
 * @param kind the sort of store, such as {@code memory}, {@code folder}, {@code sqlite}, {@code postgresql}
 * @param durability what kept content survives, in words
 */
public record FileHealth(boolean reachable, @Nullable String problem, String kind, String durability) {}
