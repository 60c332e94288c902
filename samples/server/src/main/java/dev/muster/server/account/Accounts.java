package dev.muster.server.account;

import dev.muster.access.Directory;
import dev.muster.access.Group;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The people of this server and their groups, in one workspace. */
public final class Accounts implements Directory {
    /** The one workspace. */
    public static final WorkspaceId WORKSPACE = new WorkspaceId("demo");

    /**
     * In whose name an invitation is looked at by somebody who has no account yet: a guest in no channel, who is in no
     * list, has no handle that anybody could type, and cannot sign in.
     */
    public static final PersonId VISITOR = new PersonId("visitor");

    private static final Person VISITING =
            new Person(VISITOR, "visitor", "A visitor", ZoneId.of("UTC"), true, true, Set.of(), Set.of());

    private final Tables tables;
    private final Sessions sessions;

    /** The people of these tables, signed in as these say. */
    public Accounts(Tables tables, Sessions sessions) {
        this.tables = tables;
        this.sessions = sessions;
    }

    /** True until first people were {@linkplain #keep kept}. */
    public boolean isEmpty() {
        return tables.read(h -> !filled(h));
    }

    private static boolean filled(Handle h) {
        return h.createQuery("select 1 from host_turn where id = 'filled'")
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    /** Somebody who administers, while nobody at all can sign in; empty once anybody has a password. */
    public Optional<Account> administratorWithoutPassword() {
        return tables.read(h -> {
            List<Account> all = h.createQuery("select body from host_account order by id")
                    .mapTo(String.class)
                    .map(body -> AccountRows.account(body, h))
                    .list();
            return all.stream().allMatch(a -> a.password().isEmpty())
                    ? all.stream().filter(Account::administers).findFirst()
                    : Optional.empty();
        });
    }

    /** First people, to set up with; they are {@linkplain #keep kept} when everything else is in place. */
    public void create(List<Account> people) {
        tables.change(h -> {
            Turn.take(h);
            return !filled(h) && fill(h, people);
        });
    }

    /**
     * These are the first people.
     *
     * @return false when another server was faster, and they are not
     */
    public boolean keep(List<Account> people) {
        return tables.change(h -> {
            Turn.take(h);
            if (filled(h)) {
                return false;
            }
            h.execute("insert into host_turn (id, turn) values ('filled', 1)");
            return fill(h, people);
        });
    }

    private static boolean fill(Handle h, List<Account> people) {
        h.execute("delete from host_account");
        h.execute("delete from host_name");
        AccountRows.reserve(h, VISITOR.value(), "handle");
        people.forEach(a -> AccountRows.insert(h, a));
        return true;
    }

    /** The account with this handle, in any case. */
    public Optional<Account> withHandle(String handle) {
        return tables.read(h -> AccountRows.byHandle(h, handle));
    }

    /**
     * The account of somebody whom a trusted proxy vouches for: made when there is none, as an insider without a role and
     * without a password.
     */
    public Account vouched(String handle, String name) {
        return withHandle(handle)
                .orElseGet(() -> tables.change(h -> {
                    Turn.take(h);
                    return AccountRows.byHandle(h, handle).orElseGet(() -> {
                        Account made =
                                Account.of(new PersonId(handle), handle, name, ZoneId.of("UTC"), false, Set.of(), "");
                        AccountRows.insert(h, made);
                        return made;
                    });
                }));
    }

    @Override
    public Optional<Person> person(WorkspaceId workspace, PersonId id) {
        if (!workspace.equals(WORKSPACE)) {
            return Optional.empty();
        }
        return id.equals(VISITOR)
                ? Optional.of(VISITING)
                : tables.read(h ->
                        AccountRows.find(h, id).map(a -> persons(h, List.of(a)).get(0)));
    }

    @Override
    public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
        return workspace.equals(WORKSPACE)
                ? tables.read(h -> AccountRows.byHandle(h, handle)
                        .map(a -> persons(h, List.of(a)).get(0)))
                : Optional.empty();
    }

    @Override
    public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
        if (!workspace.equals(WORKSPACE)) {
            return List.of();
        }
        String start = prefix.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
        return tables.read(h -> persons(
                h,
                h.createQuery("select body from host_account where active = 1"
                                + " and (handle like :start escape '!' or folded like :start escape '!')"
                                + " order by folded, id limit :limit")
                        .bind("start", start)
                        .bind("limit", limit)
                        .mapTo(String.class)
                        .map(body -> AccountRows.account(body, h))
                        .list()));
    }

    private static List<Person> persons(Handle h, Collection<Account> accounts) {
        Map<PersonId, Set<GroupId>> groups =
                GroupRows.of(h, accounts.stream().map(Account::id).toList());
        return accounts.stream()
                .map(a -> a.person(groups.getOrDefault(a.id(), Set.of())))
                .toList();
    }

    @Override
    public List<Group> groups(WorkspaceId workspace) {
        return workspace.equals(WORKSPACE) ? tables.read(GroupRows::all) : List.of();
    }

    @Override
    public Optional<Group> group(WorkspaceId workspace, GroupId id) {
        return workspace.equals(WORKSPACE) ? tables.read(h -> GroupRows.find(h, id)) : Optional.empty();
    }

    @Override
    public boolean signedIn(WorkspaceId workspace, PersonId person, String session) {
        return workspace.equals(WORKSPACE) && sessions.alive(session, person);
    }
}
