package dev.muster.calendar;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.journal.HashChain;
import dev.muster.record.Term;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That whoever knows a secret may read somebody's calendar, until it is closed.
 *
 * @param id the SHA-256 of the secret, in hexadecimal digits; the secret itself is kept nowhere
 * @param person whose calendar
 * @param note where it is used; may be empty
 * @param language in which entries are called; null for English
 * @param openedAt when it was opened
 */
record Feed(
        String id, PersonId person, String note, @Nullable String language, Instant openedAt) {
    /** Found by person, in order of age. */
    static final Kind<Feed> KIND = new Kind<>(
            "calendar.feed", Feed.class, Feed::id, f -> Set.of(Term.of("person", f.person())), f -> f.openedAt()
                    .toEpochMilli());

    /** The id of the feed with this secret. */
    static String idOf(String secret) {
        return HashChain.content(new byte[0], secret.getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
