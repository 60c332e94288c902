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

    /** Whether what is refused so may be taken a little later. */
    static boolean passes(String code) {
        return code.equals("busy") || code.equals("unavailable");
    }

    /** Milliseconds until it is sent again after this refusal; negative when the refusal is the answer. */
    long again(String code) {
        return passes(code) && backoff.tries() < MOST_TRIES ? backoff.next() : -1;
    }
}
