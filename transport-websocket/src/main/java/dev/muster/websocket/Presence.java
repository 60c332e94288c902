package dev.muster.websocket;

import dev.muster.access.PersonId;
import dev.muster.journal.JournalId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is here: the people with a live subscription to a journal on this node. Never stored. A newcomer is told who
 * is there, the others are told of the newcomer; the same person's second connection is no news.
 */
final class Presence {
    private final Map<JournalId, Set<Connection>> here = new HashMap<>();

    void enter(JournalId journal, Connection newcomer) {
        Set<PersonId> people = new HashSet<>();
        List<Connection> others;
        synchronized (this) {
            Set<Connection> all = here.computeIfAbsent(journal, j -> new HashSet<>());
            if (!all.add(newcomer)) {
                return;
            }
            others = all.stream().filter(c -> c != newcomer).toList();
        }
        others.forEach(c -> people.add(c.person()));
        boolean news = !people.contains(newcomer.person());
        people.add(newcomer.person());
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
        if (others.stream().noneMatch(c -> c.person().equals(leaver.person()))) {
            tell(others, Frames.presence(journal, leaver.person(), false));
        }
    }

    private static void tell(List<Connection> connections, String frame) {
        connections.forEach(c -> c.hint(frame));
    }
}
