package dev.muster.bench;

import dev.muster.access.Caller;
import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.access.WorkspaceRole;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** People p0, p1 and so on; p0 is administrator. */
final class Crowd implements Directory {
    static final WorkspaceId WORKSPACE = new WorkspaceId("bench");
    private final Map<PersonId, Person> people = new LinkedHashMap<>();

    Crowd(int size) {
        for (int i = 0; i < size; i++) {
            Person p = new Person(
                    id(i),
                    "p" + i,
                    "Person " + i,
                    ZoneId.of("UTC"),
                    true,
                    false,
                    Set.of(),
                    i == 0 ? Set.of(WorkspaceRole.ADMIN) : Set.of());
            people.put(p.id(), p);
        }
    }

    static PersonId id(int number) {
        return new PersonId("p" + number);
    }

    static Caller caller(int number) {
        return Caller.person(WORKSPACE, id(number));
    }

    /** The ids from a number up to another, the latter not included. */
    static List<PersonId> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Crowd::id).toList();
    }

    @Override
    public Optional<Person> person(WorkspaceId workspace, PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
        return person(workspace, new PersonId(handle));
    }

    @Override
    public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
        return people.values().stream()
                .filter(p -> p.handle().startsWith(prefix))
                .limit(limit)
                .toList();
    }
}
