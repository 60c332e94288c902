package dev.muster.access;

import java.util.Set;

/**
 * A group of people as the host's {@link Directory} describes it at one moment.
 *
 * @param id the stable id; also what others type after {@code @} to mention everyone in it
 * @param name the name shown to others, 1 to 200 characters
 * @param team true for a team, which channels can belong to; false for a group that is only mentioned
 * @param members who is in it; people who are not active count for nothing
 */
public record Group(GroupId id, String name, boolean team, Set<PersonId> members) {
    /** Takes a copy of the members. */
    public Group {
        members = Set.copyOf(members);
    }
}
