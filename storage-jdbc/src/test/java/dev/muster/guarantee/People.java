package dev.muster.guarantee;

import dev.muster.access.Caller;
import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.access.WorkspaceRole;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whoever is asked for exists; ada may do everything that a role of the workspace allows, ids that begin with guest are guests. */
final class People implements Directory {
    static final WorkspaceId ACME = new WorkspaceId("acme");

    static Caller as(String person) {
        return Caller.person(ACME, new PersonId(person));
    }

    private static Person person(String id) {
        Set<WorkspaceRole> roles = id.equals("ada") ? Set.of(WorkspaceRole.values()) : Set.of();
        boolean guest = id.startsWith("guest");
        return new Person(new PersonId(id), id, id, ZoneId.of("UTC"), true, guest, Set.of(), roles);
    }

    @Override
    public Optional<Person> person(WorkspaceId workspace, PersonId id) {
        return Optional.of(person(id.value()));
    }

    @Override
    public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
        return Optional.of(person(handle));
    }

    @Override
    public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
        return List.of();
    }
}
