package dev.muster.invitation;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import dev.muster.channel.Marking;
import dev.muster.command.SecretQuestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about invitations. */
public interface InvitationViews {
    /** What the invitation with this secret invites to; absent unless somebody can come in by it now. */
    record ShowInvitation(String secret) implements SecretQuestion<InvitationView> {
        /** Nothing of the secret. */
        @Override
        public String toString() {
            return "ShowInvitation[secret=***]";
        }
    }

    /** The invitations into a channel, newest first; for its owners. */
    record ListInvitations(ChannelId channel) implements ChannelQuestion<InvitationList> {}

    /** What an invitation invites to. */
    record InvitationView(String channelName, @Nullable Marking marking, String by, Instant expiresAt) {}

    /** Invitations. */
    record InvitationList(List<InvitationLine> invitations) {}

    /** An invitation as its channel's owners see it. */
    record InvitationLine(
            String id,
            PersonId by,
            String byName,
            String note,
            Instant createdAt,
            Instant expiresAt,
            @Nullable PersonId usedBy,
            @Nullable Instant usedAt,
            boolean revoked) {}
}
