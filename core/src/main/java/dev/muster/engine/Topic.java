package dev.muster.engine;

import dev.muster.journal.Cursor;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.transport.Bundle;
import dev.muster.transport.Outlet;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One journal's live delivery on this node. Its fields are guarded by the topic itself, and outlets are told
 * about the journal under its lock alone: one at a time, in order, and nothing behind the end of a subscription.
 *
 * <p>Members that have everything up to {@code position} are live and get each new bundle; the others are
 * catching up from the store, each at its own pace, and become live when they have arrived.
 */
final class Topic {
    private static final int MOST_PENDING = 10_000;
    final JournalId journal;
    private final List<Membership> members = new CopyOnWriteArrayList<>();
    private final NavigableMap<Long, Entry> pending = new TreeMap<>();
    private long position;
    private long target;
    private boolean scheduled;

    Topic(JournalId journal) {
        this.journal = journal;
    }

    /** One feed's place in the journal. */
    static final class Membership {
        final LiveFeed feed;
        final Topic topic;
        final @Nullable Cursor cursor;
        volatile long position;
        volatile boolean begun;
        volatile boolean live;
        volatile boolean ended;
        /** How many entries the next turn reads; whoever has the turn sets it. */
        volatile int chunk = CatchUp.FIRST;

        private boolean catching;
        private boolean again;

        Membership(LiveFeed feed, Topic topic, @Nullable Cursor cursor) {
            this.feed = feed;
            this.topic = topic;
            this.cursor = cursor;
        }
    }

    /** Takes in committed entries; true when somebody has to be scheduled to deliver them. */
    synchronized boolean offer(List<Entry> entries) {
        if (pending.size() > MOST_PENDING) {
            pending.clear();
        }
        entries.forEach(e -> pending.put(e.sequence(), e));
        return reach(entries.get(entries.size() - 1).sequence());
    }

    /** Learns how far the journal goes; true when somebody has to be scheduled. */
    synchronized boolean reach(long sequence) {
        target = Math.max(target, sequence);
        boolean schedule = !scheduled && target > position;
        scheduled |= schedule;
        return schedule;
    }

    /** The journal ends at the topic's place, whatever was said: true when nothing was said in the meantime. */
    synchronized boolean ends(long said) {
        boolean same = target == said;
        if (same) {
            target = position;
        }
        return same;
    }

    synchronized long position() {
        return position;
    }

    synchronized long target() {
        return target;
    }

    /** The next entries without a gap, as far as they are at hand; empty when they must be read. */
    synchronized List<Entry> atHand(int most) {
        List<Entry> next = new ArrayList<>();
        pending.headMap(position, true).clear();
        long wanted = position + 1;
        for (Entry entry : pending.values()) {
            if (entry.sequence() != wanted || next.size() == most) {
                break;
            }
            next.add(entry);
            wanted++;
        }
        return next;
    }

    /** True when there is nothing to be delivered, and then nobody is scheduled any more. */
    synchronized boolean idle() {
        if (nobodyIsLive()) {
            position = Math.max(position, target);
            pending.clear();
        }
        boolean idle = position >= target;
        if (idle) {
            scheduled = false;
        }
        return idle;
    }

    /** Delivery failed here: nobody is scheduled until more is heard of the journal. */
    synchronized void suspend() {
        scheduled = false;
    }

    /** Hands a bundle to every live member; those that cannot take it fall back to catching up. */
    synchronized void deliver(Bundle bundle, List<Entry> entries, String epoch, long accessEpoch) {
        for (Membership member : members) {
            if (!member.live || member.position >= bundle.to()) {
                continue;
            }
            Bundle part = bundle;
            if (member.position >= bundle.from()) {
                int skip = (int) (member.position + 1 - bundle.from());
                part = Views.bundle(journal, entries.subList(skip, entries.size()), epoch);
            }
            member.live = member.feed.current(accessEpoch) && send(member, part);
        }
        position = Math.max(position, bundle.to());
    }

    /** Hands a bundle to one member; false when it was not taken. */
    synchronized boolean send(Membership member, Bundle bundle) {
        boolean taken = !member.ended && member.feed.send(bundle);
        if (taken) {
            member.position = bundle.to();
        }
        return taken;
    }

    /** Tells a member something about the journal, unless its subscription is over. */
    synchronized void tell(Membership member, Consumer<Outlet> what) {
        if (!member.ended) {
            member.feed.tell(what);
        }
    }

    /**
     * The journal is known to reach so far. Where nobody is live, that is the topic's place: else who comes first from
     * far back would be taken for live, and be given all of it on the thread, and under the lock, of those who are.
     */
    synchronized void reaches(long head) {
        if (nobodyIsLive()) {
            position = Math.max(position, head);
        }
    }

    private boolean nobodyIsLive() {
        return members.stream().noneMatch(m -> m.live);
    }

    /** A subscription begins behind this place. */
    synchronized void begin(Membership member, Cursor from, Cursor head) {
        member.position = from.sequence();
        member.begun = true;
        tell(member, o -> o.subscribed(journal, from, head));
    }

    /** Makes a member live if it has arrived at the place where the topic is. */
    synchronized boolean join(Membership member) {
        if (member.ended || member.position < position) {
            return false;
        }
        if (nobodyIsLive()) {
            position = member.position;
        }
        member.live = true;
        member.catching = false;
        return true;
    }

    void add(Membership member) {
        members.add(member);
    }

    /** Takes a member out. When this returns, its outlet is told nothing more about the journal. */
    synchronized void remove(Membership member) {
        member.ended = true;
        member.live = false;
        members.remove(member);
    }

    /** Ends a subscription, and tells why as the last thing; nothing when it is over already. */
    synchronized void finish(Membership member, Consumer<Outlet> last) {
        if (!member.ended) {
            remove(member);
            member.feed.tell(last);
        }
    }

    boolean empty() {
        return members.isEmpty();
    }

    List<Membership> all() {
        return members;
    }

    /** What a member may read is in doubt: it gets nothing more before that was asked together with what it reads. */
    synchronized void doubt(Membership member) {
        member.live = false;
    }

    synchronized void doubtAll() {
        members.forEach(m -> m.live = false);
    }

    /** Claims the right to catch a member up; false when it is live, or someone is at it and will look once more. */
    synchronized boolean startCatching(Membership member) {
        if (member.catching || member.live || member.ended) {
            member.again = member.catching;
            return false;
        }
        member.catching = true;
        member.again = false;
        return true;
    }

    /** Gives the right back; true when somebody wanted it in the meantime. */
    synchronized boolean stopCatching(Membership member) {
        member.catching = false;
        return member.again;
    }
}
