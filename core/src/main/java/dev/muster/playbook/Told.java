package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.journal.Event.Finding;
import dev.muster.record.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** By what entries about tasks are found. */
final class Told {
    private Told() {}

    static Finding found(String text, List<PersonId> notified, Term... more) {
        Set<Term> terms = new HashSet<>(List.of(more));
        notified.forEach(person -> terms.add(Term.of("notify", person)));
        return new Finding(0, terms, text, false);
    }
}
