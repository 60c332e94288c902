package dev.muster.web;

import java.time.Duration;

/**
 * How much of files goes through a servlet at once, and how slowly.
 *
 * @param uploads how many uploads at once, from everybody
 * @param perPerson how many at once from one person
 * @param bytesPerSecond how fast an upload has to be on average, once its patience is over
 * @param patience how long an upload may be slower than that
 * @param thumbnails how many pictures are made smaller at once
 * @param pixels how many pixels a picture has at most of which a thumbnail is made
 */
public record FileTransfers(
        int uploads, int perPerson, long bytesPerSecond, Duration patience, int thumbnails, long pixels) {
    /** 32 uploads, 4 of a person, at 4 kB a second after 20 s; 2 thumbnails of at most 50 million pixels. */
    public static final FileTransfers STANDARD =
            new FileTransfers(32, 4, 4_000, Duration.ofSeconds(20), 2, 50_000_000L);

    /** Checks the bounds. */
    public FileTransfers {
        if (uploads < 1 || perPerson < 1 || bytesPerSecond < 0 || thumbnails < 1 || pixels < 1) {
            throw new IllegalArgumentException("at least one upload, one of a person, and one thumbnail at once");
        }
    }
}
