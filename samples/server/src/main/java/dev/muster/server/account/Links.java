package dev.muster.server.account;

import dev.muster.access.PersonId;
import dev.muster.command.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Links by which somebody chooses a password, once: for a new account, or when an administrator says so. Only the digest
 * of a link is kept. Of two who use one at the same time, on whatever server, one succeeds.
 */
public final class Links {
    /** How long one is good. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private final Tables tables;
    private final AccessNews news;
    private final InstantSource clock;

    /** For people of these tables. */
    public Links(Tables tables, AccessNews news, InstantSource clock) {
        this.tables = tables;
        this.news = news;
        this.clock = clock;
    }

    /**
     * A link that was made.
     *
     * @param secret what the link holds, shown this once
     * @param until when it ends
     */
    public record Made(String secret, Instant until) {}

    /** One for somebody; an earlier one is worth nothing any more. */
    public Made make(PersonId person) {
        return tables.change(h -> {
            Account now = AccountRows.take(h, person).filter(Account::active).orElseThrow(Rejection::absent);
            return make(h, now.id(), false, clock.instant());
        });
    }

    private record Held(PersonId person, boolean second) {}

    /** Makes one; an earlier one of this person is worth nothing any more. */
    static Made make(Handle h, PersonId person, boolean second, Instant now) {
        drop(h, person);
        h.execute("delete from host_link where until_ms <= ?", now.toEpochMilli());
        Made made = new Made(Secret.fresh(), now.plus(LIFETIME));
        h.execute(
                "insert into host_link (id, person, until_ms, second) values (?, ?, ?, ?)",
                Secret.digest(made.secret()),
                person.value(),
                made.until().toEpochMilli(),
                second ? 1 : 0);
        return made;
    }

    static void drop(Handle h, PersonId person) {
        h.execute("delete from host_link where person = ?", person.value());
    }

    /** Whose link this is, while it is good. */
    public Optional<Account> look(String secret) {
        return tables.read(h -> held(h, secret).flatMap(l -> AccountRows.find(h, l.person())))
                .filter(Account::active);
    }

    private Optional<Held> held(Handle h, String secret) {
        return h.createQuery("select person, second from host_link where id = :id and until_ms > :now")
                .bind("id", Secret.digest(secret))
                .bind("now", clock.millis())
                .map((row, context) -> new Held(new PersonId(row.getString(1)), row.getInt(2) != 0))
                .findFirst();
    }

    /**
     * Uses one: takes this password, ends every sign-in of the person, and the second factor too if the link is made for
     * that.
     *
     * @throws Rejection absent when it is used, over, or never was
     */
    public Account use(String secret, String password) {
        Account known = look(secret).orElseThrow(Rejection::absent);
        Passwords.checkNew("password", password, List.of(known.handle(), known.name()));
        String hash = Passwords.hash(password);
        Account changed = tables.change(h -> {
            Account now =
                    AccountRows.take(h, known.id()).filter(Account::active).orElseThrow(Rejection::absent);
            Held link = held(h, secret).orElseThrow(Rejection::absent);
            if (h.execute("delete from host_link where id = ?", Secret.digest(secret)) != 1) {
                throw Rejection.absent();
            }
            SessionRows.deleteOthers(h, now.id(), "");
            Account after = now.withPassword(hash);
            AccountRows.write(h, link.second() ? after.withSecond(null) : after);
            return after;
        });
        news.accessChanged(changed.id());
        return changed;
    }
}
