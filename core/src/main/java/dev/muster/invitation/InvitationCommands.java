package dev.muster.invitation;

import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import org.jspecify.annotations.Nullable;

/** What can be done with invitations. */
public interface InvitationCommands {
    /**
     * Lets one person come in who knows the secret. Answers {@code invitation}.
     *
     * @param secret 32 to 200 characters, made by the caller from at least 128 random bits
     * @param expiresInHours 1 to 336; null for 72
     * @param note whom it is for, at most 250 characters; null for nothing
     */
    record CreateInvitation(
            ChannelId channel,
            String secret,
            @Nullable Integer expiresInHours,
            @Nullable String note) implements ChannelCommand {}

    /** Calls an invitation back. */
    record RevokeInvitation(ChannelId channel, String invitation) implements ChannelCommand {}

    /** Comes in by the invitation with this secret. Answers {@code channel}. */
    record AcceptInvitation(String secret) implements Command {}
}
