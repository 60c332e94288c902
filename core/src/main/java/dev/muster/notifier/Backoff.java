package dev.muster.notifier;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;

/**
 * How long a notifier waits before it tries again: 15 seconds, then each time twice as long, an hour at most, and up to a
 * quarter more or less, so that what failed together does not come back together. How much more or less is told by the
 * delivery and the attempt, so that every node says the same.
 */
final class Backoff {
    /** How often one notifier tries. */
    static final int MOST = 10;

    private static final long FIRST = 15_000;
    private static final long LONGEST = 3_600_000;

    private Backoff() {}

    /** The time between an attempt, from 1, and the next. */
    static Duration after(String delivery, int attempt) {
        long plain = Math.min(LONGEST, FIRST << Math.min(20, attempt - 1));
        CRC32 crc = new CRC32();
        crc.update((delivery + "/" + attempt).getBytes(StandardCharsets.UTF_8));
        long part = crc.getValue() % 501;
        return Duration.ofMillis(plain * (750 + part) / 1_000);
    }
}
