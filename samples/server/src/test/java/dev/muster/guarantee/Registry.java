package dev.muster.guarantee;

import dev.muster.access.Directory;
import dev.muster.access.Group;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The people of a host whose nodes share it: everybody is active, signed in and in the team until that is taken from them. */
final class Registry implements Directory {
    static final GroupId TEAM = new GroupId("payments");
    private final People people = new People();
    private final Set<PersonId> inactive = ConcurrentHashMap.newKeySet();
    private final Set<PersonId> outside = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    void deactivate(String person) {
        inactive.add(new PersonId(person));
    }

    void leaveTeam(String person) {
        outside.add(new PersonId(person));
    }

    void end(String session) {
        ended.add(session);
    }

    private Person now(Person p) {
        Set<GroupId> groups = outside.contains(p.id()) || p.guest() ? Set.of() : Set.of(TEAM);
        return new Person(
                p.id(), p.handle(), p.name(), p.zone(), !inactive.contains(p.id()), p.guest(), groups, p.roles());
    }

    @Override
    public Optional<Person> person(WorkspaceId workspace, PersonId id) {
        return people.person(workspace, id).map(this::now);
    }

    @Override
    public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
        return people.byHandle(workspace, handle).map(this::now);
    }

    @Override
    public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
        return people.search(workspace, prefix, limit);
    }

    @Override
    public List<Group> groups(WorkspaceId workspace) {
        return List.of(new Group(TEAM, "Payments", true, Set.of()));
    }

    @Override
    public boolean signedIn(WorkspaceId workspace, PersonId person, String session) {
        return !ended.contains(session);
    }
}
