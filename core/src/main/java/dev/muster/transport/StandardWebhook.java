package dev.muster.transport;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How requests to other systems are signed, so that these know who sent them and count them by their id.
 *
 * @see <a href="https://www.standardwebhooks.com/">Standard Webhooks</a>
 */
public final class StandardWebhook {
    private StandardWebhook() {}

    /**
     * The signature of a delivery: {@code v1,} and the HMAC-SHA-256 of its id, its time and its body with dots between them.
     *
     * @param secret text whose UTF-8 bytes are the key
     * @param delivery its id
     * @param timestamp when it is signed, in seconds of Unix time
     * @param body what is sent
     */
    public static String sign(String secret, String delivery, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            byte[] signed = (delivery + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs so", e);
        }
    }

    /** The headers of a delivery of JSON that is signed already. */
    public static Map<String, String> headers(String delivery, long timestamp, String signature) {
        return Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                delivery,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                signature);
    }

    /** The headers of a delivery of JSON, signed now. */
    public static Map<String, String> headers(String secret, String delivery, Instant now, String body) {
        return headers(delivery, now.getEpochSecond(), sign(secret, delivery, now.getEpochSecond(), body));
    }
}
