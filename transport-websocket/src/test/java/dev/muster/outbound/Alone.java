package dev.muster.outbound;

import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.access.WorkspaceRole;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A workspace with one administrator in it. */
final class Alone implements Directory {
    private final Person ada = new Person(
            new PersonId("ada"), "ada", "Ada", ZoneId.of("UTC"), true, false, Set.of(), Set.of(WorkspaceRole.ADMIN));

    @Override
    public Optional<Person> person(WorkspaceId workspace, PersonId id) {
        return id.equals(ada.id()) ? Optional.of(ada) : Optional.empty();
    }

    @Override
    public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
        return person(workspace, new PersonId(handle));
    }

    @Override
    public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
        return List.of(ada);
    }
}
