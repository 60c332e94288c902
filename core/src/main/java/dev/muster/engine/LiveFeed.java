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
    private volatile long checkedAt;
    volatile boolean closed;
    volatile boolean following;
    private final Object room = new Object();
    private boolean full;
    private long drains;

    LiveFeed(Hub hub, Caller caller, Actor actor, long checkedAt, Outlet outlet, long lifetimeNanos) {
        this.hub = hub;
        this.caller = caller;
        this.actor = actor;
        this.checkedAt = checkedAt;
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

    /** Elsewhere, because an outlet may call this while it is told something. */
    @Override
    public void drained() {
        synchronized (room) {
            drains++;
            full = false;
        }
        hub.later(() -> subscriptions.values().forEach(hub::catchUp));
    }

    @Override
    public void whisper(JournalId journal, String what) {
        hub.whispers().say(this, journal, what);
    }

    /** Leaves the journals elsewhere, because an outlet may call this while it is told something. */
    @Override
    public void close() {
        closed = true;
        hub.forget(this);
        hub.later(() -> subscriptions.keySet().forEach(this::unsubscribe));
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public boolean fresh() {
        return System.nanoTime() - checkedAt < lifetimeNanos;
    }

    /** The caller was resolved anew, asked for at this time. */
    void checked(Actor now, long askedAt) {
        actor = now;
        checkedAt = askedAt;
    }

    /** True while the last check is young enough, and no newer access epoch is known. */
    boolean current(long accessEpoch) {
        return actor.epoch() >= accessEpoch && fresh();
    }

    /** True when it is time to check again, so that the last check does not grow too old meanwhile. */
    boolean ageing(long accessEpoch) {
        return !current(accessEpoch) || System.nanoTime() - checkedAt > lifetimeNanos / 2;
    }

    boolean send(Bundle bundle) {
        long before = drains();
        boolean[] taken = {false};
        tell(o -> taken[0] = o.entries(bundle));
        if (!taken[0]) {
            refused(before);
        }
        return taken[0];
    }

    /** True from a bundle that the outlet refused until it says that it has room: nothing is read for it meanwhile. */
    boolean full() {
        synchronized (room) {
            return full;
        }
    }

    private long drains() {
        synchronized (room) {
            return drains;
        }
    }

    /** What was drained while it refused has room again. */
    private void refused(long before) {
        synchronized (room) {
            full = drains == before;
        }
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
            close();
        }
    }
}
