package dev.muster.incident;

import java.util.List;

/** What can be asked about properties, and what the answers look like. */
public interface PropertyViews {
    /** The properties of an incident with their values. */
    record ListProperties(IncidentId incident) implements IncidentQuestion<PropertyList> {}

    /** Properties, in their order. */
    record PropertyList(List<IncidentProperty> properties) {}
}
