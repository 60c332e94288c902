package dev.muster.access;

import java.util.List;
import java.util.Optional;

/**
 * The host's people. Muster keeps no copy: it asks here, and believes the answer for at most the
 * snapshot lifetime set on the builder (5 s by default), or until the host calls {@code accessChanged}.
 *
 * <p>Called on request threads and on the engine's delivery threads, several at once, never while a
 * lock or a database transaction is held. May block for as long as the host's own store takes. A throw
 * refuses the one command, read or delivery that needed the answer, and nothing else: fail closed.
 */
public interface Directory {
    /** The person with this id, or empty when the workspace has none. An inactive person is present, not empty. */
    Optional<Person> person(WorkspaceId workspace, PersonId id);

    /** The person with this handle (without {@code @}, any case), or empty. */
    Optional<Person> byHandle(WorkspaceId workspace, String handle);

    /**
     * Active people whose handle or name starts with the prefix, in any case, by name.
     *
     * @param prefix may be empty: everyone
     * @param limit at most this many, from 1 to 200
     */
    List<Person> search(WorkspaceId workspace, String prefix, int limit);

    /** The groups and teams of the workspace, by name; none for a host that has no such thing. */
    default List<Group> groups(WorkspaceId workspace) {
        return List.of();
    }

    /** The group with this id, or empty. */
    default Optional<Group> group(WorkspaceId workspace, GroupId id) {
        return groups(workspace).stream().filter(g -> g.id().equals(id)).findAny();
    }

    /**
     * True while this sign-in is good. Asked when the host said that access changed, and at least once in the
     * snapshot lifetime for every open connection that names a session; a no closes the connection.
     */
    default boolean signedIn(WorkspaceId workspace, PersonId person, String session) {
        return true;
    }
}
