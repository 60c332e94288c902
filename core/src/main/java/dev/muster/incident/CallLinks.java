package dev.muster.incident;

import dev.muster.access.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls for incidents, through whatever the host has for that: it is asked for the address once for each
 * incident, and again when somebody asks for a new one. Given to {@code MusterBuilder.callLinks}; without it, addresses
 * come from the template of the playbook or of the workspace alone.
 *
 * <p>Called when the incident is open already, on the thread that runs what is due and outside every transaction, so that
 * no declaration waits for it; it should answer within a few seconds or give up. A throw, or an
 * address that is none, is logged, and the call is asked for again a minute later, five times in all: so it may be asked
 * for twice, and the same incident should give the same call.
 */
@FunctionalInterface
public interface CallLinks {
    /**
     * The address of the incident's call.
     *
     * @return http or https, at most 500 characters; null when there is to be none
     */
    @Nullable
    String link(Call call);

    /**
     * What a call is for.
     *
     * @param workspace whose incident it is
     * @param incident which incident
     * @param number its number
     * @param title its title
     */
    record Call(WorkspaceId workspace, IncidentId incident, long number, String title) {}
}
