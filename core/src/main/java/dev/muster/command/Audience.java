package dev.muster.command;

import dev.muster.access.Actor;
import dev.muster.access.Policy;
import dev.muster.journal.JournalId;
import java.util.OptionalLong;

/** Who may read journals of one sort. */
@FunctionalInterface
public interface Audience {
    /**
     * The number of the first entry that the actor may read in this journal now; empty when none. Pure.
     */
    OptionalLong firstReadable(JournalId journal, Actor actor, State state, Policy policy);
}
