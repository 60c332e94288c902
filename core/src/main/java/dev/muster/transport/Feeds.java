package dev.muster.transport;

import dev.muster.access.Caller;

/** Where transports get their feeds from. Safe for use by several threads. */
@FunctionalInterface
public interface Feeds {
    /**
     * Opens a feed for one connection of one authenticated caller.
     *
     * @param caller who the connection belongs to; what the host's authentication says, never the client
     * @param outlet where the news goes
     */
    Feed open(Caller caller, Outlet outlet);
}
