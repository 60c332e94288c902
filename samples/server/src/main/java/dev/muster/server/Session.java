package dev.muster.server;

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
 */
record Session(String id, PersonId person, Kind kind, Instant since, Instant until) {
    /** By what a sign-in is carried. */
    enum Kind {
        /** A cookie, for the page. */
        PAGE(Duration.ofDays(7)),
        /** A bearer token, for programs. */
        TOKEN(Duration.ofDays(30));

        final Duration lifetime;

        Kind(Duration lifetime) {
            this.lifetime = lifetime;
        }
    }
}
