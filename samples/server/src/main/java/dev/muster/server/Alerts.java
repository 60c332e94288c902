package dev.muster.server;

import dev.muster.Muster;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.intake.AlertmanagerPayload;
import dev.muster.intake.Intake;
import dev.muster.intake.IntakeCommands.ReceiveAlerts;
import dev.muster.intake.IntakeToken;
import java.util.concurrent.CompletableFuture;

/** Takes what an Alertmanager sends into the one workspace of this server. */
record Alerts(Muster muster) implements dev.muster.web.Intake {
    @Override
    public CompletableFuture<Receipt> receive(String secret, byte[] json) {
        try {
            ReceiveAlerts command = new ReceiveAlerts(IntakeToken.idOf(secret), AlertmanagerPayload.parse(json));
            return muster.submit(Intake.caller(Accounts.WORKSPACE), command, null)
                    .thenApply(Alerts::receipt);
        } catch (Rejection malformed) {
            return CompletableFuture.failedFuture(malformed);
        }
    }

    private static Receipt receipt(Outcome outcome) {
        return new Receipt(outcome.ids().getOrDefault("incident", ""), outcome.id("result"));
    }
}
