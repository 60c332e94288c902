package dev.muster.storage;

import dev.muster.journal.Digest;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Content that is kept in the parts that {@link PartWriter} cuts. Every part is checked against its own digest before
 * the first byte of it is handed out; a read from the beginning to the end is also checked against the digest of the
 * whole, before the last part is.
 */
public final class PartedContent implements FileStore.Content {
    private final ContentId id;
    private final long size;
    private final Parts parts;

    /**
     * A part as it is kept.
     *
     * @param bytes what is there
     * @param sum the digest that was noted when it was written
     */
    public record Part(byte[] bytes, Digest sum) {}

    /** Gets parts from where they are kept. */
    @FunctionalInterface
    public interface Parts {
        /** The part of this number; null when it is not there. */
        @Nullable
        Part part(int number);
    }

    /** Content of a size, in parts. */
    public PartedContent(ContentId id, long size, Parts parts) {
        this.id = id;
        this.size = size;
        this.parts = parts;
    }

    @Override
    public ContentId id() {
        return id;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream read(long from, long length) {
        if (from < 0 || length < 0 || from > size - length) {
            throw new IndexOutOfBoundsException(length + " bytes from " + from + " on, of " + size);
        }
        return new Checked(from, length);
    }

    private byte[] checked(int number) {
        Part part = parts.part(number);
        int expected = (int) Math.min(FileStore.PART, size - (long) number * FileStore.PART);
        if (part == null) {
            throw new DamagedContent("part " + number + " of content " + id + " is missing");
        }
        if (part.bytes().length != expected) {
            throw new DamagedContent(
                    "part " + number + " of content " + id + " has " + part.bytes().length + " bytes, not " + expected);
        }
        if (!PartWriter.digest(part.bytes()).equals(part.sum())) {
            throw new DamagedContent("part " + number + " of content " + id + " is not what was stored");
        }
        return part.bytes();
    }

    private final class Checked extends InputStream {
        private final @Nullable MessageDigest whole;
        private long at;
        private long left;
        private byte[] part = new byte[0];
        private int partAt;

        Checked(long from, long length) {
            this.at = from;
            this.left = length;
            this.whole = length == size ? PartWriter.sha256() : null;
            if (size == 0) {
                complete();
            }
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, to.length);
            if (length == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            if (partAt == part.length) {
                load();
            }
            int now = (int) Math.min(Math.min(length, part.length - partAt), left);
            System.arraycopy(part, partAt, to, offset, now);
            partAt += now;
            at += now;
            left -= now;
            return now;
        }

        private void load() {
            part = checked((int) (at / FileStore.PART));
            partAt = (int) (at % FileStore.PART);
            if (whole != null) {
                whole.update(part);
                if (left <= part.length) {
                    complete();
                }
            }
        }

        private void complete() {
            if (whole != null && !new Digest(whole.digest()).equals(id.digest())) {
                throw new DamagedContent("content " + id + " is not what its digest says");
            }
        }
    }
}
