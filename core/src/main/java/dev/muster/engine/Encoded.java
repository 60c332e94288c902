package dev.muster.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.transport.Bundle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Bundles that were encoded a short while ago. After a cut many come back at once and from about the same place; what
 * one of them was given is given to the others, when what they read is the same byte for byte. Whether they may read it
 * is decided before, for each. Safe for use by several threads.
 */
final class Encoded {
    /** How much is kept, in characters. */
    private static final long MOST = 4L * 1024 * 1024;

    private static final Duration KEPT = Duration.ofSeconds(10);
    private final String epoch;
    private final Cache<Place, Made> made = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Place place, Made one) -> one.bundle().json().length())
            .expireAfterWrite(KEPT)
            .build();

    private record Place(JournalId journal, long from, int entries) {}

    private record Made(List<Entry> entries, Bundle bundle) {}

    Encoded(String epoch) {
        this.epoch = epoch;
    }

    /** Entries in their order, at least one. */
    Bundle bundle(JournalId journal, List<Entry> entries) {
        Place place = new Place(journal, entries.get(0).sequence(), entries.size());
        Made known = made.getIfPresent(place);
        if (known != null && same(known.entries(), entries)) {
            return known.bundle();
        }
        Made now = new Made(List.copyOf(entries), Views.bundle(journal, entries, epoch));
        made.put(place, now);
        return now.bundle();
    }

    private static boolean same(List<Entry> ones, List<Entry> others) {
        for (int i = 0; i < ones.size(); i++) {
            Entry one = ones.get(i);
            Entry other = others.get(i);
            if (one.sequence() != other.sequence()
                    || !one.hash().equals(other.hash())
                    || one.index().thread() != other.index().thread()
                    || !Arrays.equals(one.payload(), other.payload())
                    || !Arrays.equals(one.amendment(), other.amendment())) {
                return false;
            }
        }
        return true;
    }
}
