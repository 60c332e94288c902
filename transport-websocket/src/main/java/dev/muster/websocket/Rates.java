package dev.muster.websocket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How much each person asks of this node, over however many connections and requests. Everything counts, and what is dear
 * for more than one. Whoever is quiet long enough to have everything again is forgotten.
 */
final class Rates {
    /** What a search, a report or the verification of a journal counts for. */
    static final int DEAR = 20;

    /** For how many seconds' worth at once. */
    static final int BURST_SECONDS = 5;

    private static final Set<String> DEAR_ONES =
            Set.of("search.find", "report.incident", "report.journal", "report.verify", "channel.access");
    private final int perSecond;
    private final LongSupplier nanos;
    private final Cache<Person, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofSeconds(2 * BURST_SECONDS))
            .build();

    private record Person(WorkspaceId workspace, PersonId id) {}

    Rates(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /**
     * Counts something.
     *
     * @param what the name of a command or a question
     * @throws Rejection busy when this person asked too much of late
     */
    void count(Caller caller, String what) {
        Bucket bucket = buckets.get(
                new Person(caller.workspace(), caller.person()),
                p -> new Bucket(perSecond, BURST_SECONDS * perSecond, nanos));
        if (!bucket.take(DEAR_ONES.contains(what) ? DEAR : 1)) {
            throw Rejection.busy("you ask too much at once; try again in a second");
        }
    }
}
