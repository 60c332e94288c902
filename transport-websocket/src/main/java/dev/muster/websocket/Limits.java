package dev.muster.websocket;

import java.time.Duration;

/** How much one connection, one person and one node may take. Immutable; each method gives a changed copy. */
public final class Limits {
    /** What is used unless something else is set. */
    public static final Limits STANDARD = new Limits();

    private int frame = 64 * 1024;
    private int inFlight = 64;
    private int queued = 1024 * 1024;
    private long queuedInAll = Runtime.getRuntime().maxMemory() / 8;
    private Duration stall = Duration.ofSeconds(15);
    private Duration heartbeat = Duration.ofSeconds(20);
    private int perPerson = 50;
    private int connections = 20_000;
    private int requests = 200;

    private Limits() {}

    private Limits(Limits other) {
        frame = other.frame;
        inFlight = other.inFlight;
        queued = other.queued;
        queuedInAll = other.queuedInAll;
        stall = other.stall;
        heartbeat = other.heartbeat;
        perPerson = other.perPerson;
        connections = other.connections;
        requests = other.requests;
    }

    /** The longest incoming frame in bytes; 64 kB unless set. A longer one closes the connection with 1009. */
    public Limits frame(int bytes) {
        Limits changed = new Limits(this);
        changed.frame = bytes;
        return changed;
    }

    /** How many commands of one connection may wait for their answer; 64 unless set. More are refused as busy. */
    public Limits inFlight(int commands) {
        Limits changed = new Limits(this);
        changed.inFlight = commands;
        return changed;
    }

    /** How much may wait to be sent to one connection, in characters; 1 MB unless set. The rest waits in the store. */
    public Limits queued(int characters) {
        Limits changed = new Limits(this);
        changed.queued = characters;
        return changed;
    }

    /**
     * How much may wait on all connections of this node together, in characters; an eighth of the largest heap unless
     * set. Above that a connection on which something waits already gets hardly any more, until it reads.
     */
    public Limits queuedInAll(long characters) {
        Limits changed = new Limits(this);
        changed.queuedInAll = characters;
        return changed;
    }

    /** How long a connection may not read what waits for it before it is closed with 1013; 15 s unless set. */
    public Limits stall(Duration patience) {
        Limits changed = new Limits(this);
        changed.stall = patience;
        return changed;
    }

    /** How often a connection is pinged; 20 s unless set. Silent for three times as long, it is closed. */
    public Limits heartbeat(Duration period) {
        Limits changed = new Limits(this);
        changed.heartbeat = period;
        return changed;
    }

    /** How many connections one person may have on this node; 50 unless set. */
    public Limits perPerson(int most) {
        Limits changed = new Limits(this);
        changed.perPerson = most;
        return changed;
    }

    /** How many connections this node takes; 20,000 unless set. */
    public Limits connections(int most) {
        Limits changed = new Limits(this);
        changed.connections = most;
        return changed;
    }

    /**
     * How many commands and questions a second one person may send to this node, over HTTP and sockets together; 200
     * unless set, and five seconds' worth at once. A search or a report counts for 20. More are refused as busy.
     * One connection asks and subscribes half as much.
     */
    public Limits requests(int perSecond) {
        Limits changed = new Limits(this);
        changed.requests = perSecond;
        return changed;
    }

    int frame() {
        return frame;
    }

    int inFlight() {
        return inFlight;
    }

    int queued() {
        return queued;
    }

    long queuedInAll() {
        return queuedInAll;
    }

    Duration stall() {
        return stall;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    int perPerson() {
        return perPerson;
    }

    int connections() {
        return connections;
    }

    int requests() {
        return requests;
    }

    /** What one connection asks and subscribes. */
    Bucket questions() {
        int perSecond = Math.max(1, requests / 2);
        return new Bucket(perSecond, Rates.BURST_SECONDS * perSecond);
    }
}
