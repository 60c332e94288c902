package dev.muster.incident;

import dev.muster.command.Context;
import dev.muster.command.Decision;

/** The one way in which rooms above change a status; whether it may be so is for the caller to have decided. */
public final class StatusMachine {
    private StatusMachine() {}

    /** The incident stands so from now on, as the act of this context's actor. */
    public static Decision become(Incident incident, Status to, String reason, Context context) {
        return IncidentRules.become(incident.change().touched(), incident, to, reason, context);
    }
}
