package dev.muster.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A command or question that a client has sent, or is going to send, until it is answered. */
final class Asking {
    private static final int MOST_TRIES = 12;
    final String frame;
    final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    Asking(String frame) {
        this.frame = frame;
    }

    /** Milliseconds until it is sent again after this refusal; negative when the refusal is the answer. */
    long again(String code) {
        boolean passes = code.equals("busy") || code.equals("unavailable");
        return passes && backoff.tries() < MOST_TRIES ? backoff.next() : -1;
    }
}
