package dev.muster.server.account;

import dev.muster.access.PersonId;
import dev.muster.command.Rejection;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What people do with their own account. Every change of how somebody signs in asks for the password, and for a code of
 * the second factor when that is what changes; it ends all other sign-ins of that person, and gives this one another
 * secret.
 */
public final class OwnAccount {
    private final Tables tables;
    private final Sessions sessions;
    private final SignIn signIn;
    private final AccessNews news;
    private final InstantSource clock;

    /** For people of these tables. */
    public OwnAccount(Tables tables, Sessions sessions, SignIn signIn, AccessNews news, InstantSource clock) {
        this.tables = tables;
        this.sessions = sessions;
        this.signIn = signIn;
        this.news = news;
        this.clock = clock;
    }

    /**
     * A key for an app.
     *
     * @param secret the key in Base32, to type
     * @param uri the same as an address that apps read
     * @param qr the same as a picture
     */
    public record Enrolment(String secret, String uri, QrPicture qr) {}

    /** An enrolment that began, and the sign-in that goes on, with another secret. */
    public record Begun(Enrolment enrolment, Sessions.Opened opened) {}

    /**
     * A second factor that is in place.
     *
     * @param recovery the recovery codes, shown this once
     * @param opened the sign-in that goes on, with another secret
     */
    public record Enrolled(List<String> recovery, Sessions.Opened opened) {}

    /** The sign-ins of this person, newest first. */
    public List<Session> sessions(PersonId person) {
        return sessions.of(person);
    }

    /** Ends one sign-in. Says nothing when it is over already. */
    public void end(PersonId person, String session) {
        if (tables.change(h -> SessionRows.delete(h, session, person))) {
            news.sessionEnded(session);
        }
    }

    /** Ends all sign-ins but this one. */
    public void endOthers(Present me) {
        if (tables.change(h -> SessionRows.deleteOthers(
                        h, me.account().id(), me.session().id()))
                > 0) {
            news.accessChanged(me.account().id());
        }
    }

    /** Takes another name or zone. */
    public void describe(Present me, String name, ZoneId zone) {
        tables.change(h -> {
            Account now = AccountRows.take(h, me.account().id()).orElseThrow(Rejection::absent);
            AccountRows.write(h, now.as(name, zone));
            return now;
        });
        news.accessChanged(me.account().id());
    }

    /** Takes another password. */
    public Sessions.Opened changePassword(Present me, String password, String wanted, String address) {
        Passwords.checkNew(
                "wanted", wanted, List.of(me.account().handle(), me.account().name()));
        signIn.again(me, password, address);
        String hash = Passwords.hash(wanted);
        return change(me, a -> a.withPassword(hash));
    }

    /**
     * Shows again who this is, by everything that the person has to show.
     *
     * @param code of the second factor; null when there is none
     */
    public Sessions.Opened again(Present me, String password, @Nullable String code, String address) {
        signIn.again(me, password, address);
        return shown(me, code, account -> account);
    }

    /**
     * Begins to set up a second factor: makes a key, which counts for nothing until a code of it was shown.
     *
     * @param code of the second factor that is there already; null when there is none
     */
    public Begun beginSecond(Present me, String password, @Nullable String code, String address) {
        signIn.again(me, password, address);
        String key = Secret.key();
        Sessions.Opened opened = shown(me, code, account -> account.withPending(key));
        String uri = OneTimeCodes.uri(key, me.account().handle(), "Muster");
        return new Begun(new Enrolment(key, uri, QrPicture.of(uri)), opened);
    }

    /** Spends a code where there is a second factor, and goes on under another secret. */
    private Sessions.Opened shown(Present me, @Nullable String code, UnaryOperator<Account> how) {
        boolean asked = me.account().second() != null;
        if (asked && (code == null || !signIn.mayTryCode(me.account()))) {
            throw wrongCode();
        }
        Sessions.Opened opened = tables.change(h -> {
            Account now = take(h, me);
            SecondFactor second = now.second();
            if (second != null) {
                SecondFactor spent = OneTimeCodes.spend(second, String.valueOf(code), clock.instant())
                        .orElseThrow(OwnAccount::wrongCode);
                now = now.withSecond(spent);
            }
            Account changed = how.apply(now);
            AccountRows.write(h, changed);
            return sessions.renew(h, changed, me.session(), second != null);
        });
        if (asked) {
            signIn.codeRight(me.account());
        }
        news.sessionEnded(me.session().id());
        return opened;
    }

