package dev.muster.server.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of RFC 6238 as every app makes them: SHA-1, six digits, 30 seconds. The code before and the one after are good
 * too, for clocks that differ; a code is good once, and none that is older than it.
 */
final class OneTimeCodes {
    static final int RECOVERY_CODES = 10;
    private static final long STEP_SECONDS = 30;
    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();

    private OneTimeCodes() {}

    static String code(String key, long step) {
        byte[] bytes = BaseEncoding.base32().decode(key);
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(bytes, "RAW"), Instant.ofEpochSecond(step * STEP_SECONDS), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a key that was made here", e);
        }
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The step whose code this is, near this time and after the given step. Looks at every one, whichever fits. */
    static OptionalLong stepOf(String code, String key, Instant at, long after) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(at) - 1; step <= step(at) + 1; step++) {
            boolean same = Secret.same(code(key, step), code);
            if (same && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** What is left of the factor once this code, of the app or of the paper, was used; empty when it is not good. */
    static Optional<SecondFactor> spend(SecondFactor factor, String typed, Instant at) {
        if (KeyRing.isSealed(factor.key())) {
            throw new IllegalStateException("a second factor is encrypted under key " + KeyRing.neededFor(factor.key())
                    + ", which does not open it here: see MUSTER_KEY_FILE");
        }
        String code = typed.strip().replace(" ", "");
        if (code.length() <= 8) {
            OptionalLong step = stepOf(code, factor.key(), at, factor.lastStep());
            return step.isPresent() ? Optional.of(factor.spentStep(step.getAsLong())) : Optional.empty();
        }
        String digest = Secret.recoveryDigest(code);
        boolean known = false;
        for (String one : factor.recovery()) {
            known |= Secret.same(one, digest);
        }
        return known ? Optional.of(factor.spentRecovery(digest)) : Optional.empty();
    }

    static List<String> freshRecovery() {
        return Stream.generate(Secret::recovery).limit(RECOVERY_CODES).toList();
    }

    /** What apps read: their own form of address, which the QR code holds. */
    static String uri(String key, String handle, String issuer) {
        String who = URLEncoder.encode(issuer, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + who + ":" + handle + "?secret=" + key + "&issuer=" + who;
    }
}
