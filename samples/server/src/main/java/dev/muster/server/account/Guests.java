package dev.muster.server.account;

import dev.muster.access.PersonId;
import dev.muster.command.Rejection;
import java.time.ZoneId;
import java.util.Set;

/** Accounts of people from other organisations, who come by an invitation. */
public final class Guests {
    private final Tables tables;
    private final Sessions sessions;

    /** Of these tables. */
    public Guests(Tables tables, Sessions sessions) {
        this.tables = tables;
        this.sessions = sessions;
    }

    /**
     * A new guest.
     *
     * @param hash of the password
     * @throws Rejection invalid when the handle is taken
     */
    public Account create(String handle, String name, ZoneId zone, String hash) {
        PersonId id = new PersonId("guest-" + Secret.digest(Secret.fresh()).substring(0, 32));
        Account guest = Account.of(id, handle, name, zone, true, Set.of(), hash);
        tables.change(h -> {
            AccountRows.insert(h, guest);
            return guest;
        });
        return guest;
    }

    /** Takes an account back whose invitation was not good after all. It was in no channel. */
    public void remove(Account guest) {
        tables.change(h -> {
            AccountRows.take(h, guest.id()).ifPresent(a -> {
                SessionRows.deleteOthers(h, a.id(), "");
                AccountRows.delete(h, a);
            });
            return guest;
        });
    }

    /** Signs a guest in who was just created. */
    public Sessions.Opened open(Account guest, Sessions.From from) {
        return tables.change(h -> AccountRows.take(h, guest.id())
                .filter(a -> a.signsInLike(guest))
                .map(a -> sessions.open(h, a, Session.Kind.PAGE, false, from))
                .orElseThrow(Rejection::absent));
    }
}
