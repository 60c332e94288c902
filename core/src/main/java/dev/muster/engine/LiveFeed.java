package dev.muster.engine;

import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
import dev.muster.transport.Bundle;
import dev.muster.transport.Feed;
import dev.muster.transport.Outlet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection's feed: who it belongs to, as last resolved, and its subscriptions. */
final class LiveFeed implements Feed {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private final Hub hub;
    private final Outlet outlet;
    private final long lifetimeNanos;
    final Caller caller;
    final Map<JournalId, Topic.Membership> subscriptions = new ConcurrentHashMap<>();
    private volatile Actor actor;
    private volatile long checkedAt = System.nanoTime();
    volatile boolean closed;
    volatile boolean following;

    LiveFeed(Hub hub, Caller caller, Actor actor, Outlet outlet, long lifetimeNanos) {
        this.hub = hub;
        this.caller = caller;
        this.actor = actor;
        this.outlet = outlet;
        this.lifetimeNanos = lifetimeNanos;
    }

    @Override
    public void subscribe(JournalId journal, @Nullable Cursor cursor) {
        hub.subscribe(this, journal, cursor);
    }

    @Override
    public void follow() {
        following = true;
    }

    @Override
    public void unsubscribe(JournalId journal) {
        Topic.Membership member = subscriptions.remove(journal);
        if (member != null) {
            hub.leave(member);
        }
    }

    @Override
    public void drained() {
        subscriptions.values().forEach(hub::catchUp);
    }

    @Override
    public void whisper(JournalId journal, String what) {
        hub.whisper(this, journal, what);
    }

    @Override
    public void close() {
        closed = true;
        hub.forget(this);
        subscriptions.keySet().forEach(this::unsubscribe);
    }

    @Override
    public Actor actor() {
        return actor;
    }

    /** The caller was just resolved anew. */
    void checked(Actor now) {
        actor = now;
        checkedAt = System.nanoTime();
    }

    /** True while the last check is young enough, and no newer access epoch is known. */
    boolean current(long accessEpoch) {
        return actor.epoch() >= accessEpoch && System.nanoTime() - checkedAt < lifetimeNanos;
    }

    boolean send(Bundle bundle) {
        boolean[] taken = {false};
        tell(o -> taken[0] = o.entries(bundle));
        return taken[0];
    }

    /** Tells the outlet something; a throw ends this feed alone. */
    void tell(Consumer<Outlet> what) {
        if (closed) {
            return;
        }
        try {
            what.accept(outlet);
        } catch (RuntimeException e) {
            log.warn("the outlet of {} failed and is closed", caller.person(), e);
            closed = true;
            hub.later(this::close);
        }
    }
}
