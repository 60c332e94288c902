package dev.muster.incident;

import dev.muster.command.Kind;

/**
 * How far the work on an incident is, for lists. Written by the playbook room whenever a task changes.
 *
 * @param incident which incident
 * @param tasksDone how many tasks are done or skipped
 * @param tasksTotal how many there are
 */
public record Progress(IncidentId incident, int tasksDone, int tasksTotal) {
    /** How progress is kept: by incident. */
    public static final Kind<Progress> KIND =
            Kind.of("incident.progress", Progress.class, p -> p.incident().value());
}
