package dev.muster.engine;

import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import dev.muster.journal.JournalId;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the directory anew who the owners of feeds are, and lets nothing pass that was allowed to who they were. */
final class Rechecks {
    private static final Logger log = LoggerFactory.getLogger(Rechecks.class);
    private final Store store;
    private final Readers readers;
    private final Actors actors;
    private final Set<LiveFeed> feeds;
    private final Consumer<Topic.Membership> catchUp;
    private final Consumer<Topic.Membership> ended;

    Rechecks(
            Store store,
            Readers readers,
            Actors actors,
            Set<LiveFeed> feeds,
            Consumer<Topic.Membership> catchUp,
            Consumer<Topic.Membership> ended) {
        this.store = store;
        this.readers = readers;
        this.actors = actors;
        this.feeds = feeds;
        this.catchUp = catchUp;
        this.ended = ended;
    }

    /** What was answered, and when it was asked for. */
    private record Asked(Actor actor, long at) {}

    private Asked ask(Caller caller) {
        long at = System.nanoTime();
        return new Asked(actors.resolve(caller), at);
    }

    /** All feeds whose last check is of an older epoch, or grows old. Whoever has several connections is asked for once. */
    void all() {
        Hub.guarded(() -> {
            Map<WorkspaceId, Long> epochs = new HashMap<>();
            Map<Caller, Asked> asked = new HashMap<>();
            for (LiveFeed feed : feeds) {
                long now = epochs.computeIfAbsent(feed.caller.workspace(), actors::epoch);
                readers.learn(feed.caller.workspace(), now);
                if (feed.ageing(now)) {
                    Hub.guarded(() -> recheck(feed, c -> asked.computeIfAbsent(c, this::ask)));
                }
            }
        });
    }

    /** False when the feed gets nothing now. */
    boolean recheck(LiveFeed feed) {
        return recheck(feed, this::ask);
    }

    private boolean recheck(LiveFeed feed, Function<Caller, Asked> asking) {
        Asked asked;
        try {
            asked = asking.apply(feed.caller);
        } catch (Rejection gone) {
            feed.tell(o -> o.dismissed("you are signed out here, or no longer active"));
            feed.close();
            return false;
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("the directory could not say who {} is; their news waits", feed.caller.person(), e);
            return false;
        }
        if (!sameRights(asked.actor(), feed.actor())) {
            feed.subscriptions.values().forEach(m -> m.topic.doubt(m));
        }
        feed.checked(asked.actor(), asked.at());
        verify(feed);
        return true;
    }

    private static boolean sameRights(Actor one, Actor other) {
        return one.guest() == other.guest()
                && one.groups().equals(other.groups())
                && one.roles().equals(other.roles());
    }

    private void verify(LiveFeed feed) {
        List<Topic.Membership> members = List.copyOf(feed.subscriptions.values());
        if (members.isEmpty()) {
            return;
        }
        try {
            Map<JournalId, OptionalLong> access = store.snapshot(q -> readers.access(
                    q, feed, members.stream().map(m -> m.topic.journal).toList()));
            for (Topic.Membership member : members) {
                OptionalLong first = access.getOrDefault(member.topic.journal, OptionalLong.empty());
                if (first.isEmpty() && member.begun) {
                    ended.accept(member);
                } else {
                    catchUp.accept(member);
                }
            }
        } catch (StoreException e) {
            members.forEach(m -> m.topic.doubt(m));
        }
    }
}
