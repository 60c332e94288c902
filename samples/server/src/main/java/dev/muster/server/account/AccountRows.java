package dev.muster.server.account;

import dev.muster.access.PersonId;
import dev.muster.command.Rejection;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Accounts as rows. */
final class AccountRows {
    private AccountRows() {}

    /** The account of a row, its keys opened. */
    static Account account(String body, SealedKeys keys) {
        return keys.opened(kept(body));
    }

    /** The same, with the keys that this handle's tables were opened with. */
    static Account account(String body, Handle h) {
        return account(body, h.getConfig(SealedKeys.class));
    }

    /** The account as it is kept. */
    static Account kept(String body) {
        return Json.read(body.getBytes(StandardCharsets.UTF_8), Account.class);
    }

    private static String body(Account account, Handle h) {
        return new String(Json.write(h.getConfig(SealedKeys.class).sealed(account)), StandardCharsets.UTF_8);
    }

    static Optional<Account> find(Handle h, PersonId id) {
        return h.createQuery("select body from host_account where id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findFirst()
                .map(body -> account(body, h));
    }

    static Optional<Account> byHandle(Handle h, String handle) {
        return h.createQuery("select body from host_account where handle = :handle")
                .bind("handle", handle.toLowerCase(Locale.ROOT))
                .mapTo(String.class)
                .findFirst()
                .map(body -> account(body, h));
    }

    /** Takes the row until the end of the transaction, and then reads it. */
    static Optional<Account> take(Handle h, PersonId id) {
        int taken = h.createUpdate("update host_account set turn = turn + 1 where id = :id")
                .bind("id", id.value())
                .execute();
        return taken == 0 ? Optional.empty() : find(h, id);
    }

    /** A new one; refused when the handle is another's, or a group's. */
    static void insert(Handle h, Account account) {
        reserve(h, account.handle(), "handle");
        h.createUpdate("insert into host_account (id, handle, folded, active, turn, body)"
                        + " values (:id, :handle, :folded, :active, 0, :body)")
                .bind("id", account.id().value())
                .bind("handle", account.handle())
                .bind("folded", account.name().toLowerCase(Locale.ROOT))
                .bind("active", account.active() ? 1 : 0)
                .bind("body", body(account, h))
                .execute();
    }

    /** Takes a name that is typed after {@code @}, of a person or a group. */
    static void reserve(Handle h, String name, String field) {
        int taken = h.createUpdate("insert into host_name (name) values (:name) on conflict do nothing")
                .bind("name", name)
                .execute();
        if (taken == 0) {
            throw Rejection.invalid(field, "@" + name + " is taken; choose another");
        }
    }

    /** Writes one whose row was taken. */
    static void write(Handle h, Account account) {
        h.createUpdate("update host_account set folded = :folded, active = :active, body = :body where id = :id")
                .bind("id", account.id().value())
                .bind("folded", account.name().toLowerCase(Locale.ROOT))
                .bind("active", account.active() ? 1 : 0)
                .bind("body", body(account, h))
                .execute();
    }

    static void delete(Handle h, Account account) {
        h.execute("delete from host_account where id = ?", account.id().value());
        h.execute("delete from host_name where name = ?", account.handle());
    }
}
