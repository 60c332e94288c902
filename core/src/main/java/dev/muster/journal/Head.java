package dev.muster.journal;

import java.time.Instant;

/**
 * The end of a journal: what the next entry builds on.
 *
 * @param sequence the number of the last entry; 0 when there is none
 * @param hash its hash
 * @param time its time; {@link Instant#EPOCH} when there is none
 * @param messages how many messages the journal holds
 */
public record Head(long sequence, Digest hash, Instant time, long messages) {
    /** The end of a journal that nothing was written into. */
    public static final Head EMPTY = new Head(0, Digest.ZERO, Instant.EPOCH, 0);

    /** The end after an entry was appended. */
    public static Head of(Entry last) {
        return new Head(last.sequence(), last.hash(), last.time(), last.index().messages());
    }
}
