package dev.muster.work;

import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;

/** What can be done about one's own list. */
public interface WorkCommands {
    /** Follows an incident that one may read; at most 500 at a time. Doing so twice changes nothing. */
    record FollowIncident(IncidentId incident) implements IncidentCommand {}

    /** Follows it no more. */
    record UnfollowIncident(IncidentId incident) implements IncidentCommand {}
}
