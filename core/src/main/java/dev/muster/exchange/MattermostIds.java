package dev.muster.exchange;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Ids as Mattermost's look, 26 letters and digits, made of what is counted and of nothing else. */
final class MattermostIds {
    private static final int LENGTH = 26;
    private static final int BASE = 32;

    private MattermostIds() {}

    static String field(int index) {
        return of("field " + index);
    }

    static String option(int field, int index) {
        return of("option " + field + " " + index);
    }

    static String condition(int index) {
        return of("condition " + index);
    }

    /** Of a field that there never is. */
    static String noField() {
        return of("no field");
    }

    private static String of(String what) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest)
                    .setBit(digest.length * Byte.SIZE)
                    .toString(BASE)
                    .substring(1, 1 + LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
