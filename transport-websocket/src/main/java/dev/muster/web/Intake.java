package dev.muster.web;

import dev.muster.Muster;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import dev.muster.intake.AlertmanagerPayload;
import dev.muster.intake.IntakeCommands.ReceiveAlerts;
import dev.muster.intake.IntakeToken;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what an alert source sends. Called on the container's threads, several at once; the future completes once
 * what follows from it is on stable storage.
 */
@FunctionalInterface
public interface Intake {
    /**
     * Takes in one payload.
     *
     * @param secret the source's token, as it came in the header; never logged
     * @param json the payload, at most 4 MiB
     * @return fails with {@link dev.muster.command.Rejection}: absent when there is no such token, which is answered
     *     with 401, invalid with the field of the payload that is wrong
     */
    CompletableFuture<Receipt> receive(String secret, byte[] json);

    /** Takes in what an Alertmanager sends, by the tokens of this workspace. */
    static Intake alertmanager(Muster muster, WorkspaceId workspace) {
        return (secret, json) -> {
            try {
                ReceiveAlerts command = new ReceiveAlerts(IntakeToken.idOf(secret), AlertmanagerPayload.parse(json));
                return muster.submit(dev.muster.intake.Intake.caller(workspace), command, null)
                        .thenApply(o -> new Receipt(o.ids().get("incident"), o.id("result")));
            } catch (Rejection malformed) {
                return CompletableFuture.failedFuture(malformed);
            }
        };
    }

    /**
     * What became of it.
     *
     * @param incidentId which incident; null when there is none, because nothing fires that was not known
     * @param result {@code opened}, {@code updated}, {@code unchanged}, {@code resolved} or {@code reopened}
     */
    record Receipt(@Nullable String incidentId, String result) {}
}
