package dev.muster.command;

import dev.muster.access.Actor;
import dev.muster.access.Policy;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import java.util.OptionalLong;
import java.util.Set;

/** Who may read journals of one sort. */
public interface Audience {
    /**
     * The number of the first entry that the actor may read in this journal now; empty when none. Pure.
     */
    OptionalLong firstReadable(JournalId journal, Actor actor, State state, Policy policy);

    /** Documents that the answer is made of, so that many actors are looked up at once. A hint. */
    default Set<DocumentKey> needs(JournalId journal, Actor actor) {
        return Set.of();
    }
}
