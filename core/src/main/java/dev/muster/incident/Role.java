package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.record.Term;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role in one incident, and who holds it.
 *
 * @param incident which incident
 * @param name what it is called in commands, such as {@code commander}
 * @param title what people see, such as {@code Incident commander}
 * @param primary who holds it; null when nobody does
 * @param primaryName their name
 * @param backup who takes over when the holder is silent; null for nobody
 * @param backupName their name
 * @param order its place among the roles
 */
public record Role(
        IncidentId incident,
        String name,
        String title,
        @Nullable PersonId primary,
        @Nullable String primaryName,
        @Nullable PersonId backup,
        @Nullable String backupName,
        int order) {
    /** The role that every incident has. */
    public static final String COMMANDER = "commander";

    /** How roles are kept: found by incident, in their order. */
    public static final Kind<Role> KIND = new Kind<>(
            "incident.role",
            Role.class,
            r -> id(r.incident(), r.name()),
            r -> Set.of(Term.of("incident", r.incident())),
            Role::order);

    /** The id of the document. */
    public static String id(IncidentId incident, String name) {
        return incident.value() + "/" + name;
    }

    /** A role of an incident, if the incident has it. */
    public static Optional<Role> in(State state, IncidentId incident, String name) {
        return state.get(KIND, id(incident, name));
    }

    /** The same role, held by others. */
    public Role held(
            @Nullable PersonId newPrimary,
            @Nullable String newPrimaryName,
            @Nullable PersonId newBackup,
            @Nullable String newBackupName) {
        return new Role(incident, name, title, newPrimary, newPrimaryName, newBackup, newBackupName, order);
    }

    /** The event that says how the role is held. */
    public IncidentEvent.RoleAssigned assigned() {
        return new IncidentEvent.RoleAssigned(name, title, primary, primaryName, backup, backupName);
    }
}
