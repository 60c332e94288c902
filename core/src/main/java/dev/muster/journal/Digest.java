package dev.muster.journal;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * 32 bytes of SHA-256.
 *
 * @param bytes the 32 bytes; treated as immutable
 */
public record Digest(byte[] bytes) {
    /** How many bytes a digest has. */
    public static final int LENGTH = 32;

    /** What stands before the first entry of every journal: 32 zero bytes. */
    public static final Digest ZERO = new Digest(new byte[LENGTH]);

    /** Checks the length. */
    public Digest {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a digest has 32 bytes, not " + bytes.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
