package dev.muster.server.account;

import dev.muster.access.Group;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Groups and teams as rows. */
final class GroupRows {
    private GroupRows() {}

    private record Head(GroupId id, String name, boolean team) {}

    private record Membership(GroupId group, PersonId person) {}

    /** By name. */
    static List<Group> all(Handle h) {
        Map<GroupId, Set<PersonId>> members = new HashMap<>();
        h.createQuery("select grp, person from host_member")
                .map((row, context) -> new Membership(new GroupId(row.getString(1)), new PersonId(row.getString(2))))
                .forEach(m ->
                        members.computeIfAbsent(m.group(), g -> new HashSet<>()).add(m.person()));
        return h.createQuery("select id, name, team from host_group order by name, id")
                .map((row, context) -> new Head(new GroupId(row.getString(1)), row.getString(2), row.getInt(3) != 0))
                .map(g -> new Group(g.id(), g.name(), g.team(), members.getOrDefault(g.id(), Set.of())))
                .list();
    }

    static Optional<Group> find(Handle h, GroupId id) {
        return h.createQuery("select name, team from host_group where id = :id")
                .bind("id", id.value())
                .map((row, context) -> new Head(id, row.getString(1), row.getInt(2) != 0))
                .findFirst()
                .map(g -> new Group(g.id(), g.name(), g.team(), members(h, id)));
    }

    private static Set<PersonId> members(Handle h, GroupId id) {
        return Set.copyOf(h.createQuery("select person from host_member where grp = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .map(PersonId::new)
                .list());
    }

    /** The groups of each of these people; of some, none. */
    static Map<PersonId, Set<GroupId>> of(Handle h, Collection<PersonId> people) {
        Map<PersonId, Set<GroupId>> groups = new HashMap<>();
        if (!people.isEmpty()) {
            h.createQuery("select grp, person from host_member where person in (<people>)")
                    .bindList("people", people.stream().map(PersonId::value).toList())
                    .map((row, context) ->
                            new Membership(new GroupId(row.getString(1)), new PersonId(row.getString(2))))
                    .forEach(m -> groups.computeIfAbsent(m.person(), p -> new HashSet<>())
                            .add(m.group()));
        }
        return groups;
    }

    static void insert(Handle h, Group group) {
        AccountRows.reserve(h, group.id().value(), "id");
        h.execute(
                "insert into host_group (id, name, team) values (?, ?, ?)",
                group.id().value(),
                group.name(),
                group.team() ? 1 : 0);
        join(h, group);
    }

    static void write(Handle h, Group group) {
        h.execute(
                "update host_group set name = ? where id = ?",
                group.name(),
                group.id().value());
        h.execute("delete from host_member where grp = ?", group.id().value());
        join(h, group);
    }

    private static void join(Handle h, Group group) {
        for (PersonId person : group.members()) {
            h.execute(
                    "insert into host_member (grp, person) values (?, ?)",
                    group.id().value(),
                    person.value());
        }
    }
}
