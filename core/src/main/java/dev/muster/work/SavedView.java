package dev.muster.work;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * A view of the incidents that somebody keeps under a name: theirs alone, on every device.
 *
 * @param id which
 * @param person whose
 * @param name what they call it
 * @param address how it is written in an address; empty for the one that everybody begins with
 * @param at when it was kept
 */
record SavedView(String id, PersonId person, String name, String address, Instant at) {
    /** Found by person, the oldest first. */
    static final Kind<SavedView> KIND = new Kind<>(
            "work.view",
            SavedView.class,
            SavedView::id,
            v -> Set.of(Term.of("person", v.person())),
            v -> v.at().toEpochMilli());
}
