package dev.muster.server.account;

import dev.muster.command.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Who comes, by which sign-in.
 *
 * @param signIn null for somebody whom a trusted proxy vouches for
 * @param account as it was when it was looked up
 */
public record Present(@Nullable Session signIn, Account account) {
    /** The sign-in; for what only those can do who signed in here. */
    public Session session() {
        Session own = signIn;
        if (own == null) {
            throw Rejection.absent();
        }
        return own;
    }
}
