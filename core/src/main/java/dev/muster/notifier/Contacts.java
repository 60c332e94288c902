package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import java.util.Optional;

/**
 * Where people are reached, as the host knows it: never from what somebody wrote. Called on threads of the engine, several
 * at once, outside every transaction; may block. A throw fails the one attempt.
 */
@FunctionalInterface
public interface Contacts {
    /** Knows nobody's address. */
    Contacts NONE = (workspace, person, notifier) -> Optional.empty();

    /**
     * Where a person is reached.
     *
     * @param notifier the name of the notifier that asks: what an address is, a mailbox or the address of a hook, depends on it
     * @return empty for nowhere, and for whoever must not be reached any more
     */
    Optional<String> address(WorkspaceId workspace, PersonId person, String notifier);
}
