package dev.muster;

import dev.muster.journal.Event;

/**
 * An event that readers may be told of.
 *
 * @param kind the stable name
 * @param schema the shape of its data
 * @param type the record whose components are the data
 */
public record Told(String kind, int schema, Class<? extends Event> type) {}
