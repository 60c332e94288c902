package dev.muster.engine;

import dev.muster.journal.JournalId;
import java.util.Set;

/** Thrown inside step 5: the decision appends to journals that are not locked yet. Run it again with them. */
final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1;
    final transient Set<JournalId> journals;

    Missing(Set<JournalId> journals) {
        super("the decision touches further journals", null, false, false);
        this.journals = journals;
    }
}
