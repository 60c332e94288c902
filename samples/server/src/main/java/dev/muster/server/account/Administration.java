package dev.muster.server.account;

import dev.muster.access.Group;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceRole;
import dev.muster.command.Rejection;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What administrators do with the accounts of others. One change after the other, each by somebody who is an
 * administrator at that very moment, and never so that none is left.
 */
public final class Administration {
    private final Tables tables;
    private final AccessNews news;
    private final InstantSource clock;

    /** Over the people of these tables. */
    public Administration(Tables tables, AccessNews news, InstantSource clock) {
        this.tables = tables;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Everybody and everything, for the page.
     *
     * @param people by name
     * @param groups by name
     * @param signIns how many sign-ins each person has
     */
    public record Overview(List<Account> people, List<Group> groups, Map<PersonId, Long> signIns) {}

    /**
     * What is to be different; null for what stays.
     *
     * @param mustHaveSecond whether they need a second factor for anything
     */
    public record Change(
            @Nullable String name,
            @Nullable ZoneId zone,
            @Nullable Boolean active,
            @Nullable Boolean guest,
            @Nullable Set<WorkspaceRole> roles,
            @Nullable Boolean mustHaveSecond) {
        Account of(Account one) {
            return new Account(
                    one.id(),
                    one.handle(),
                    name == null ? one.name() : name,
                    zone == null ? one.zone() : zone,
                    active == null ? one.active() : active,
                    guest == null ? one.guest() : guest,
                    roles == null ? one.roles() : roles,
                    one.password(),
                    one.second(),
                    one.pending(),
                    mustHaveSecond == null ? one.mustHaveSecond() : mustHaveSecond);
        }
    }

    /** A new account and the link by which its person chooses a password. */
    public record Created(Account account, Links.Made link) {}

    /** Everybody. */
    public Overview overview() {
        return tables.change(h -> new Overview(
                h.createQuery("select body from host_account order by folded, id")
                        .mapTo(String.class)
                        .map(body -> AccountRows.account(body, h))
                        .list(),
                GroupRows.all(h),
                h
                        .createQuery("select person from host_session where until_ms > :now")
                        .bind("now", clock.millis())
                        .mapTo(String.class)
                        .map(PersonId::new)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(p -> p, Collectors.counting()))));
    }

    /** A new person, who has no password yet. */
    public Created create(Present by, Account account) {
        Created created = tables.change(h -> {
            begin(h, by);
            AccountRows.insert(h, account);
            return new Created(account, Links.make(h, account.id(), false, clock.instant()));
        });
        news.accessChanged(account.id());
        return created;
    }

    /**
     * Changes a person. Who is disabled, may do less, or needs a second factor from now on and has none, is signed out
     * with the same commit.
     */
    public Account change(Present by, PersonId person, Change wanted) {
        Account changed = tables.change(h -> {
            begin(h, by);
            Account before = AccountRows.take(h, person).orElseThrow(Rejection::absent);
            Account after = wanted.of(before);
            if (after.guest() && !after.roles().isEmpty()) {
                throw Rejection.invalid("roles", "a guest has no role in the workspace");
            }
            AccountRows.write(h, after);
            if (!after.active()) {
                SessionRows.deleteOthers(h, person, "");
                Links.drop(h, person);
            }
            if (before.administers() && !after.administers() && administrators(h) == 0) {
                throw Rejection.conflict("somebody has to be an administrator; make another one first");
            }
            return after;
        });
        news.accessChanged(person);
        return changed;
    }

    /** A link by which this person chooses another password, and goes on without the second factor if that was lost. */
    public Links.Made reset(Present by, PersonId person, boolean second) {
        return tables.change(h -> {
            begin(h, by);
            needed(AccountRows.take(h, person).filter(Account::active).isPresent());
            return Links.make(h, person, second, clock.instant());
        });
    }

    /** Signs a person out everywhere. */
    public void signOut(Present by, PersonId person) {
        tables.change(h -> {
            begin(h, by);
            needed(AccountRows.take(h, person).isPresent());
            return SessionRows.deleteOthers(h, person, "");
        });
        news.accessChanged(person);
    }

    /** A new group or team. */
    public void create(Present by, Group group) {
        tables.change(h -> {
            begin(h, by);
            known(h, group);
            GroupRows.insert(h, group);
            return group;
        });
        news.accessChanged(by.account().id());
    }

    /** Another name and other members. What a team or group is, stays. */
    public void change(Present by, Group group) {
        tables.change(h -> {
            begin(h, by);
            known(h, group);
            needed(GroupRows.find(h, group.id()).isPresent());
            GroupRows.write(h, group);
            return group;
        });
        news.accessChanged(by.account().id());
    }

    private static void known(Handle h, Group group) {
        for (PersonId person : group.members()) {
            Optional<Account> found = AccountRows.find(h, person);
            if (found.isEmpty()) {
                throw Rejection.invalid("members", "there is nobody with the id " + person.value());
            }
        }
    }

    /** Waits for its turn, and for whoever acts to be an administrator still, by the same sign-in. */
    private static void begin(Handle h, Present by) {
        Turn.take(h);
        needed(AccountRows.find(h, by.account().id())
                .filter(Account::administers)
                .filter(a -> by.signIn() == null
                        || SessionRows.find(h, by.session().id()).isPresent())
                .isPresent());
    }

    private static void needed(boolean there) {
        if (!there) {
            throw Rejection.absent();
        }
    }

    private static long administrators(Handle h) {
        return h
                .createQuery("select body from host_account where active = 1")
                .mapTo(String.class)
                .map(body -> AccountRows.account(body, h))
                .list()
                .stream()
                .filter(Account::administers)
                .count();
    }
}
