package dev.muster.engine;

import java.time.Duration;

/**
 * What can be set of an engine.
 *
 * @param node this node's name, for its access journal
 * @param snapshotLifetime how long a node believes what the directory said, and the longest that it serves
 *     anything without reaching the database
 * @param lease how long due work is a node's own; what is decided here at most as long as {@link Engine} says
 * @param poll how often the store is asked for what no signal told of
 * @param batch how many commands one transaction takes at most
 * @param queue how many commands wait for one lane at most; more are refused
 * @param errands how many errands this node runs at once
 * @param runsDueWork false for a node that leaves due work to others
 */
public record Settings(
        String node,
        Duration snapshotLifetime,
        Duration lease,
        Duration poll,
        int batch,
        int queue,
        int errands,
        boolean runsDueWork) {
    /** What is used unless something else is set. */
    public static final Settings STANDARD = new Settings(
            "main", Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMillis(500), 256, 10_000, 8, true);

    /** The same with another name. */
    public Settings withNode(String name) {
        return new Settings(name, snapshotLifetime, lease, poll, batch, queue, errands, runsDueWork);
    }

    /** The same with another lifetime of snapshots. */
    public Settings withSnapshotLifetime(Duration lifetime) {
        return new Settings(node, lifetime, lease, poll, batch, queue, errands, runsDueWork);
    }

    /** The same with another lease. */
    public Settings withLease(Duration newLease) {
        return new Settings(node, snapshotLifetime, newLease, poll, batch, queue, errands, runsDueWork);
    }

    /** The same, running due work or not. */
    public Settings withRunsDueWork(boolean runs) {
        return new Settings(node, snapshotLifetime, lease, poll, batch, queue, errands, runs);
    }

    /** The same with another number of errands at once. */
    public Settings withErrands(int atOnce) {
        return new Settings(node, snapshotLifetime, lease, poll, batch, queue, atOnce, runsDueWork);
    }
}
