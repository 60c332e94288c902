package dev.muster.server.account;

import dev.muster.access.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is signed in. A sign-in is committed before it is answered, and so is its end. It is good while it lasts, its
 * person is active, and it was made with everything that this person now has to show: whoever sets up a second factor
 * thereby ends what was begun without it.
 */
public final class Sessions {
    /** More of one person than this, and the oldest ends. */
    public static final int MOST_PER_PERSON = 20;

    /** For so long nobody is asked again who they are, before something that a found browser must not do. */
    public static final Duration RECENT = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final String VOUCHED = "proxy-";
    private static final Duration SEEN = Duration.ofMinutes(5);
    private static final int LONGEST_AGENT = 200;
    private final Tables tables;
    private final InstantSource clock;
    private final boolean everybodyHasSecond;

    /** @param everybodyHasSecond true when nobody may do anything without a second factor */
    public Sessions(Tables tables, InstantSource clock, boolean everybodyHasSecond) {
        this.tables = tables;
        this.clock = clock;
        this.everybodyHasSecond = everybodyHasSecond;
    }

    /**
     * A new sign-in.
     *
     * @param secret for the one who signed in, and nobody else
     * @param present the sign-in and whose it is
     * @param crowdedOut the ids of those that ended so that this one has room
     */
    public record Opened(String secret, Present present, List<String> crowdedOut) {}

    /**
     * Where a sign-in comes from.
     *
     * @param address of the network
     * @param agent what the browser or program calls itself
     */
    public record From(String address, String agent) {}

    /** Begins one for an account whose row was taken in this transaction. */
    Opened open(Handle h, Account account, Session.Kind kind, boolean second, From from) {
        Instant now = clock.instant();
        SessionRows.deleteOver(h, now);
        List<String> crowdedOut = SessionRows.of(h, account.id()).stream()
                .skip(MOST_PER_PERSON - 1)
                .map(Session::id)
                .toList();
        crowdedOut.forEach(id -> SessionRows.delete(h, id, account.id()));
        String secret = Secret.fresh();
        String agent = from.agent().substring(0, Math.min(from.agent().length(), LONGEST_AGENT));
        Session session = new Session(
                Secret.digest(secret),
                account.id(),
                kind,
                now,
                now.plus(kind.lifetime),
                now,
                second,
                from.address(),
                agent);
        SessionRows.insert(h, session);
        return new Opened(secret, new Present(session, account), crowdedOut);
    }

    /** Another secret for somebody who has just shown again who they are; the sign-in from before ends. */
    Opened renew(Handle h, Account account, Session before, boolean second) {
        SessionRows.delete(h, before.id(), before.person());
        return open(h, account, before.kind(), second, new From(before.address(), before.agent()));
    }

    /** Whether somebody showed who they are so short a while ago that they are not asked again. */
    public boolean isRecent(Session session) {
        return session.since().plus(RECENT).isAfter(clock.instant());
    }

    /** Who comes with this secret. It is looked up by its digest, so that no comparison tells of the secret. */
    public Optional<Present> find(String secret, Session.Kind kind) {
        return known(secret, kind).filter(p -> isGood(p.session(), p.account()));
    }

    /** The same, and also who may do nothing yet but set up the second factor that is asked of them. */
    public Optional<Present> findBeginner(String secret, Session.Kind kind) {
        return known(secret, kind).filter(p -> isGood(p.session(), p.account()) || mustBegin(p.account()));
    }

    private Optional<Present> known(String secret, Session.Kind kind) {
        Instant now = clock.instant();
        Optional<Present> found = tables.read(h -> SessionRows.find(h, Secret.digest(secret)))
                .filter(p -> p.session().kind() == kind
                        && p.account().active()
                        && !p.session().over(now));
        found.ifPresent(p -> see(p.session(), now));
        return found;
    }

    /** Somebody who only reads is not kept out because this cannot be written. */
    private void see(Session session, Instant now) {
        if (session.seen().plus(SEEN).isBefore(now)) {
            try {
                tables.change(h -> {
                    SessionRows.seen(h, session.id(), now);
                    return now;
                });
            } catch (RuntimeException e) {
                log.warn("when a session was last seen could not be written: {}", e.toString());
            }
        }
    }

    /**
     * What a person's sign-in with a trusted proxy is called, who was vouched for just now. To the minute. It is good for a while, and then
     * the proxy is asked again, so that what is open here does not outlive what ended there.
     */
    public String vouched() {
        return VOUCHED + Math.floorDiv(clock.instant().getEpochSecond(), 60) * 60;
    }

    private static boolean isVouched(String id, Instant now) {
        Instant since = Instant.ofEpochSecond(Long.parseLong(id.substring(VOUCHED.length())));
        return since.plus(RECENT).isAfter(now);
    }

    /** Whether this sign-in is good. */
    boolean alive(String id, PersonId person) {
        Instant now = clock.instant();
        if (id.startsWith(VOUCHED)) {
            return isVouched(id, now);
        }
        Optional<Present> found = tables.read(h -> SessionRows.find(h, id))
                .filter(p -> p.session().person().equals(person) && !p.session().over(now))
                .filter(p -> isGood(p.session(), p.account()));
        found.ifPresent(p -> see(p.session(), now));
        return found.isPresent();
    }

    private boolean isGood(Session session, Account account) {
        return account.active() && (session.second() || (account.second() == null && !mustHaveSecond(account)));
    }

    /** Whether this person may do nothing without a second factor. */
    public boolean mustHaveSecond(Account account) {
        return everybodyHasSecond || account.mustHaveSecond();
    }

    /** Whether this person has to set up a second factor before anything else. */
    public boolean mustBegin(Account account) {
        return mustHaveSecond(account) && account.second() == null;
    }

    /** Signs out. */
    public boolean end(Session session) {
        return tables.change(h -> SessionRows.delete(h, session.id(), session.person()));
    }

    List<Session> of(PersonId person) {
        Instant now = clock.instant();
        return tables.read(h -> SessionRows.of(h, person)).stream()
                .filter(s -> !s.over(now))
                .toList();
    }
}
