package dev.muster.storage;

import dev.muster.journal.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The digests of the parts of a content, as a file: its size in 8 bytes, 32 bytes for each part, and 32 bytes of
 * digest over all that.
 */
final class PartSums {
    private final long size;
    private final byte[] sums;

    private PartSums(long size, byte[] sums) {
        this.size = size;
        this.sums = sums;
    }

    static PartSums read(ContentId id, Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int body = all.length - Digest.LENGTH;
        boolean sound = body >= Long.BYTES
                && PartWriter.digest(Arrays.copyOf(all, body))
                        .equals(new Digest(Arrays.copyOfRange(all, body, all.length)));
        if (!sound) {
            throw new DamagedContent(file + " with the digests of content " + id + " is damaged");
        }
        return new PartSums(ByteBuffer.wrap(all).getLong(), Arrays.copyOfRange(all, Long.BYTES, body));
    }

    long size() {
        return size;
    }

    Digest sum(int number) {
        int at = number * Digest.LENGTH;
        return new Digest(Arrays.copyOfRange(sums, at, at + Digest.LENGTH));
    }

    /** Gathers them while content comes in. */
    static final class Builder {
        private final ByteArrayOutputStream sums = new ByteArrayOutputStream();

        void add(Digest sum) {
            sums.writeBytes(sum.bytes());
        }

        byte[] bytes(long size) {
            byte[] body = ByteBuffer.allocate(Long.BYTES + sums.size())
                    .putLong(size)
                    .put(sums.toByteArray())
                    .array();
            return ByteBuffer.allocate(body.length + Digest.LENGTH)
                    .put(body)
                    .put(PartWriter.digest(body).bytes())
                    .array();
        }
    }
}
