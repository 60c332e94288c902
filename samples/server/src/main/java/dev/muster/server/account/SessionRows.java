package dev.muster.server.account;

import dev.muster.access.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Sign-ins as rows. */
final class SessionRows {
    private SessionRows() {}

    static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString("id"),
                new PersonId(row.getString("person")),
                Session.Kind.valueOf(row.getString("kind")),
                Instant.ofEpochMilli(row.getLong("since_ms")),
                Instant.ofEpochMilli(row.getLong("until_ms")),
                Instant.ofEpochMilli(row.getLong("seen_ms")),
                row.getInt("second") != 0,
                row.getString("address"),
                row.getString("agent"));
    }

    /** The sign-in and whose it is, in one look. */
    static Optional<Present> find(Handle h, String id) {
        return h.createQuery("select s.*, a.body as account from host_session s"
                        + " join host_account a on a.id = s.person where s.id = :id")
                .bind("id", id)
                .map((row, context) -> new Present(
                        session(row),
                        AccountRows.account(row.getString("account"), context.getConfig(SealedKeys.class))))
                .findFirst();
    }

    /** Newest first. */
    static List<Session> of(Handle h, PersonId person) {
        return h.createQuery("select * from host_session where person = :person order by since_ms desc, id")
                .bind("person", person.value())
                .map((row, context) -> session(row))
                .list();
    }

    static void insert(Handle h, Session session) {
        h.createUpdate("insert into host_session"
                        + " (id, person, kind, since_ms, until_ms, seen_ms, second, address, agent) values"
                        + " (:id, :person, :kind, :since, :until, :seen, :second, :address, :agent)")
                .bind("id", session.id())
                .bind("person", session.person().value())
                .bind("kind", session.kind().name())
                .bind("since", session.since().toEpochMilli())
                .bind("until", session.until().toEpochMilli())
                .bind("seen", session.seen().toEpochMilli())
                .bind("second", session.second() ? 1 : 0)
                .bind("address", session.address())
                .bind("agent", session.agent())
                .execute();
    }

    static boolean delete(Handle h, String id, PersonId person) {
        return h.execute("delete from host_session where id = ? and person = ?", id, person.value()) > 0;
    }

    /** All of a person's but one; all when there is none to keep, as with an empty id. */
    static int deleteOthers(Handle h, PersonId person, String kept) {
        return h.execute("delete from host_session where person = ? and id <> ?", person.value(), kept);
    }

    static void seen(Handle h, String id, Instant at) {
        h.execute("update host_session set seen_ms = ? where id = ?", at.toEpochMilli(), id);
    }

    static void deleteOver(Handle h, Instant now) {
        h.execute("delete from host_session where until_ms <= ?", now.toEpochMilli());
    }
}
