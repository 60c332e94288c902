package dev.muster.notice;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import java.util.List;
import java.util.Objects;

/**
 * Whom something is for. Roles and groups mean whoever holds them, or is in them, when it is given.
 *
 * @param people people by name; null for none
 * @param roles roles of the incident whose home the channel is; null for none
 * @param groups the host's groups; null for none
 */
public record Addressees(List<PersonId> people, List<String> roles, List<GroupId> groups) {
    /** Nobody by name, which is everyone in the channel. */
    public static final Addressees EVERYONE = new Addressees(List.of(), List.of(), List.of());

    /** Takes copies; what is absent is empty. */
    public Addressees {
        people = List.copyOf(Objects.requireNonNullElse(people, List.of()));
        roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
        groups = List.copyOf(Objects.requireNonNullElse(groups, List.of()));
    }

    /** These people. */
    public static Addressees of(PersonId... people) {
        return new Addressees(List.of(people), List.of(), List.of());
    }

    /** Whoever holds this role then. */
    public static Addressees role(String role) {
        return new Addressees(List.of(), List.of(role), List.of());
    }

    /** Whoever is in this group then. */
    public static Addressees group(GroupId group) {
        return new Addressees(List.of(), List.of(), List.of(group));
    }

    boolean nobody() {
        return people.isEmpty() && roles.isEmpty() && groups.isEmpty();
    }
}
