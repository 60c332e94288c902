package dev.muster.web;

import java.util.function.LongSupplier;

/** Whether an upload is fast enough: someone who sends a byte a second holds up a thread and a place for ever. */
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
        long took = nanos.getAsLong() - begun;
        if (took < settings.patience().toNanos()) {
            return;
        }
        double expected = took / 1e9 * settings.bytesPerSecond();
        if (bytes < expected) {
            throw Failed.of(408, "this upload is too slow; send the same again with the same key");
        }
    }
}
