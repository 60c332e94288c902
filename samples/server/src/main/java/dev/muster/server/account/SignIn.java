package dev.muster.server.account;

import dev.muster.command.Rejection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How somebody signs in.
 *
 * <ol>
 *   <li>An address that was wrong too often waits, whoever it asks for.
 *   <li>The try is counted for the handle, whether anybody has it or not.
 *   <li>Argon2 runs: with the hash of the account, or with nobody's when there is none, when it is not active, when it
 *       has no password yet, or when there were too many tries. These four and a wrong password cannot be told apart.
 *   <li>Whoever has a second factor is asked for a code. It is counted, compared and spent.
 *   <li>With the account's row taken, what was checked is looked at again, and the sign-in begins: a person who was
 *       disabled meanwhile, or whose password changed, is not signed in.
 * </ol>
 */
public final class SignIn {
    private final Tables tables;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Locks locks;
    private final InstantSource clock;

    /** Signs people of these tables in. */
    public SignIn(Tables tables, Sessions sessions, Attempts attempts, InstantSource clock) {
        this.tables = tables;
        this.sessions = sessions;
        this.attempts = attempts;
        this.locks = new Locks(tables, clock);
        this.clock = clock;
    }

    /** What came of it. */
    public enum Outcome {
        /** Signed in. */
        OPENED,
        /** Handle or password is wrong, or any other reason. */
        WRONG,
        /** The password is right; a code is needed too. */
        CODE_NEEDED,
        /** The code is wrong or was used, or there were too many. */
        CODE_WRONG,
        /** Nothing was looked at. */
        WAIT
    }

    /**
     * The answer.
     *
     * @param opened the sign-in, when there is one
     * @param pause how long nothing will be looked at, else zero
     */
    public record Answer(Outcome outcome, Sessions.@Nullable Opened opened, Duration pause) {
        static Answer of(Outcome outcome) {
            return new Answer(outcome, null, Duration.ZERO);
        }
    }

    /**
     * What somebody signs in with.
     *
     * @param handle in lower case
     * @param code from the app or the paper; null when none was given
     */
    public record Credentials(
            String handle, String password, @Nullable String code) {}

    /**
     * Tries.
     *
     * @throws Rejection busy when too many sign in just now
     */
    public Answer with(Credentials credentials, Session.Kind kind, Sessions.From from) {
        String handle = credentials.handle();
        Duration wait = attempts.tried(handle, from.address());
        if (!wait.isZero()) {
            return new Answer(Outcome.WAIT, null, wait);
        }
        Optional<Account> found = tables.read(h -> AccountRows.byHandle(h, handle));
        boolean right = rightPassword(found, handle, credentials.password());
        if (!right || found.isEmpty()) {
            return Answer.of(Outcome.WRONG);
        }
        attempts.right(handle, from.address());
        locks.right(Locks.Sort.PASSWORD, handle);
        Answer answer = begin(found.get(), credentials.code(), kind, from);
        if (answer.outcome() == Outcome.OPENED && Passwords.isOld(found.get().password())) {
            renew(found.get(), credentials.password());
        }
        return answer;
    }

    /** Keeps the password under the parameters of now; only here it is known. */
    private void renew(Account account, String password) {
        String hash = Passwords.hash(password);
        tables.change(h -> {
            AccountRows.take(h, account.id())
                    .filter(a -> Secret.same(a.password(), account.password()))
                    .ifPresent(a -> AccountRows.write(h, a.withPassword(hash)));
            return account;
        });
    }

    /** The second half, for an account whose password was right. */
    Answer begin(Account account, @Nullable String code, Session.Kind kind, Sessions.From from) {
        if (account.second() != null && code == null) {
            return Answer.of(Outcome.CODE_NEEDED);
        }
        if (account.second() != null && !mayTryCode(account)) {
            return Answer.of(Outcome.CODE_WRONG);
        }
        Answer answer = tables.change(h -> open(h, account, code, kind, from));
        if (answer.outcome() == Outcome.OPENED && account.second() != null) {
            codeRight(account);
        }
        return answer;
    }

    private Answer open(Handle h, Account checked, @Nullable String code, Session.Kind kind, Sessions.From from) {
        Optional<Account> now = AccountRows.take(h, checked.id()).filter(a -> a.signsInLike(checked));
        if (now.isEmpty()) {
            return Answer.of(Outcome.WRONG);
        }
        SecondFactor second = now.get().second();
        if (second == null || code == null) {
            return opened(sessions.open(h, now.get(), kind, false, from));
        }
        Optional<SecondFactor> left = OneTimeCodes.spend(second, code, clock.instant());
        if (left.isEmpty()) {
            return Answer.of(Outcome.CODE_WRONG);
        }
        Account spent = now.get().withSecond(left.get());
        AccountRows.write(h, spent);
        return opened(sessions.open(h, spent, kind, true, from));
    }

    private static Answer opened(Sessions.Opened opened) {
        return new Answer(Outcome.OPENED, opened, Duration.ZERO);
    }

    /** Counts, and does the same work whoever it is. */
    private boolean rightPassword(Optional<Account> account, String handle, String password) {
        boolean locked = locks.tried(Locks.Sort.PASSWORD, handle);
        String hash = account.filter(a -> a.active() && !locked)
                .map(Account::password)
                .orElse("");
        return Passwords.matches(password, hash);
    }

    /**
     * Asks somebody who is signed in for the password again, before something that a found browser must not do.
     *
     * @throws Rejection when it is wrong, or there were too many
     */
    void again(Present who, String password, String address) {
        Account account = who.account();
        if (!attempts.tried(account.handle(), address).isZero()) {
            throw Rejection.busy("too many wrong passwords; wait some minutes");
        }
        if (!rightPassword(Optional.of(account), account.handle(), password)) {
            throw Rejection.invalid("password", "this is not your password");
        }
        attempts.right(account.handle(), address);
        locks.right(Locks.Sort.PASSWORD, account.handle());
    }

    boolean mayTryCode(Account account) {
        return !locks.tried(Locks.Sort.CODE, account.id().value());
    }

    void codeRight(Account account) {
        locks.right(Locks.Sort.CODE, account.id().value());
    }
}
