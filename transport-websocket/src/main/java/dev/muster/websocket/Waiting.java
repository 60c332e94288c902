package dev.muster.websocket;

import java.util.concurrent.atomic.AtomicLong;

/** What waits to be sent to all connections of a node together, in characters. Safe for use by several threads. */
final class Waiting {
    private final long most;
    private final AtomicLong all = new AtomicLong();

    /** @param most how much is no longer well */
    Waiting(long most) {
        this.most = most;
    }

    void add(long characters) {
        all.addAndGet(characters);
    }

    /** True when those that read have to be spared by those that do not. */
    boolean much() {
        return all.get() > most;
    }

    long all() {
        return all.get();
    }
}
