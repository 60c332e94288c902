package dev.muster.incident;

import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.incident.IncidentEvent.ResolveProposed;
import dev.muster.incident.IncidentEvent.ResolveWithdrawn;

/** What something that is no person may do to an incident that it declared: ever less once a person is on it. */
public final class Automatic {
    private Automatic() {}

    /** It is over as far as the source can tell: resolved if no person has touched it, else proposed. */
    public static Decision over(Incident incident, String reason, Context context) {
        if (!incident.status().open() || incident.resolveProposed()) {
            return new Decision();
        }
        if (!incident.touched()) {
            return IncidentRules.become(incident.change(), incident, Status.RESOLVED, reason, context);
        }
        return new Decision()
                .put(Incident.KIND, incident.change().proposed(true).incident())
                .append(incident.id().journal(context.workspace()), new ResolveProposed(reason));
    }

    /** It is not over after all: the proposal is withdrawn, or the incident reopened. */
    public static Decision again(Incident incident, String reason, Context context) {
        if (!incident.status().open()) {
            return IncidentRules.become(incident.change(), incident, Status.ACTIVE, reason, context);
        }
        if (!incident.resolveProposed()) {
            return new Decision();
        }
        return new Decision()
                .put(Incident.KIND, incident.change().proposed(false).incident())
                .append(incident.id().journal(context.workspace()), new ResolveWithdrawn(reason));
    }
}
