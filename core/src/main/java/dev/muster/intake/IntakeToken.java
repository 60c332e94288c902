package dev.muster.intake;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Kind;
import dev.muster.journal.HashChain;
import dev.muster.record.Term;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lets an alert source in, and what its alerts become. The secret itself is kept nowhere.
 *
 * @param id SHA-256 of the secret, 64 hexadecimal digits: what an incoming secret is looked up by
 * @param name what the source is called, as people see it
 * @param playbook the playbook that its incidents run by; null for none
 * @param owner who commands them; null for whom the playbook names
 * @param people who else is to be there
 * @param reopenMinutes how long after its end a group that fires again is the same incident
 * @param createdBy who made it
 * @param createdAt when
 * @param expiresAt from when on it lets nobody in; null for no such time, as in all that older versions wrote
 * @param revoked true once it lets nobody in any more
 */
public record IntakeToken(
        String id,
        String name,
        @Nullable String playbook,
        @Nullable Added owner,
        List<Added> people,
        int reopenMinutes,
        PersonId createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean revoked) {
    /** The term that every token carries. */
    static final Term TOKEN = Term.of("token", true);

    /** How tokens are kept: all in one list, in order of age. */
    public static final Kind<IntakeToken> KIND =
            new Kind<>("intake.token", IntakeToken.class, IntakeToken::id, t -> Set.of(TOKEN), t -> t.createdAt()
                    .toEpochMilli());

    /** The id of the token with this secret. */
    public static String idOf(String secret) {
        return HashChain.content(new byte[0], secret.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** True while it lets its source in. */
    boolean good(Instant now) {
        return !revoked && (expiresAt == null || expiresAt.isAfter(now));
    }

    IntakeToken revoke() {
        return new IntakeToken(id, name, playbook, owner, people, reopenMinutes, createdBy, createdAt, expiresAt, true);
    }
}
