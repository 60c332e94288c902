package dev.muster.websocket;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import java.util.Optional;

/**
 * The host's own authentication: says who comes with a request or a handshake.
 *
 * <p>Called once for each HTTP request and each handshake, on the container's threads, several at once. May
 * block for as long as the host's session store takes. Empty means that nobody is signed in, and then there is
 * neither an answer nor a socket. A throw is answered as unavailable, and nobody comes in.
 */
@FunctionalInterface
public interface Authenticate {
    /** Who this is, or empty for nobody. */
    Optional<Identity> identify(Attempt attempt);

    /**
     * The container's user principal, its name taken for the person's id. Taken to be sent by the browser on its
     * own, as a cookie or a certificate is.
     */
    static Authenticate principal(WorkspaceId workspace) {
        return attempt ->
                attempt.principal().map(p -> Identity.ambient(Caller.person(workspace, new PersonId(p.getName()))));
    }
}
