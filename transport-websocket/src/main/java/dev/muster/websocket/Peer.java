package dev.muster.websocket;

import dev.muster.access.PersonId;
import dev.muster.journal.JournalId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Another node, and who is connected to it, as far as it was heard. Guarded by {@link Peers}. */
final class Peer {
    private final Map<JournalId, Set<PersonId>> people = new HashMap<>();
    private Set<Here> doubted = new HashSet<>();
    private long number;
    private long heard;

    /** False from a loss until it has listed everything anew. */
    private boolean known;

    void heard(long now) {
        heard = now;
    }

    boolean silent(long now, long patience) {
        return now - heard > patience;
    }

    boolean known() {
        return known;
    }

    /** It says something new: a loss shows when this is not the number that comes next. */
    void follow(long next) {
        known &= next == number + 1;
        number = next;
    }

    /** It says how far it is: a loss shows when it is further than what was heard. */
    void reached(long last) {
        known &= last == number;
        number = last;
    }

    boolean has(Here one) {
        return people.getOrDefault(one.journal(), Set.of()).contains(one.person());
    }

    Set<PersonId> in(JournalId journal) {
        return people.getOrDefault(journal, Set.of());
    }

    boolean add(Here one) {
        doubted.remove(one);
        return people.computeIfAbsent(one.journal(), j -> new HashSet<>()).add(one.person());
    }

    boolean remove(Here one) {
        doubted.remove(one);
        Set<PersonId> all = people.get(one.journal());
        boolean was = all != null && all.remove(one.person());
        if (all != null && all.isEmpty()) {
            people.remove(one.journal());
        }
        return was;
    }

    /** A listing begins with this number. What is lost of it is a loss again. */
    void listing(long first) {
        number = first;
        known = true;
        doubted = everybody();
    }

    /** The listing is whole: who was not in it is to be taken out. */
    Set<Here> listed() {
        Set<Here> gone = known ? doubted : Set.of();
        doubted = new HashSet<>();
        return gone;
    }

    Set<Here> everybody() {
        Set<Here> all = new HashSet<>();
        people.forEach((journal, persons) -> persons.forEach(p -> all.add(new Here(journal, p))));
        return all;
    }
}
