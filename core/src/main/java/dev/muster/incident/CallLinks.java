package dev.muster.incident;

import dev.muster.access.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls for incidents, through whatever the host has for that: it is asked for the address once for each
 * incident, and again when somebody asks for a new one. Given to {@code MusterBuilder.callLinks}; without it, addresses
 * come from the template of the playbook or of the workspace alone.
 *
 * <p>Called when the incident is open already, as an errand: on a thread of a pool and outside every transaction, so that
 * nothing waits for it; after 20 seconds it is interrupted. Never called for an exercise. A throw, or an address that is
 * none, is logged, and the call is asked for again a minute later, five times in all: so it may be asked
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
