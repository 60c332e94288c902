package dev.muster.access;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * A caller resolved through the directory: an immutable snapshot of what they are in the workspace.
 * Steps 4 and 5 of a command look at this and at stored state, and ask nobody.
 *
 * @param workspace the workspace
 * @param id the person or integration
 * @param kind the sort of caller
 * @param name the name shown to others
 * @param zone the zone in which they read
 * @param guest true for someone from outside
 * @param groups the groups they are in
 * @param roles what they are in the whole workspace
 * @param epoch the workspace's access epoch that was read before the directory was asked; a snapshot with
 *     an older epoch than the committed one is resolved again
 * @param resolvedAt when the directory was asked
 */
public record Actor(
        WorkspaceId workspace,
        PersonId id,
        Caller.Kind kind,
        String name,
        ZoneId zone,
        boolean guest,
        Set<GroupId> groups,
        Set<WorkspaceRole> roles,
        long epoch,
        Instant resolvedAt) {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Takes copies of the sets. */
    public Actor {
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
    }

    /** The snapshot of a person. */
    public static Actor of(WorkspaceId workspace, Person person, long epoch, Instant at) {
        return new Actor(
                workspace,
                person.id(),
                Caller.Kind.PERSON,
                person.name(),
                person.zone(),
                person.guest(),
                person.groups(),
                person.roles(),
                epoch,
                at);
    }

    /** The snapshot of a caller that the directory does not know: an integration, or Muster itself. */
    public static Actor program(Caller caller, long epoch, Instant at) {
        return new Actor(
                caller.workspace(),
                caller.person(),
                caller.kind(),
                caller.person().value(),
                UTC,
                false,
                Set.of(),
                Set.of(),
                epoch,
                at);
    }

    /** True for Muster itself. */
    public boolean system() {
        return kind == Caller.Kind.SYSTEM;
    }

    /** True for a person who is in the workspace and not a guest. */
    public boolean insider() {
        return kind == Caller.Kind.PERSON && !guest;
    }
}
