package dev.muster.invitation;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.journal.HashChain;
import dev.muster.record.Term;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That whoever knows a secret may come into a channel, once.
 *
 * @param id the SHA-256 of the secret, in hexadecimal digits; the secret itself is kept nowhere
 * @param channel into which channel
 * @param by who invites
 * @param byName their name
 * @param note whom it is for; may be empty
 * @param createdAt when it was made
 * @param expiresAt when it lapses
 * @param usedBy who came in by it; null for nobody yet
 * @param usedAt when
 * @param revoked true once it was called back
 */
record Invitation(
        String id,
        ChannelId channel,
        PersonId by,
        String byName,
        String note,
        Instant createdAt,
        Instant expiresAt,
        @Nullable PersonId usedBy,
        @Nullable Instant usedAt,
        boolean revoked) {
    /** Found by channel, in order of age. */
    static final Kind<Invitation> KIND = new Kind<>(
            "invitation.link",
            Invitation.class,
            Invitation::id,
            i -> Set.of(Term.of("channel", i.channel())),
            i -> i.createdAt().toEpochMilli());

    /** The id of the invitation with this secret. */
    static String idOf(String secret) {
        return HashChain.content(new byte[0], secret.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** True while somebody can come in by it, as far as can be told from it alone. */
    boolean good(Instant now) {
        return usedBy == null && !revoked && expiresAt.isAfter(now);
    }

    Invitation used(PersonId person, Instant at) {
        return new Invitation(id, channel, by, byName, note, createdAt, expiresAt, person, at, revoked);
    }

    Invitation revoke() {
        return new Invitation(id, channel, by, byName, note, createdAt, expiresAt, usedBy, usedAt, true);
    }
}
