package dev.muster.websocket;

import dev.muster.command.Rejection;
import dev.muster.record.MalformedJson;
import dev.muster.storage.StoreException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said to somebody whose request failed; the same on the socket and over HTTP. Never more than this goes
 * out: what happened inside is in the log, under the reference.
 *
 * @param code {@code absent}, {@code invalid}, {@code conflict}, {@code busy}, {@code unavailable}; over HTTP and
 *     at the handshake also {@code unauthenticated} and {@code forbidden}
 * @param field the path of the field that is wrong
 * @param message one sentence that says what to do
 * @param reference where it is found in the log; only for what is logged, so that two refusals of what one may
 *     not know of are the same bytes
 */
public record Refusal(
        String code,
        @Nullable String field,
        String message,
        @Nullable String reference) {
    private static final Logger log = LoggerFactory.getLogger(Refusal.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The refusal that a failure is shown as. Logs what is not an ordinary outcome. */
    public static Refusal of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NotAdmitted notAdmitted) {
            return notAdmitted.refusal();
        }
        if (cause instanceof Rejection rejection) {
            return new Refusal(
                    rejection.code().name().toLowerCase(Locale.ROOT),
                    rejection.field().isEmpty() ? null : rejection.field(),
                    String.valueOf(rejection.getMessage()),
                    null);
        }
        if (cause instanceof MalformedJson malformed) {
            return invalid(malformed.path(), String.valueOf(malformed.getMessage()));
        }
        String reference = Long.toString(RANDOM.nextLong() >>> 4, 36);
        if (cause instanceof StoreException) {
            log.warn("reference {}: the store failed: {}", reference, cause.toString());
        } else {
            log.error("reference {}: a failure that nothing foresees", reference, cause);
        }
        return new Refusal(
                "unavailable",
                null,
                "this cannot be done just now; send the same again with the same key, it happens once",
                reference);
    }

    /** A field is wrong. */
    public static Refusal invalid(String field, String message) {
        return new Refusal("invalid", field.isEmpty() ? null : field, message, null);
    }

    /** Too much at once. */
    public static Refusal busy(String message) {
        return new Refusal("busy", null, message, null);
    }

    /** The HTTP status of the code. */
    public int status() {
        return switch (code) {
            case "absent" -> 404;
            case "invalid" -> 400;
            case "conflict" -> 409;
            case "busy" -> 429;
            case "unauthenticated" -> 401;
            case "forbidden" -> 403;
            default -> 503;
        };
    }
}
