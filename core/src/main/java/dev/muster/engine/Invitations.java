package dev.muster.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.access.PersonId;
import dev.muster.journal.JournalId;
import dev.muster.storage.Range;
import dev.muster.storage.Store;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Tells feeds of journals that their people may read since just now; also of those that another node wrote. */
final class Invitations {
    private static final int NEWEST = 20;
    private final Store store;
    private final Catalog catalog;
    private final Readers readers;
    private final Hub hub;
    private final Set<LiveFeed> feeds;
    private final Cache<JournalId, Long> seen =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Invitations(Store store, Catalog catalog, Readers readers, Hub hub, Set<LiveFeed> feeds) {
        this.store = store;
        this.catalog = catalog;
        this.readers = readers;
        this.hub = hub;
        this.feeds = feeds;
    }

    /** The journal was looked at up to here. Returns how far it had been before. */
    long seen(JournalId journal, long sequence) {
        long[] before = {0};
        seen.asMap().compute(journal, (j, old) -> {
            before[0] = old == null ? 0 : old;
            return Math.max(before[0], sequence);
        });
        return before[0];
    }

    /** True when it is worth a look: it goes further, and somebody here could be concerned. */
    boolean unseen(JournalId journal, long sequence) {
        Long before = seen.getIfPresent(journal);
        return (before == null || before < sequence)
                && feeds.stream().anyMatch(f -> f.caller.workspace().equals(journal.workspace()));
    }

    /** Looks at what was not looked at yet of a journal that nobody here is subscribed to. */
    void look(JournalId journal, long sequence) {
        long before = seen(journal, sequence);
        if (before < sequence) {
            Range fresh = Range.before(journal, sequence + 1, NEWEST).notBelow(before + 1);
            Set<PersonId> people = new HashSet<>();
            store.snapshot(q -> q.range(fresh))
                    .forEach(e -> catalog.event(e).ifPresent(event -> people.addAll(event.invites())));
            if (!people.isEmpty()) {
                welcome(journal, people, 0);
            }
        }
    }

    /**
     * Tells people, if they may still read the journal, with one look for all. Those who follow are subscribed;
     * when the journal is new and whole at hand, all of them at once and with no reading of entries.
     *
     * @param head the journal's end when it is whole at hand; else 0
     */
    void welcome(JournalId journal, Set<PersonId> people, long head) {
        List<LiveFeed> invited = feeds.stream()
                .filter(f -> f.caller.workspace().equals(journal.workspace())
                        && people.contains(f.caller.person())
                        && !f.subscriptions.containsKey(journal))
                .toList();
        if (invited.isEmpty()) {
            return;
        }
        Readers.Access access = store.snapshot(q -> readers.access(q, journal, invited));
        for (LiveFeed feed : invited) {
            OptionalLong first = access.of(feed);
            if (first.isPresent()) {
                feed.tell(o -> o.invited(journal));
                if (feed.following) {
                    boolean atOnce = first.getAsLong() == 1 && feed.current(access.epoch());
                    hub.follow(feed, journal, atOnce ? head : 0);
                }
            }
        }
    }
}
