package dev.muster.file;

/**
 * How a picture is to be turned before it is looked at, as the camera says in EXIF. Of all that EXIF can hold, this reads
 * the one tag, from the first bytes of a JPEG; whatever is odd there counts as not said.
 *
 * <p>The values are those of EXIF: 1 is as it is, 2 mirrored, 3 upside down, 4 both, and 5 to 8 the same lying on a side.
 */
public final class Orientation {
    /** As it is. */
    public static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int MOST_ENTRIES = 1_000;
    private static final long EXIF = 0x45786966;

    private Orientation() {}

    /** True for those by which width and height change places. */
    public static boolean turned(int orientation) {
        return orientation >= 5;
    }

    /**
     * What a JPEG says; {@link #UPRIGHT} when it says nothing that is understood.
     *
     * @param head the first bytes
     * @param length how many of them there are
     */
    public static int of(byte[] head, int length) {
        int at = 2;
        while (at + 10 <= length && (head[at] & 0xff) == 0xff) {
            int kind = head[at + 1] & 0xff;
            boolean picture = kind == 0xda || kind == 0xd9;
            if (picture || kind < 0xc0 || (kind >= 0xd0 && kind <= 0xd7)) {
                return UPRIGHT;
            }
            int size = (int) number(head, at + 2, 2, true);
            int end = Math.min(length, at + 2 + size);
            if (kind == 0xe1 && number(head, at + 4, 4, true) == EXIF) {
                return directory(head, at + 10, end);
            }
            at += 2 + Math.max(2, size);
        }
        return UPRIGHT;
    }

    /** The first directory of the TIFF that EXIF is. */
    private static int directory(byte[] head, int tiff, int end) {
        if (tiff + 8 > end) {
            return UPRIGHT;
        }
        boolean big = head[tiff] == 'M';
        long place = tiff + number(head, tiff + 4, 4, big);
        if (place + 2 > end) {
            return UPRIGHT;
        }
        int entries = (int) Math.min(MOST_ENTRIES, number(head, (int) place, 2, big));
        for (int i = 0; i < entries; i++) {
            long entry = place + 2 + 12L * i;
            if (entry + 12 > end) {
                return UPRIGHT;
            }
            int at = (int) entry;
            if (number(head, at, 2, big) == TAG && number(head, at + 2, 2, big) == SHORT) {
                int value = (int) number(head, at + 8, 2, big);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static long number(byte[] head, int at, int count, boolean big) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (head[big ? at + i : at + count - 1 - i] & 0xff);
        }
        return value;
    }
}
