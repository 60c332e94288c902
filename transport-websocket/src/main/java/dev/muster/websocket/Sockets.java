package dev.muster.websocket;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import dev.muster.storage.Store;
import jakarta.websocket.CloseReason;
import jakarta.websocket.server.ServerEndpointConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All live connections of one node. Made by the host, given to the servlet, which answers {@code socket} below its
 * mount, or mounted by itself with {@link #endpoint}. Closed by the host before the {@link Muster} that it serves.
 */
public final class Sockets implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sockets.class);
    private final Muster muster;
    private final Gate gate;
    private final Limits limits;
    private final String node;
    private final String epoch;
    private final Waiting waiting;
    private final Turns turns = new Turns();
    private final Rates rates;
    private final Presence presence;
    private final Store.Subscription others;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Map<Person, Integer> perPerson = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticks;
    private final Moment moment;
    private final ExecutorService closing;

    private record Person(WorkspaceId workspace, PersonId id) {
        static Person of(Caller caller) {
            return new Person(caller.workspace(), caller.person());
        }
    }

    /** With the standard limits. */
    public Sockets(Muster muster, Gate gate) {
        this(muster, gate, Limits.STANDARD, "main");
    }

    /**
     * With limits.
     *
     * @param node this node's name, which clients are told
     */
    public Sockets(Muster muster, Gate gate, Limits limits, String node) {
        this.muster = muster;
        this.gate = gate;
        this.limits = limits;
        this.waiting = new Waiting(limits.queuedInAll());
        this.node = node;
        this.rates = new Rates(limits.requests(), System::nanoTime);
        this.epoch = muster.health().epoch();
        this.presence = new Presence(UUID.randomUUID().toString(), System::nanoTime, muster.broadcast()::send);
        this.others = muster.broadcast().listen(presence.peers()::heard);
        this.ticks = new ScheduledThreadPoolExecutor(1, Sockets::daemon);
        this.moment = new Moment(ticks);
        ThreadPoolExecutor closers =
                new ThreadPoolExecutor(4, 4, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Sockets::daemon);
        closers.allowCoreThreadTimeOut(true);
        this.closing = closers;
        var unused = ticks.scheduleWithFixedDelay(this::turn, 0, Peers.TURN.toMillis(), TimeUnit.MILLISECONDS);
        every(limits.heartbeat(), Connection::beat);
        every(limits.stall().dividedBy(4), c -> {
            if (c.stalled()) {
                c.beat();
            }
        });
    }

    private void turn() {
        try {
            presence.peers().turn();
        } catch (RuntimeException e) {
            log.error("telling other nodes who is here failed in a way that nothing foresees", e);
        }
    }

    private void every(Duration period, java.util.function.Consumer<Connection> work) {
        var unused = ticks.scheduleWithFixedDelay(
                () -> open.forEach(c -> {
                    try {
                        work.accept(c);
                    } catch (RuntimeException e) {
                        c.close(CloseReason.CloseCodes.GOING_AWAY, "the connection is broken");
                    }
                }),
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "muster-socket");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What a host passes to {@code ServerContainer.addEndpoint} when it mounts the socket by itself.
     *
     * @param path where, such as {@code /muster/socket}
     */
    public ServerEndpointConfig endpoint(String path) {
        return MusterEndpoint.config(this, path);
    }

    /** The same for one handshake that the servlet let in already. */
    public ServerEndpointConfig endpoint(String path, Identity identity) {
        return MusterEndpoint.admitted(this, path, identity);
    }

    /** What is served. */
    public Muster muster() {
        return muster;
    }

    /** Who comes in. */
    public Gate gate() {
        return gate;
    }

    /** Figures by name, for metrics; no ids and no names. */
    public Map<String, Long> figures() {
        return Map.of(
                "socket_connections", (long) open.size(),
                "socket_people", (long) perPerson.size(),
                "socket_peers", (long) presence.peers().count(),
                "socket_characters_waiting", waiting.all());
    }

    /**
     * Whether there is room for one more connection of this caller; asked before the handshake is answered.
     *
     * @throws NotAdmitted when there is none
     */
    public void roomFor(Caller caller) {
        if (open.size() >= limits.connections()) {
            throw new NotAdmitted("busy", "this server has as many connections as it takes; try again later");
        }
        if (perPerson.getOrDefault(Person.of(caller), 0) >= limits.perPerson()) {
            throw new NotAdmitted("busy", "you have as many connections as one person may; close one");
        }
    }

    /**
     * Counts a command or a question of this caller, by whatever it came.
     *
     * @param what its name, or what else is asked for
     * @throws Rejection busy when this person asked too much of late
     */
    public void count(Caller caller, String what) {
        rates.count(caller, what);
    }

    /** Takes a connection in, or closes it. */
    void join(Connection connection, Caller caller) {
        int mine = perPerson.merge(Person.of(caller), 1, Integer::sum);
        open.add(connection);
        if (mine > limits.perPerson() || open.size() > limits.connections()) {
            connection.close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "too many connections");
            return;
        }
        try {
            connection.open();
        } catch (Rejection gone) {
            connection.dismissed("sign in again");
        } catch (RuntimeException e) {
            connection.close(
                    CloseReason.CloseCodes.TRY_AGAIN_LATER, Refusal.of(e).message());
        }
    }

    void left(Connection connection, Caller caller) {
        if (open.remove(connection)) {
            perPerson.computeIfPresent(Person.of(caller), (p, n) -> n == 1 ? null : n - 1);
            connection.closed();
        }
    }

    /** Runs what may have to wait for a slow peer. */
    void aside(Runnable work) {
        try {
            closing.execute(work);
        } catch (RejectedExecutionException e) {
            log.trace("the node is being stopped, and the connection with it");
        }
    }

    Turns turns() {
        return turns;
    }

    Moment moment() {
        return moment;
    }

    Waiting waiting() {
        return waiting;
    }

    Limits limits() {
        return limits;
    }

    String node() {
        return node;
    }

    String epoch() {
        return epoch;
    }

    Presence presence() {
        return presence;
    }

    /** Tells every client to reconnect at once, elsewhere. */
    @Override
    public void close() {
        others.close();
        ticks.shutdownNow();
        open.forEach(c -> c.close(CloseReason.CloseCodes.GOING_AWAY, "this node is being stopped; reconnect"));
        closing.shutdown();
        try {
            if (ticks.awaitTermination(2, TimeUnit.SECONDS)) {
                presence.peers().bye();
            }
            if (!closing.awaitTermination(2, TimeUnit.SECONDS)) {
                closing.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
