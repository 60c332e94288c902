package dev.muster.websocket;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How many frames are worked on at once: one less than there are processors. When more comes than can be done, reading
 * and refusing it must not leave those without a processor who commit what was accepted. Who has waited long enough goes on
 * without a turn, so that something that hangs holds up nobody.
 */
final class Turns {
    private static final long LONGEST_MILLIS = 100;
    private static final long FINE_NANOS = 10_000;
    private final Semaphore free =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

    /** A turn, or what stands for one. Ended by the thread that took it; ending it again does nothing. */
    final class Turn implements AutoCloseable {
        private boolean held;

        private Turn(boolean held) {
            this.held = held;
        }

        /** Ends it before its time. */
        void end() {
            if (held) {
                held = false;
                free.release();
            }
        }

        @Override
        public void close() {
            end();
        }
    }

    /**
     * What somebody was refused costs them a moment of the turn that they have: nothing is done in it, so that the
     * processor is with those who commit, however fast others send what will be refused.
     */
    static void fine() {
        LockSupport.parkNanos(FINE_NANOS);
    }

    Turn take() {
        try {
            return new Turn(free.tryAcquire(LONGEST_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Turn(false);
        }
    }
}
