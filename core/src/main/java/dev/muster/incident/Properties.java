package dev.muster.incident;

import dev.muster.channel.OfChannel;
import dev.muster.command.Registry;
import dev.muster.incident.PropertyCommands.AddProperty;
import dev.muster.incident.PropertyCommands.RemoveProperty;
import dev.muster.incident.PropertyCommands.SetProperty;
import dev.muster.incident.PropertyEvent.PropertiesAdded;
import dev.muster.incident.PropertyEvent.PropertyRemoved;
import dev.muster.incident.PropertyEvent.PropertySet;
import dev.muster.incident.PropertyViews.ListProperties;
import dev.muster.incident.PropertyViews.PropertyList;

/** The part of the incident feature that is about properties. */
final class Properties {
    private Properties() {}

    static void register(Registry registry) {
        registry.handle(
                "incident.set-property", SetProperty.class, InIncident.of(PropertyRules::check, PropertyRules::set));
        registry.handle(
                "incident.add-property", AddProperty.class, InIncident.of(PropertyRules::check, PropertyRules::add));
        registry.handle(
                "incident.remove-property",
                RemoveProperty.class,
                InIncident.of(PropertyRules::check, PropertyRules::remove));
        registry.answer(
                "incident.properties",
                ListProperties.class,
                PropertyList.class,
                OfChannel.of((q, s, c) -> new PropertyList(IncidentProperty.in(s, q.incident()))));
        registry.event("incident.properties-added", 1, PropertiesAdded.class);
        registry.event("incident.property-set", 1, PropertySet.class);
        registry.event("incident.property-removed", 1, PropertyRemoved.class);
    }
}
