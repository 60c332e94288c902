package dev.muster.storage;

import dev.muster.journal.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Cuts a stream of bytes into parts of {@link FileStore#PART} bytes, the last one shorter, and digests each part and
 * the whole on the way. Content of no bytes has no parts. Used by one thread.
 */
public final class PartWriter {
    private final Sink sink;
    private final MessageDigest whole = sha256();
    private final byte[] part = new byte[FileStore.PART];
    private int filled;
    private int number;
    private long size;

    /** Takes the parts in their order, from number 0 on. */
    @FunctionalInterface
    public interface Sink {
        /** Takes a part, whose array is the sink's own from now on. */
        void part(int number, byte[] bytes, Digest sum);
    }

    /** Writes parts into a sink. */
    public PartWriter(Sink sink) {
        this.sink = sink;
    }

    /** Takes further bytes. */
    public void write(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        whole.update(bytes, from, length);
        size += length;
        int at = from;
        int left = length;
        while (left > 0) {
            int now = Math.min(left, part.length - filled);
            System.arraycopy(bytes, at, part, filled, now);
            filled += now;
            at += now;
            left -= now;
            if (filled == part.length) {
                pass();
            }
        }
    }

    private void pass() {
        byte[] bytes = Arrays.copyOf(part, filled);
        sink.part(number++, bytes, digest(bytes));
        filled = 0;
    }

    /** How many bytes came. */
    public long size() {
        return size;
    }

    /** Passes on the last part; the digest of everything. */
    public Digest finish() {
        if (filled > 0) {
            pass();
        }
        return new Digest(whole.digest());
    }

    /** How many parts content of a size has. */
    public static int parts(long size) {
        return Math.toIntExact((size + FileStore.PART - 1) / FileStore.PART);
    }

    static Digest digest(byte[] bytes) {
        return new Digest(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
