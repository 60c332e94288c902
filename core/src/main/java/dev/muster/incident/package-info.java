/**
 * Incidents: how bad it is, how it stands, who is in command, and what was said about it to others.
 *
 * <p>An incident's home is a channel of the same id; its acts are entries there. Read
 * {@link dev.muster.incident.IncidentEvent} for what can happen and {@link dev.muster.incident.Incident} for how it
 * stands.
 */
@NullMarked
package dev.muster.incident;

import org.jspecify.annotations.NullMarked;
