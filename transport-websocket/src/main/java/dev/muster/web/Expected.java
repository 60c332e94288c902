package dev.muster.web;

import dev.muster.storage.ContentId;
import dev.muster.websocket.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The digest that a sender says the file has: {@code Content-Digest: sha-256=:base64:} (RFC 9530), or
 * {@code X-Content-SHA256} in hexadecimal digits.
 *
 * @param sha256 64 hexadecimal digits; null when nothing is said
 */
record Expected(@Nullable String sha256) {
    private static final Pattern DIGEST = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?:,|$)");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    static Expected of(HttpServletRequest request) {
        String hex = request.getHeader("X-Content-SHA256");
        if (hex != null) {
            String plain = hex.strip().toLowerCase(Locale.ROOT);
            if (!HEX.matcher(plain).matches()) {
                throw wrong("X-Content-SHA256 has 64 hexadecimal digits");
            }
            return new Expected(plain);
        }
        String header = request.getHeader("Content-Digest");
        if (header == null) {
            return new Expected(null);
        }
        Matcher digest = DIGEST.matcher(header);
        return new Expected(
                digest.find() ? HexFormat.of().formatHex(Base64.getDecoder().decode(digest.group(1))) : null);
    }

    /**
     * Compares it with what came.
     *
     * @throws Failed when that is something else
     */
    void check(ContentId content) {
        if (sha256 != null && !sha256.equals(content.digest().toString())) {
            throw wrong("what came is not what its digest says; send the same again with the same key");
        }
    }

    private static Failed wrong(String message) {
        return new Failed(400, Refusal.invalid("digest", message));
    }
}
