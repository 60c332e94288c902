package dev.muster.web;

import java.util.function.LongSupplier;

/** Whether a file goes up or down fast enough: someone who takes a byte a second holds a place for ever. */
final class Pace {
    private final FileTransfers settings;
    private final LongSupplier nanos;
    private final long begun;

    Pace(FileTransfers settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /**
     * Looks at what has come so far.
     *
     * @throws Failed when that is too little for the time it took
     */
    void check(long bytes) {
        if (isTooSlow(bytes)) {
            throw Failed.of(408, "this upload is too slow; send the same again with the same key");
        }
    }

    /** Whether so much is too little for the time that it took. */
    boolean isTooSlow(long bytes) {
        long took = nanos.getAsLong() - begun;
        return took >= settings.patience().toNanos() && bytes < took / 1e9 * settings.bytesPerSecond();
    }
}
