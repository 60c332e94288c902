package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody has read of their news.
 *
 * @param person who
 * @param upTo everything up to this time
 * @param entries and these, by journal and number; the last {@link #MOST}
 */
record Seen(PersonId person, Instant upTo, List<String> entries) {
    static final int MOST = 1_000;
    static final Kind<Seen> KIND =
            Kind.of("notifier.seen", Seen.class, s -> s.person().value());

    /** Takes a copy. */
    Seen {
        entries = List.copyOf(entries);
    }

    static Seen of(PersonId person, State state) {
        return state.get(KIND, person.value()).orElseGet(() -> new Seen(person, Instant.EPOCH, List.of()));
    }

    static String key(String journal, long entry) {
        return journal + "/" + entry;
    }

    boolean has(String journal, long entry, Instant at) {
        return !at.isAfter(upTo) || entries.contains(key(journal, entry));
    }

    Seen with(Instant newUpTo, List<String> more) {
        Set<String> all = new LinkedHashSet<>(entries);
        all.addAll(more);
        List<String> last = new ArrayList<>(all).subList(Math.max(0, all.size() - MOST), all.size());
        return new Seen(person, newUpTo.isAfter(upTo) ? newUpTo : upTo, last);
    }
}
