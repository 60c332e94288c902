package dev.muster.journal;

import dev.muster.access.PersonId;
import dev.muster.record.Term;
import java.util.Set;

/**
 * A fact that a feature writes into a journal: an immutable record named in the past tense. Each room has one
 * sealed family of them. The record's components are its payload.
 */
public interface Event {
    /**
     * What happened, as the end of a sentence that begins with the actor: {@code "set severity to SEV2"}.
     * English, one line, without a full stop. Shown in timelines and reports.
     */
    String sentence();

    /** What the entry is found by; by nothing unless the event says otherwise. */
    default Finding finding() {
        return Finding.NOTHING;
    }

    /** True when it changes who may read the journal: delivery stops behind it and asks again. */
    default boolean changesReaders() {
        return false;
    }

    /** People who may read the journal from now on and could not before; their clients are told of it. */
    default Set<PersonId> invites() {
        return Set.of();
    }

    /**
     * What an entry is found by.
     *
     * @param thread the number of the message that this one replies to; 0 for none
     * @param terms exact terms
     * @param text what full-text search sees
     * @param message true when it counts as a message to be read
     */
    record Finding(long thread, Set<Term> terms, String text, boolean message) {
        /** Found by its number alone. */
        public static final Finding NOTHING = new Finding(0, Set.of(), "", false);

        /** An act that is found by text. */
        public static Finding text(String text) {
            return new Finding(0, Set.of(), text, false);
        }

        /** An act that is found by terms. */
        public static Finding terms(Set<Term> terms) {
            return new Finding(0, terms, "", false);
        }
    }
}
