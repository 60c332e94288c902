package dev.muster.websocket;

import dev.muster.access.PersonId;
import dev.muster.journal.JournalId;
import dev.muster.websocket.PeerMessage.Sort;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is connected to other nodes, and telling them who is connected to this one. Nothing of it is stored.
 *
 * <p>A node numbers what it tells. Whoever misses a number, or hears of a node for the first time, asks it to list
 * everything; a node says every {@link #BEAT} that it lives, so that a loss is noticed by then. Who was not heard for
 * {@link #PATIENCE} is gone, and everybody who was connected to it. A node that hears of no other tells no changes.
 *
 * <p>{@link #touched} and {@link #heard} take down what there is to do; {@link #turn}, which one thread calls several
 * times a second, does it. So nothing is sent while anything is locked, and what is sent is in order.
 */
final class Peers {
    /** How often a node says that it lives. */
    static final Duration BEAT = Duration.ofSeconds(5);

    /** How long a node that says nothing is believed to live. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How often there is a turn. */
    static final Duration TURN = Duration.ofMillis(200);

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 10_000;
    private static final Logger log = LoggerFactory.getLogger(Peers.class);
    private final String self;
    private final LongSupplier nanos;
    private final Consumer<String> send;
    private final Here.Node here;
    private final Queue<String> arrived = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Map<String, Peer> peers = new HashMap<>();
    private final Set<Here> touched = new LinkedHashSet<>();

    /** Nodes that are to list everything. */
    private final Set<String> unclear = new HashSet<>();

    private boolean wanted = true;
    private boolean begun;
    private long number;
    private long beaten;
    private long listed;
    private long asked;

    /**
     * @param self an id that no other node has or had
     * @param nanos what time it is, from any beginning
     * @param send tells all nodes, or as many as hear it
     * @param here this node
     */
    Peers(String self, LongSupplier nanos, Consumer<String> send, Here.Node here) {
        this.self = self;
        this.nanos = nanos;
        this.send = send;
        this.here = here;
        long now = nanos.getAsLong();
        beaten = now - BEAT.toNanos();
        listed = now - BETWEEN.toNanos();
        asked = listed;
    }

    /** Somebody came to this node, or left it. */
    synchronized void touched(Here one) {
        if (!peers.isEmpty()) {
            touched.add(one);
        }
    }

    /** Whether another node has them. */
    synchronized boolean has(Here one) {
        return peers.values().stream().anyMatch(p -> p.has(one));
    }

    /** Who other nodes have there. */
    synchronized Set<PersonId> in(JournalId journal) {
        Set<PersonId> people = new HashSet<>();
        peers.values().forEach(p -> people.addAll(p.in(journal)));
        return people;
    }

    /** How many other nodes are heard. */
    synchronized int count() {
        return peers.size();
    }

    /** A message of any node, also of this one. What comes faster than it is taken is lost, and asked for again. */
    void heard(String message) {
        if (PeerMessage.isOne(message) && !arrived.offer(message)) {
            log.debug("a message of another node is left out: too many wait");
        }
    }

    /** Takes in what was heard, forgets who is silent, and tells what there is to tell. */
    void turn() {
        Set<Here> news = new LinkedHashSet<>();
        for (String message = arrived.poll(); message != null; message = arrived.poll()) {
            take(message, news);
        }
        long now = nanos.getAsLong();
        forgetSilent(now, news);
        news.forEach(here::changed);
        tellChanges();
        tellAll(now);
        askAndBeat(now);
    }

    private synchronized void take(String text, Set<Here> news) {
        try {
            PeerMessage message = PeerMessage.read(text);
            if (message.node().equals(self)) {
                return;
            }
            if (message.sort() == Sort.BYE) {
                forget(message.node(), news);
                return;
            }
            Peer peer = peers.computeIfAbsent(message.node(), n -> met());
            peer.heard(nanos.getAsLong());
            take(peer, message, news);
            if (peer.known()) {
                unclear.remove(message.node());
            } else {
                unclear.add(message.node());
            }
        } catch (IllegalArgumentException e) {
            log.warn("another node tells what this one does not understand: {}", e.getMessage());
        }
    }

    /** Who was not known may have heard a listing of before, and was not told what has changed since. */
    private Peer met() {
        wanted = true;
        return new Peer();
    }

    private void take(Peer peer, PeerMessage message, Set<Here> news) {
        switch (message.sort()) {
            case CHANGES -> {
                peer.follow(message.number());
                message.lines().forEach(line -> change(peer, line, news));
            }
            case LISTING -> peer.listing(message.number());
            case LISTED -> {
                peer.follow(message.number());
                peer.listed().forEach(one -> remove(peer, one, news));
            }
            case BEAT -> peer.reached(message.number());
            case ASK -> wanted |= message.lines().isEmpty() || message.lines().contains(self);
            case BYE -> throw new IllegalStateException("a node that says so is forgotten, not listened to");
        }
    }

    private void change(Peer peer, String line, Set<Here> news) {
        if (!line.startsWith("+") && !line.startsWith("-")) {
            throw new IllegalArgumentException("a change begins with a sign");
        }
        Here one = Here.read(line.substring(1));
        if (line.startsWith("-")) {
            remove(peer, one, news);
        } else if (peer.add(one)) {
            news.add(one);
        }
    }

    private static void remove(Peer peer, Here one, Set<Here> news) {
        if (peer.remove(one)) {
            news.add(one);
        }
    }

    private void forget(String node, Set<Here> news) {
        unclear.remove(node);
        Peer gone = peers.remove(node);
        if (gone != null) {
            news.addAll(gone.everybody());
        }
    }

    private synchronized void forgetSilent(long now, Set<Here> news) {
        peers.entrySet().stream()
                .filter(p -> p.getValue().silent(now, PATIENCE.toNanos()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(node -> forget(node, news));
    }

    private void tellChanges() {
        List<Here> all;
        synchronized (this) {
            all = List.copyOf(touched);
            touched.clear();
        }
        changes(all.stream()
                .map(one -> (here.has(one) ? "+" : "-") + one.line())
                .toList());
    }

    private void changes(List<String> lines) {
        PeerMessage.parts(lines).forEach(part -> tell(new PeerMessage(self, ++number, Sort.CHANGES, part)));
    }

    /** What changes meanwhile is told behind it, once more where the listing has it already. */
    private void tellAll(long now) {
        synchronized (this) {
            if (!wanted || now - listed < BETWEEN.toNanos()) {
                return;
            }
            wanted = false;
            listed = now;
        }
        Collection<Here> all = here.everybody();
        tell(PeerMessage.of(self, ++number, Sort.LISTING));
        changes(all.stream().map(one -> "+" + one.line()).toList());
        tell(PeerMessage.of(self, ++number, Sort.LISTED));
    }

    private void askAndBeat(long now) {
        List<String> whom;
        synchronized (this) {
            whom = List.copyOf(unclear);
        }
        if (!begun || (!whom.isEmpty() && now - asked >= BETWEEN.toNanos())) {
            tell(new PeerMessage(self, number, Sort.ASK, begun ? whom : List.of()));
            begun = true;
            asked = now;
        }
        if (now - beaten >= BEAT.toNanos()) {
            tell(PeerMessage.of(self, number, Sort.BEAT));
            beaten = now;
        }
    }

    /** This node is being stopped: nobody is here any more. Behind the last turn. */
    void bye() {
        tell(PeerMessage.of(self, number, Sort.BYE));
    }

    private void tell(PeerMessage message) {
        send.accept(message.text());
    }
}
