package dev.muster.websocket;

import dev.muster.access.Caller;
import dev.muster.command.Rejection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tickets for a handshake that can carry no header: 192 random bits, good once, on this node, for 30 seconds. Kept
 * by digest, so that looking one up compares nothing of the secret itself.
 */
final class Tickets {
    static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final int MOST = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Map<String, Issued> issued = new LinkedHashMap<>();

    private record Issued(Caller caller, long until) {}

    synchronized String issue(Caller caller) {
        issued.values().removeIf(t -> t.until() - System.nanoTime() < 0);
        if (issued.size() >= MOST) {
            throw Rejection.busy("too many tickets are out; ask again in " + LIFETIME.toSeconds() + " s");
        }
        byte[] secret = new byte[24];
        RANDOM.nextBytes(secret);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        issued.put(digest(ticket), new Issued(caller, System.nanoTime() + LIFETIME.toNanos()));
        return ticket;
    }

    synchronized Optional<Caller> redeem(String ticket) {
        @Nullable Issued found = issued.remove(digest(ticket));
        return found == null || found.until() - System.nanoTime() < 0 ? Optional.empty() : Optional.of(found.caller());
    }

    private static String digest(String ticket) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
