package dev.muster.access;

import java.time.ZoneId;
import java.util.Set;

/**
 * A person as the host's {@link Directory} describes them at one moment.
 *
 * @param id the stable id
 * @param handle what others type after {@code @}; unique in the workspace, lower case
 * @param name the name shown to others, 1 to 200 characters
 * @param zone the zone in which this person reads and plans
 * @param active false once the host has deactivated them: they may do nothing at all
 * @param guest true for someone from outside: sees only channels they were added to
 * @param groups the groups they are in
 * @param roles what they are in the whole workspace
 */
public record Person(
        PersonId id,
        String handle,
        String name,
        ZoneId zone,
        boolean active,
        boolean guest,
        Set<GroupId> groups,
        Set<WorkspaceRole> roles) {
    /** Takes copies of the sets. */
    public Person {
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
    }

    /**
     * An active insider in UTC with no group and no role: the shortest way to name a person.
     *
     * @param id the stable id, also the handle
     * @param name the name shown to others
     */
    public static Person of(String id, String name) {
        return new Person(new PersonId(id), id, name, ZoneId.of("UTC"), true, false, Set.of(), Set.of());
    }
}
