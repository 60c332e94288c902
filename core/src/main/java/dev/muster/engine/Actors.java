package dev.muster.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import dev.muster.storage.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Resolves callers into snapshots. A snapshot is used again for the set lifetime at most, by this machine's
 * monotonic clock and from before the directory was asked, and no longer than its epoch is the committed one: the epoch is read before the directory
 * is asked, so a change in between makes the snapshot old and not wrong.
 */
final class Actors {
    private final Store store;
    private final Directory directory;
    private final InstantSource clock;
    private final long lifetimeNanos;
    private final Cache<Caller, Known> snapshots;

    private record Known(Actor actor, long askedAt) {}

    Actors(Store store, Directory directory, InstantSource clock, Duration lifetime) {
        this.store = store;
        this.directory = directory;
        this.clock = clock;
        this.lifetimeNanos = lifetime.toNanos();
        this.snapshots = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(lifetime)
                .build();
    }

    /** A snapshot within its lifetime. Asks store and directory when there is none. */
    Actor actor(Caller caller) {
        if (caller.kind() == Caller.Kind.SYSTEM) {
            return Actor.program(caller, Long.MAX_VALUE, clock.instant());
        }
        Known known = snapshots.getIfPresent(caller);
        return known != null && System.nanoTime() - known.askedAt() < lifetimeNanos ? known.actor() : resolve(caller);
    }

    /** A new snapshot. */
    Actor resolve(Caller caller) {
        long askedAt = System.nanoTime();
        long epoch = epoch(caller.workspace());
        Actor actor =
                switch (caller.kind()) {
                    case SYSTEM -> Actor.program(caller, Long.MAX_VALUE, clock.instant());
                    case INTEGRATION -> Actor.program(caller, epoch, clock.instant());
                    case PERSON -> person(caller, epoch);
                };
        snapshots.put(caller, new Known(actor, askedAt));
        return actor;
    }

    private Actor person(Caller caller, long epoch) {
        Person person = directory
                .person(caller.workspace(), caller.person())
                .filter(Person::active)
                .orElseThrow(() -> gone(caller));
        String session = caller.session();
        if (session != null && !directory.signedIn(caller.workspace(), caller.person(), session)) {
            throw gone(caller);
        }
        return Actor.of(caller.workspace(), person, epoch, clock.instant());
    }

    private Rejection gone(Caller caller) {
        snapshots.invalidate(caller);
        return Rejection.absent();
    }

    /** The committed epoch. */
    long epoch(WorkspaceId workspace) {
        return store.snapshot(q -> Epoch.in(q.documents(List.of(Epoch.key(workspace))), workspace));
    }
}
