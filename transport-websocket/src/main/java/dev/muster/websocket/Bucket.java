package dev.muster.websocket;

/** A rate: so many a second, and a burst of so many. Used by one thread at a time. */
final class Bucket {
    private final double perNano;
    private final double burst;
    private double tokens;
    private long at = System.nanoTime();

    Bucket(int perSecond, int burst) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.tokens = burst;
    }

    synchronized boolean take() {
        long now = System.nanoTime();
        tokens = Math.min(burst, tokens + (now - at) * perNano);
        at = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
