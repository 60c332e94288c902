package dev.muster.engine;

import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.transport.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One journal's live delivery on this node. Its fields are guarded by the topic itself.
 *
 * <p>Members that have everything up to {@code position} are live and get each new bundle; the others are
 * catching up from the store, each at its own pace, and become live when they have arrived.
 */
final class Topic {
    final JournalId journal;
    final List<Membership> members = new ArrayList<>();
    private final NavigableMap<Long, Entry> pending = new TreeMap<>();
    long position;
    long target;
    boolean scheduled;

    Topic(JournalId journal) {
        this.journal = journal;
    }

    /** One feed's place in the journal. */
    static final class Membership {
        final LiveFeed feed;
        final Topic topic;
        volatile long position;
        boolean live;
        boolean catching;
        volatile boolean ended;

        Membership(LiveFeed feed, Topic topic, long position) {
            this.feed = feed;
            this.topic = topic;
            this.position = position;
        }
    }

    /** Takes in committed entries; true when somebody has to be scheduled to deliver them. */
    synchronized boolean offer(List<Entry> entries) {
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
        if (members.stream().noneMatch(m -> m.live)) {
            position = Math.max(position, target);
            pending.clear();
        }
        boolean idle = position >= target;
        if (idle) {
            scheduled = false;
        }
        return idle;
    }

    /** Hands a bundle to every live member; those that cannot take it fall back to catching up. */
    synchronized void deliver(Bundle bundle, List<Entry> entries, String epoch, long accessEpoch) {
        for (Membership member : List.copyOf(members)) {
            if (!member.live || member.position >= bundle.to()) {
                continue;
            }
            Bundle part = bundle;
            if (member.position >= bundle.from()) {
                int skip = (int) (member.position + 1 - bundle.from());
                part = Views.bundle(journal, entries.subList(skip, entries.size()), epoch);
            }
            if (member.feed.current(accessEpoch) && member.feed.send(part)) {
                member.position = part.to();
            } else {
                member.live = false;
            }
        }
        position = bundle.to();
    }

    /** Makes a member live if it has arrived at the place where the topic is. */
    synchronized boolean join(Membership member) {
        boolean first = members.stream().noneMatch(m -> m.live);
        if (member.position < position) {
            return false;
        }
        if (first) {
            position = member.position;
        }
        member.live = true;
        member.catching = false;
        return true;
    }

    synchronized void add(Membership member) {
        members.add(member);
    }

    synchronized void remove(Membership member) {
        member.ended = true;
        member.live = false;
        members.remove(member);
    }

    synchronized boolean empty() {
        return members.isEmpty();
    }

    synchronized List<Membership> all() {
        return List.copyOf(members);
    }

    /** Claims the right to catch a member up; false when someone is doing it, or it is live. */
    synchronized boolean startCatching(Membership member) {
        if (member.catching || member.live || member.ended) {
            return false;
        }
        member.catching = true;
        return true;
    }

    synchronized void stopCatching(Membership member) {
        member.catching = false;
    }
}
