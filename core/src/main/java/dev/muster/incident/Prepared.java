package dev.muster.incident;

import dev.muster.command.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook prepared for one incident: written by the playbook room when the incident is opened, so that this
 * room has it without knowing what a playbook is. None is there when nothing was prepared.
 *
 * @param incident which incident
 * @param callLink address of its call, its places filled, at most 2,000 characters; null for none
 * @param updateTemplate what an update begins as, what was known at the opening filled in, at most 10,000 characters;
 *     null for nothing
 */
public record Prepared(
        IncidentId incident,
        @Nullable String callLink,
        @Nullable String updateTemplate) {
    /** How it is kept: by the incident's id. */
    public static final Kind<Prepared> KIND =
            Kind.of("incident.prepared", Prepared.class, p -> p.incident().value());
}
