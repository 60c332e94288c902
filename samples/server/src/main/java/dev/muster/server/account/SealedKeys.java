package dev.muster.server.account;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;

/**
 * Opens the keys of second factors when an account is read, and seals them when it is written. One that cannot be opened
 * stays sealed: its person is known and shown as ever, and cannot sign in.
 */
public final class SealedKeys implements JdbiConfig<SealedKeys> {
    private KeyRing ring = KeyRing.NONE;

    /** Without keys, until {@link #use}. */
    public SealedKeys() {}

    void use(KeyRing keys) {
        ring = keys;
    }

    @Override
    public SealedKeys createCopy() {
        SealedKeys copy = new SealedKeys();
        copy.use(ring);
        return copy;
    }

    Account opened(Account kept) {
        return with(kept, key -> ring.open(key, kept.id()).orElse(key));
    }

    Account sealed(Account account) {
        return with(account, key -> ring.seal(key, account.id()));
    }

    private static Account with(Account a, UnaryOperator<String> how) {
        SecondFactor second = a.second();
        String pending = a.pending();
        return new Account(
                a.id(),
                a.handle(),
                a.name(),
                a.zone(),
                a.active(),
                a.guest(),
                a.roles(),
                a.password(),
                second == null ? null : new SecondFactor(how.apply(second.key()), second.lastStep(), second.recovery()),
                pending == null ? null : how.apply(pending),
                a.mustHaveSecond());
    }

    /**
     * Looks at all that is sealed.
     *
     * @throws IllegalArgumentException when the operator has not given a key that is needed
     */
    void check(Handle h) {
        Set<String> missing = new TreeSet<>();
        int people = 0;
        for (String body : h.createQuery("select body from host_account where body like '%aes256gcm:%'")
                .mapTo(String.class)
                .list()) {
            Account kept = AccountRows.kept(body);
            SecondFactor second = kept.second();
            boolean used = lacks(second == null ? null : second.key(), missing);
            boolean begun = lacks(kept.pending(), missing);
            people += used || begun ? 1 : 0;
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "The second factors of " + people + " people are encrypted under keys that"
                            + " this server does not have (their ids: " + String.join(", ", missing)
                            + "). Put these keys into the file that MUSTER_KEY_FILE names, behind the one that is used now.");
        }
    }

    private boolean lacks(@Nullable String key, Set<String> missing) {
        if (key == null || !KeyRing.isSealed(key) || ring.holds(KeyRing.neededFor(key))) {
            return false;
        }
        missing.add(KeyRing.neededFor(key));
        return true;
    }
}
