package dev.muster.incident;

import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.record.Term;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an incident's updates begin as: taken from the playbook at the declaration. Its places are filled at the moment
 * an update is begun, from what the declaration brought and from how the incident stands.
 *
 * @param incident which incident
 * @param text Markdown with places in braces
 * @param values what the declaration brought for places of the text
 */
public record UpdateTemplate(IncidentId incident, String text, Map<String, String> values) {
    /** How templates are kept: by incident; one without a template has none. */
    public static final Kind<UpdateTemplate> KIND = Kind.of(
            "incident.update-template", UpdateTemplate.class, t -> t.incident().value());

    private static final int LONGEST = 10_000;
    private static final String NOBODY = "nobody";

    /** Keeps only what the text has places for. */
    public UpdateTemplate {
        Map<String, String> used = new HashMap<>(Objects.requireNonNullElse(values, Map.of()));
        used.keySet().removeIf(name -> !text.contains("{" + name + "}"));
        values = Map.copyOf(used);
    }

    /** The text of an incident's template as it was taken; null for none. */
    static @Nullable String of(Incident incident, State state) {
        return state.get(KIND, incident.id().value()).map(UpdateTemplate::text).orElse(null);
    }

    /** What an update of this incident begins as now; empty for nothing. */
    public static String draft(Incident incident, State state) {
        UpdateTemplate template = state.get(KIND, incident.id().value()).orElse(null);
        if (template == null) {
            return "";
        }
        Map<String, String> values = new HashMap<>(template.values());
        values.put("commander", NOBODY);
        for (Role role : state.find(Role.KIND, Term.of("incident", incident.id()))) {
            String holder = Objects.requireNonNullElse(role.primaryName(), NOBODY);
            values.put(role.name().equals(Role.COMMANDER) ? "commander" : "role." + role.name(), holder);
        }
        values.put("number", Long.toString(incident.number()));
        values.put("incident", incident.id().value());
        values.put("title", incident.title());
        values.put("summary", incident.summary());
        values.put("severity", incident.severity().name());
        values.put("status", incident.status().word());
        values.put("impact", incident.particulars().impact());
        values.put("affected", String.join(", ", incident.particulars().affected()));
        values.put("fixBy", said(incident.particulars().fixBy()));
        return Places.fill(template.text(), values, LONGEST);
    }

    private static String said(@Nullable Object value) {
        return value == null ? "unknown" : value.toString();
    }
}