    /** Shows a code of the new key: from now on it is asked for. */
    public Enrolled confirmSecond(Present me, String code) {
        if (!signIn.mayTryCode(me.account())) {
            throw wrongCode();
        }
        List<String> recovery = OneTimeCodes.freshRecovery();
        Sessions.Opened opened = tables.change(h -> {
            Account now = take(h, me);
            String key = now.pending();
            if (key == null || KeyRing.isSealed(key)) {
                throw Rejection.conflict("begin again: no second factor is being set up");
            }
            OptionalLong step = OneTimeCodes.stepOf(code.strip().replace(" ", ""), key, clock.instant(), -1);
            if (step.isEmpty()) {
                throw wrongCode();
            }
            Account changed = now.withSecond(new SecondFactor(key, step.getAsLong(), digests(recovery)));
            AccountRows.write(h, changed);
            SessionRows.deleteOthers(h, now.id(), "");
            return sessions.renew(h, changed, me.session(), true);
        });
        signIn.codeRight(me.account());
        news.accessChanged(me.account().id());
        return new Enrolled(recovery, opened);
    }

    /** Makes other recovery codes; those from before are worth nothing. */
    public Enrolled renewRecovery(Present me, String password, String code, String address) {
        signIn.again(me, password, address);
        List<String> recovery = OneTimeCodes.freshRecovery();
        return new Enrolled(recovery, spend(me, code, second -> second.withRecovery(digests(recovery))));
    }

    /** Goes on without a second factor, where that is allowed. */
    public Sessions.Opened removeSecond(Present me, String password, String code, String address) {
        if (sessions.mustHaveSecond(me.account())) {
            throw Rejection.conflict("a second factor is required here; set up another one instead");
        }
        signIn.again(me, password, address);
        return spend(me, code, second -> null);
    }

    @FunctionalInterface
    private interface Left {
        @Nullable
        SecondFactor of(SecondFactor spent);
    }

    private Sessions.Opened spend(Present me, String code, Left left) {
        if (!signIn.mayTryCode(me.account())) {
            throw wrongCode();
        }
        Sessions.Opened opened = change(me, account -> {
            SecondFactor second = account.second();
            if (second == null) {
                throw Rejection.conflict("there is no second factor");
            }
            SecondFactor spent =
                    OneTimeCodes.spend(second, code, clock.instant()).orElseThrow(OwnAccount::wrongCode);
            return account.withSecond(left.of(spent));
        });
        signIn.codeRight(me.account());
        return opened;
    }

    private Sessions.Opened change(Present me, UnaryOperator<Account> how) {
        Sessions.Opened opened = tables.change(h -> {
            Account changed = how.apply(take(h, me));
            AccountRows.write(h, changed);
            Links.drop(h, changed.id());
            SessionRows.deleteOthers(h, changed.id(), me.session().id());
            return sessions.renew(h, changed, me.session(), me.session().second());
        });
        news.accessChanged(me.account().id());
        return opened;
    }

    /** The account with its row taken, unless what was checked is not so any more. */
    private static Account take(Handle h, Present me) {
        return AccountRows.take(h, me.account().id())
                .filter(a -> a.signsInLike(me.account()))
                .filter(a -> SessionRows.find(h, me.session().id()).isPresent())
                .orElseThrow(() -> Rejection.conflict("this changed meanwhile; load the page again"));
    }

    private static List<String> digests(List<String> recovery) {
        return recovery.stream().map(Secret::recoveryDigest).toList();
    }

    private static Rejection wrongCode() {
        return Rejection.invalid(
                "code", "this code is wrong or was used, or there were too many; wait for the next one");
    }
}
