package dev.muster.file;

import dev.muster.file.SharedFile.Picture;
import java.util.Optional;

/**
 * How large the picture is that a file says to hold, as it is looked at: turned as its camera says ({@link Orientation}).
 * Read from its first bytes; nothing is decoded.
 */
public final class PictureSize {
    private PictureSize() {}

    /**
     * The size; empty when the type is no picture that is known here, or its size is not among these bytes.
     *
     * @param type as {@link FileTypes} found it
     * @param head the first bytes
     * @param length how many of them there are
     */
    public static Optional<Picture> of(String type, byte[] head, int length) {
        Bytes bytes = new Bytes(head, length);
        return switch (type) {
            case "image/png" -> bytes.has(24) ? size(bytes.big(16, 4), bytes.big(20, 4)) : Optional.empty();
            case "image/gif" -> bytes.has(10) ? size(bytes.little(6, 2), bytes.little(8, 2)) : Optional.empty();
            case "image/jpeg" -> jpeg(bytes);
            case "image/webp" -> webp(bytes);
            default -> Optional.empty();
        };
    }

    private static Optional<Picture> size(long width, long height) {
        return width < 1 || height < 1 || width > 1_000_000 || height > 1_000_000
                ? Optional.empty()
                : Optional.of(new Picture((int) width, (int) height));
    }

    /** Goes from segment to segment up to the frame, which has the size. */
    private static Optional<Picture> jpeg(Bytes bytes) {
        int at = 2;
        while (bytes.has(at + 9)) {
            int marker = (int) bytes.big(at, 2);
            if ((marker & 0xff00) != 0xff00) {
                return Optional.empty();
            }
            int kind = marker & 0xff;
            boolean frame = kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc;
            if (frame) {
                long height = bytes.big(at + 5, 2);
                long width = bytes.big(at + 7, 2);
                boolean turned = Orientation.turned(Orientation.of(bytes.head(), bytes.length()));
                return turned ? size(height, width) : size(width, height);
            }
            boolean bare = kind == 0xff || kind == 0x01 || (kind >= 0xd0 && kind <= 0xd8);
            at += bare ? (kind == 0xff ? 1 : 2) : 2 + (int) Math.max(2, bytes.big(at + 2, 2));
        }
        return Optional.empty();
    }

    private static Optional<Picture> webp(Bytes bytes) {
        if (!bytes.has(30)) {
            return Optional.empty();
        }
        return switch ((int) bytes.big(12, 4)) {
            case 0x56503820 -> size(bytes.little(26, 2) & 0x3fff, bytes.little(28, 2) & 0x3fff);
            case 0x5650384c -> size((bytes.little(21, 4) & 0x3fff) + 1, ((bytes.little(21, 4) >> 14) & 0x3fff) + 1);
            case 0x56503858 -> size(bytes.little(24, 3) + 1, bytes.little(27, 3) + 1);
            default -> Optional.empty();
        };
    }

    private record Bytes(byte[] head, int length) {
        boolean has(int count) {
            return count <= length;
        }

        long big(int at, int count) {
            long value = 0;
            for (int i = 0; i < count; i++) {
                value = (value << 8) | (head[at + i] & 0xff);
            }
            return value;
        }

        long little(int at, int count) {
            long value = 0;
            for (int i = count - 1; i >= 0; i--) {
                value = (value << 8) | (head[at + i] & 0xff);
            }
            return value;
        }
    }
}
