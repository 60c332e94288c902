package dev.muster.server.account;

import dev.muster.access.PersonId;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in.
 *
 * @param id the digest of its secret, which itself is kept nowhere
 * @param person whose it is
 * @param kind by what it is carried
 * @param since when it began
 * @param until when it ends by itself
 * @param seen when it was last used, to some minutes
 * @param second true when a second factor was shown
 * @param address where it was begun from
 * @param agent what it was begun with, as that said itself
 */
public record Session(
        String id,
        PersonId person,
        Kind kind,
        Instant since,
        Instant until,
        Instant seen,
        boolean second,
        String address,
        String agent) {
    /** By what a sign-in is carried. */
    public enum Kind {
        /** A cookie, for the page. */
        PAGE(Duration.ofDays(7), Duration.ofDays(1)),
        /** A bearer token, for programs. */
        TOKEN(Duration.ofDays(30), Duration.ofDays(30));

        /** When it ends in any case. */
        public final Duration lifetime;

        /** When it ends unless it is used. */
        public final Duration idle;

        Kind(Duration lifetime, Duration idle) {
            this.lifetime = lifetime;
            this.idle = idle;
        }
    }

    boolean over(Instant now) {
        return !until.isAfter(now) || !seen.plus(kind.idle).isAfter(now);
    }
}
