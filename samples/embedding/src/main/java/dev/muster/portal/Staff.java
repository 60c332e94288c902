package dev.muster.portal;

import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The portal's own people, as Muster asks for them. A real portal would look into its own tables here. */
final class Staff implements Directory {
    private static final List<Person> PEOPLE = List.of(
            Person.of("ada", "Ada Lovelace"), Person.of("grace", "Grace Hopper"), Person.of("alan", "Alan Turing"));

    @Override
    public Optional<Person> person(WorkspaceId workspace, PersonId id) {
        return PEOPLE.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
        return PEOPLE.stream().filter(p -> p.handle().equalsIgnoreCase(handle)).findFirst();
    }

    @Override
    public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
        String start = prefix.toLowerCase(Locale.ROOT);
        return PEOPLE.stream()
                .filter(p -> p.handle().startsWith(start)
                        || p.name().toLowerCase(Locale.ROOT).startsWith(start))
                .limit(limit)
                .toList();
    }
}
