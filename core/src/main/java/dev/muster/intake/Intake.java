package dev.muster.intake;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.intake.IntakeCommands.CreateToken;
import dev.muster.intake.IntakeCommands.ListTokens;
import dev.muster.intake.IntakeCommands.ReceiveAlerts;
import dev.muster.intake.IntakeCommands.RevokeToken;
import dev.muster.intake.IntakeCommands.TokenList;
import dev.muster.intake.IntakeEvent.AlertsChanged;
import dev.muster.intake.IntakeEvent.AlertsResolved;
import dev.muster.intake.IntakeEvent.TokenCreated;
import dev.muster.intake.IntakeEvent.TokenRevoked;
import java.util.OptionalLong;

/**
 * The feature: alert sources that open incidents. A transport lets a payload in like this:
 *
 * <ol>
 *   <li>the secret is the bearer token, and never in the address, which others keep; without one the answer is 401;
 *   <li>{@code AlertmanagerPayload payload = AlertmanagerPayload.parse(body)}; its rejection is a 400 that names
 *       {@code field()}. A body longer than {@link AlertmanagerPayload#LARGEST} need not be read to its end: 413;
 *   <li>{@code muster.submit(Intake.caller(workspace), new ReceiveAlerts(IntakeToken.idOf(secret), payload), null)}:
 *       no key is needed, because a repeat changes nothing;
 *   <li>an {@code ABSENT} rejection is 401 (there is no such token, or not any more: revoked, or past its end), {@code BUSY} is 503, and an
 *       outcome 202 with the ids {@code incident} (absent when there is none) and {@code result}.
 * </ol>
 *
 * <p>The workspace is the one that the transport is mounted for; the secret is never logged.
 */
public final class Intake implements Feature {
    /** The feature. */
    public Intake() {}

    /** As whom alert sources act. */
    public static Caller caller(WorkspaceId workspace) {
        return Caller.integration(workspace, new PersonId("alertmanager"));
    }

    @Override
    public void register(Registry registry) {
        registry.audience(
                TokenRules.SORT,
                (journal, actor, state, policy) ->
                        policy.allows(actor, TokenRules.MANAGE, ChannelAccess.workspace(actor))
                                ? OptionalLong.of(1)
                                : OptionalLong.empty());
        registry.handle("intake.create-token", CreateToken.class, new TokenRules.Create());
        registry.handle("intake.revoke-token", RevokeToken.class, new TokenRules.Revoke());
        registry.handle("intake.alertmanager", ReceiveAlerts.class, new AlertRules());
        registry.answer("intake.tokens", ListTokens.class, TokenList.class, new TokenRules.Listing());
        registry.event("intake.token-created", 1, TokenCreated.class);
        registry.event("intake.token-revoked", 1, TokenRevoked.class);
        registry.event("intake.alerts-changed", 1, AlertsChanged.class);
        registry.event("intake.alerts-resolved", 1, AlertsResolved.class);
    }
}
