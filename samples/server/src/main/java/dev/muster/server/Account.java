package dev.muster.server;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceRole;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * Someone who can sign in.
 *
 * @param id the stable id
 * @param handle what they sign in with, and what others type after {@code @}
 * @param name the name shown to others
 * @param zone where they are
 * @param active false once they may do nothing any more
 * @param roles what they are in the workspace
 * @param password Argon2id, with its salt and parameters
 */
record Account(
        PersonId id,
        String handle,
        String name,
        ZoneId zone,
        boolean active,
        Set<WorkspaceRole> roles,
        String password) {
    Person person() {
        return new Person(id, handle, name, zone, active, false, Set.of(), roles);
    }

    boolean startsWith(String prefix) {
        String start = prefix.toLowerCase(Locale.ROOT);
        return handle.startsWith(start) || name.toLowerCase(Locale.ROOT).startsWith(start);
    }
}
