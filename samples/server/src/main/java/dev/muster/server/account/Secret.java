package dev.muster.server.account;

import com.google.common.base.Splitter;
import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Where everything comes from that nobody may guess, and how it is compared. Of what people and programs come in with,
 * only digests are kept, and they are looked up by them.
 */
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private Secret() {}

    /** 256 random bits, for cookies, tokens and links. */
    public static String fresh() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    /** A first password for people to type: four groups of four, 79 bits, no letter that looks like another. */
    public static String readable() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    /** A recovery code: seven groups of four, 140 bits. */
    static String recovery() {
        String letters = BaseEncoding.base32().encode(random(20)).toLowerCase(Locale.ROOT);
        return String.join("-", Splitter.fixedLength(4).split(letters.substring(0, 28)));
    }

    /** The digest of a recovery code, however its groups were typed. */
    static String recoveryDigest(String typed) {
        return digest(typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", ""));
    }

    /** A key of 160 bits from which codes are made, in Base32. */
    static String key() {
        return BaseEncoding.base32().encode(random(20));
    }

    static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    /** SHA-256 in hexadecimal. */
    public static String digest(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether the two are the same; takes as long wherever they differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
