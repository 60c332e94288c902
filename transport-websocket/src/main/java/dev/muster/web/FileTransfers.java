package dev.muster.web;

import java.time.Duration;

/**
 * How much of files goes through a servlet at once, and how slowly. Whoever sends or reads slowly holds a place and no
 * thread.
 *
 * @param uploads how many uploads at once, from everybody
 * @param perPerson how many at once from one person
 * @param downloads how many downloads at once, to everybody
 * @param downloadsPerPerson how many at once to one person
 * @param bytesPerSecond how fast a file has to go up or down on average, once its patience is over
 * @param patience how long one may be slower than that
 * @param thumbnails how many pictures are made smaller at once
 * @param pixels how many pixels a picture has at most of which a thumbnail is made
 */
public record FileTransfers(
        int uploads,
        int perPerson,
        int downloads,
        int downloadsPerPerson,
        long bytesPerSecond,
        Duration patience,
        int thumbnails,
        long pixels) {
    /**
     * 32 uploads, 4 of a person; 256 downloads, 32 of a person; at 4 kB a second after 20 s; 2 thumbnails of at most 50
     * million pixels.
     */
    public static final FileTransfers STANDARD =
            new FileTransfers(32, 4, 256, 32, 4_000, Duration.ofSeconds(20), 2, 50_000_000L);

    /** Checks the bounds. */
    public FileTransfers {
        if (uploads < 1 || perPerson < 1 || downloads < 1 || downloadsPerPerson < 1) {
            throw new IllegalArgumentException("at least one upload and one download at once, also of one person");
        }
        if (bytesPerSecond < 0 || thumbnails < 1 || pixels < 1) {
            throw new IllegalArgumentException("no rate below zero, and at least one thumbnail of one pixel");
        }
    }
}
