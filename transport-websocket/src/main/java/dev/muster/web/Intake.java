package dev.muster.web;

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
     * @param secret the source's token, as it came; never logged
     * @param json the payload, at most 1 MB
     * @return fails with {@link dev.muster.command.Rejection}: absent when there is no such token, which is answered
     *     with 401, invalid with the field of the payload that is wrong
     */
    CompletableFuture<Receipt> receive(String secret, byte[] json);

    /**
     * What became of it.
     *
     * @param incidentId which incident; null when there is none, because nothing fires that was not known
     * @param result {@code opened}, {@code updated}, {@code unchanged}, {@code resolved} or {@code reopened}
     */
    record Receipt(@Nullable String incidentId, String result) {}
}
