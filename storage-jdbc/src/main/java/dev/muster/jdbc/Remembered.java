package dev.muster.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.storage.Writes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Documents that snapshots have read, for a database that only this process writes. What is remembered of a kind holds
 * as long as no document of the kind is written, and a snapshot is never given anything else than what it would read:
 *
 * <ol>
 *   <li>before a transaction commits, the kinds that it has written count as being written, and nothing is remembered of
 *       them until it has ended, whatever its outcome; then they have changed, at a later time than all before;
 *   <li>a snapshot takes the time, and then begins in the database, before it is given anything. What it reads is
 *       remembered as of that time;
 *   <li>it is given what is remembered when the kind is not being written, and has changed neither since its own time
 *       nor since the time of what is remembered.
 * </ol>
 *
 * <p>Safe for use by several threads.
 */
final class Remembered {
    private static final long MOST_BYTES = 4L << 20;
    private static final int ROW_BYTES = 300;
    private final AtomicLong clock = new AtomicLong();
    private final Map<String, Change> changes = new ConcurrentHashMap<>();
    private final Cache<Find, Known<List<Document>>> finds = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Find find, Known<List<Document>> known) -> ROW_BYTES
                    + known.value.stream().mapToInt(Remembered::weight).sum())
            .build();
    private final Cache<DocumentKey, Known<Optional<Document>>> documents = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((DocumentKey key, Known<Optional<Document>> known) ->
                    ROW_BYTES + known.value.map(Remembered::weight).orElse(0))
            .build();

    /** What a snapshot has read, and when it began. */
    private record Known<T>(long asOf, T value) {}

    /** How many transactions under way write a kind, and when the last one ended. */
    private record Change(int underWay, long at) {
        static final Change NONE = new Change(0, 0);
    }

    private static int weight(Document document) {
        return ROW_BYTES + document.body().length;
    }

    private static Set<String> kinds(Writes writes) {
        Set<String> kinds = new HashSet<>();
        writes.documents().forEach(d -> kinds.add(d.key().kind()));
        writes.deletions().forEach(d -> kinds.add(d.key().kind()));
        return kinds;
    }

    /** Before a commit. */
    void committing(Writes writes) {
        for (String kind : kinds(writes)) {
            changes.compute(kind, (k, c) -> c == null ? new Change(1, 0) : new Change(c.underWay + 1, c.at));
        }
    }

    /** After a commit, or its failure; once for each {@link #committing}. */
    void ended(Writes writes) {
        for (String kind : kinds(writes)) {
            changes.computeIfPresent(kind, (k, c) -> new Change(c.underWay - 1, clock.incrementAndGet()));
        }
    }

    private boolean unchanged(String kind, long since) {
        Change change = changes.getOrDefault(kind, Change.NONE);
        return change.underWay == 0 && change.at <= since;
    }

    /** What a snapshot is given that begins now; call before it begins in the database. */
    View view() {
        return new View(clock.get());
    }

    /** Seen from one snapshot. */
    final class View {
        private final long asOf;

        private View(long asOf) {
            this.asOf = asOf;
        }

        private boolean holds(String kind, Known<?> known) {
            return unchanged(kind, Math.min(asOf, known.asOf));
        }

        /** What a find lists, as it is remembered or else read. */
        List<Document> find(Find find, Supplier<List<Document>> read) {
            Known<List<Document>> known = finds.getIfPresent(find);
            if (known != null && holds(find.kind(), known)) {
                return known.value;
            }
            List<Document> found = List.copyOf(read.get());
            finds.put(find, new Known<>(asOf, found));
            return found;
        }

        /** The documents of these keys that there are, as they are remembered or else read. */
        Map<DocumentKey, Document> documents(
                Collection<DocumentKey> keys, Function<Collection<DocumentKey>, Map<DocumentKey, Document>> read) {
            Map<DocumentKey, Document> found = new HashMap<>();
            Set<DocumentKey> missing = new HashSet<>();
            for (DocumentKey key : keys) {
                Known<Optional<Document>> known = documents.getIfPresent(key);
                if (known != null && holds(key.kind(), known)) {
                    known.value.ifPresent(d -> found.put(key, d));
                } else {
                    missing.add(key);
                }
            }
            if (!missing.isEmpty()) {
                Map<DocumentKey, Document> now = read.apply(missing);
                missing.forEach(key -> documents.put(key, new Known<>(asOf, Optional.ofNullable(now.get(key)))));
                found.putAll(now);
            }
            return found;
        }
    }
}
