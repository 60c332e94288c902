package dev.muster.security;

import dev.muster.TestMuster.People;
import dev.muster.access.Directory;
import dev.muster.access.Group;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import java.util.List;
import java.util.Optional;

/** A directory that answers as the people do, but for what a test changes. */
interface OverPeople extends Directory {
    People people();

    @Override
    default Optional<Person> person(WorkspaceId workspace, PersonId id) {
        return people().person(workspace, id);
    }

    @Override
    default Optional<Person> byHandle(WorkspaceId workspace, String handle) {
        return people().byHandle(workspace, handle);
    }

    @Override
    default List<Person> search(WorkspaceId workspace, String prefix, int limit) {
        return people().search(workspace, prefix, limit);
    }

    @Override
    default List<Group> groups(WorkspaceId workspace) {
        return people().groups(workspace);
    }
}
