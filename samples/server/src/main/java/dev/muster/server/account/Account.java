package dev.muster.server.account;

import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceRole;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone who can sign in.
 *
 * @param id the stable id
 * @param handle what they sign in with, and what others type after {@code @}
 * @param name the name shown to others
 * @param zone where they are
 * @param active false once they may do nothing any more
 * @param guest true for someone of another organisation
 * @param roles what they are in the workspace
 * @param password Argon2id, with its salt and parameters; empty until a password was chosen
 * @param second the second factor; null without one
 * @param pending the key of a second factor that is being set up; null when none is
 * @param mustHaveSecond true when they may do nothing without a second factor
 */
public record Account(
        PersonId id,
        String handle,
        String name,
        ZoneId zone,
        boolean active,
        boolean guest,
        Set<WorkspaceRole> roles,
        String password,
        @Nullable SecondFactor second,
        @Nullable String pending,
        boolean mustHaveSecond) {
    /** Takes a copy of the roles. */
    public Account {
        roles = Set.copyOf(roles);
    }

    /** An active one without a second factor. */
    public static Account of(
            PersonId id,
            String handle,
            String name,
            ZoneId zone,
            boolean guest,
            Set<WorkspaceRole> roles,
            String password) {
        return new Account(
                id, handle.toLowerCase(Locale.ROOT), name, zone, true, guest, roles, password, null, null, false);
    }

    Person person(Set<GroupId> groups) {
        return new Person(id, handle, name, zone, active, guest, groups, roles);
    }

    /** True for administrators who may act. */
    public boolean administers() {
        return active && roles.contains(WorkspaceRole.ADMIN);
    }

    /** True when nothing changed since by which this person signs in. */
    boolean signsInLike(Account earlier) {
        SecondFactor mine = second;
        SecondFactor theirs = earlier.second;
        return active
                && Secret.same(password, earlier.password)
                && (mine == null ? theirs == null : theirs != null && Secret.same(mine.key(), theirs.key()));
    }

    Account withPassword(String hash) {
        return new Account(id, handle, name, zone, active, guest, roles, hash, second, pending, mustHaveSecond);
    }

    Account withSecond(@Nullable SecondFactor factor) {
        return new Account(id, handle, name, zone, active, guest, roles, password, factor, null, mustHaveSecond);
    }

    Account withPending(String key) {
        return new Account(id, handle, name, zone, active, guest, roles, password, second, key, mustHaveSecond);
    }

    Account as(String shown, ZoneId there) {
        return new Account(id, handle, shown, there, active, guest, roles, password, second, pending, mustHaveSecond);
    }
}
