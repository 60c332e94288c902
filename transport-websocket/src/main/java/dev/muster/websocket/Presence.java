package dev.muster.websocket;

import dev.muster.access.PersonId;
import dev.muster.journal.JournalId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Who is here: the people with a live subscription to a journal, on this node or, as far as it is heard of, on another.
 * Never stored. A newcomer is told who is there, the others are told of the newcomer; the same person's second
 * connection is no news. Told are only connections that are subscribed to the journal: what another node says of a
 * journal that nobody here reads is told to nobody.
 */
final class Presence implements Here.Node {
    private final Map<JournalId, Set<Connection>> here = new HashMap<>();
    private final Peers peers;

    /**
     * @param self an id of this node that no other has or had
     * @param nanos what time it is, from any beginning
     * @param send tells the other nodes
     */
    Presence(String self, LongSupplier nanos, Consumer<String> send) {
        peers = new Peers(self, nanos, send, this);
    }

    /** The other nodes. */
    Peers peers() {
        return peers;
    }

    void enter(JournalId journal, Connection newcomer) {
        List<Connection> others;
        synchronized (this) {
            Set<Connection> all = here.computeIfAbsent(journal, j -> new HashSet<>());
            if (!all.add(newcomer)) {
                return;
            }
            others = all.stream().filter(c -> c != newcomer).toList();
        }
        Here one = new Here(journal, newcomer.person());
        peers.touched(one);
        Set<PersonId> people = peers.in(journal);
        others.forEach(c -> people.add(c.person()));
        boolean news = people.add(newcomer.person());
        people.forEach(p -> newcomer.hint(Frames.presence(journal, p, true)));
        if (news) {
            tell(others, Frames.presence(journal, newcomer.person(), true));
        }
    }

    void leave(JournalId journal, Connection leaver) {
        List<Connection> others;
        synchronized (this) {
            Set<Connection> all = here.get(journal);
            if (all == null || !all.remove(leaver)) {
                return;
            }
            if (all.isEmpty()) {
                here.remove(journal);
            }
            others = List.copyOf(all);
        }
        Here one = new Here(journal, leaver.person());
        if (among(others, one)) {
            return;
        }
        peers.touched(one);
        if (!peers.has(one)) {
            tell(others, Frames.presence(journal, leaver.person(), false));
        }
    }

    @Override
    public synchronized Collection<Here> everybody() {
        Set<Here> all = new HashSet<>();
        here.forEach((journal, connections) -> connections.forEach(c -> all.add(new Here(journal, c.person()))));
        return all;
    }

    @Override
    public boolean has(Here one) {
        return among(connections(one.journal()), one);
    }

    /** Whoever is connected here as well was here all the time. */
    @Override
    public void changed(Here one) {
        List<Connection> connections = connections(one.journal());
        if (!among(connections, one)) {
            tell(connections, Frames.presence(one.journal(), one.person(), peers.has(one)));
        }
    }

    private synchronized List<Connection> connections(JournalId journal) {
        return List.copyOf(here.getOrDefault(journal, Set.of()));
    }

    private static boolean among(List<Connection> connections, Here one) {
        return connections.stream().anyMatch(c -> c.person().equals(one.person()));
    }

    private static void tell(List<Connection> connections, String frame) {
        connections.forEach(c -> c.hint(frame));
    }
}
