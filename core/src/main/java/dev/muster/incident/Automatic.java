package dev.muster.incident;

import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.incident.IncidentEvent.ResolveProposed;
import dev.muster.incident.IncidentEvent.ResolveWithdrawn;

/** What something that is no person may do to an incident that it declared: ever less once a person is on it. */
public final class Automatic {
    private Automatic() {}

    /** It is over as far as the source can tell: resolved if no person has touched it and that may be, else proposed. */
    public static Decision over(Incident incident, String reason, State state, Context context) {
        if (!incident.status().open() || incident.resolveProposed()) {
            return new Decision();
        }
        if (!incident.touched() && Scheme.in(state).mayBecome(incident.status(), Status.RESOLVED)) {
            return IncidentRules.become(incident.change(), incident, Status.RESOLVED, reason, context);
        }
        return new Decision()
                .put(Incident.KIND, incident.change().proposed(true).incident())
                .append(incident.id().journal(context.workspace()), new ResolveProposed(reason));
    }

    /** True when an incident that is over may be reopened; one that may not is followed by a new one. */
    public static boolean reopens(Incident incident, State state) {
        return incident.status().open() || Scheme.in(state).mayBecome(incident.status(), Status.ACTIVE);
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
