package dev.muster.engine;

import dev.muster.access.Caller;
import dev.muster.journal.Cursor;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import dev.muster.storage.Store;
import dev.muster.transport.Outlet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Begins subscriptions, and reads on for those that are not live. Access is decided in the very snapshot that is
 * read. One member has a turn of one chunk and then goes behind the others who wait, so that a long way to go
 * holds nobody up; who has one turn to go comes before those who have many. When the store does not answer, the
 * next poll begins another turn.
 */
final class CatchUp {
    /** How many entries a member's first turn reads, and how many any turn reads at most. */
    static final int FIRST = 8;

    private static final int CHUNK = 250;
    private final Store store;
    private final Readers readers;
    private final Executor executor;
    private final Predicate<LiveFeed> recheck;
    private final BiConsumer<Topic.Membership, Consumer<Outlet>> end;
    private final BiConsumer<Caller, String> denials;
    private final String epoch;
    private final Encoded encoded;
    private final Queue<Topic.Membership> soon = new ConcurrentLinkedQueue<>();
    private final Queue<Topic.Membership> later = new ConcurrentLinkedQueue<>();

    CatchUp(
            Store store,
            Readers readers,
            Executor executor,
            Predicate<LiveFeed> recheck,
            BiConsumer<Topic.Membership, Consumer<Outlet>> end,
            BiConsumer<Caller, String> denials) {
        this.store = store;
        this.readers = readers;
        this.executor = executor;
        this.recheck = recheck;
        this.end = end;
        this.denials = denials;
        this.epoch = store.health().epoch();
        this.encoded = new Encoded(epoch);
    }

    /** How a turn ended. */
    private enum Turn {
        /** The member is live. */
        ARRIVED,
        /** There is little more to read. */
        SOON,
        /** There is more to read. */
        MORE,
        /** It cannot go on now, or not any more. */
        STOPPED
    }

    /** Reads on for a member that is not live; does nothing for one that is, or that is being read for. */
    void start(Topic.Membership member) {
        if (!member.feed.full() && member.topic.startCatching(member)) {
            queue(soon, member);
        }
    }

    private void queue(Queue<Topic.Membership> behind, Topic.Membership member) {
        behind.add(member);
        executor.execute(() -> Hub.guarded(this::next));
    }

    /** As often as something was queued. */
    private void next() {
        Topic.Membership near = soon.poll();
        Topic.Membership member = near == null ? later.poll() : near;
        if (member != null) {
            take(member);
        }
    }

    private void take(Topic.Membership member) {
        Turn turn = Turn.STOPPED;
        try {
            turn = turn(member);
        } finally {
            if (turn == Turn.MORE || turn == Turn.SOON) {
                queue(turn == Turn.SOON ? soon : later, member);
            } else if (turn == Turn.STOPPED && member.topic.stopCatching(member)) {
                start(member);
            }
        }
    }

    private Turn turn(Topic.Membership member) {
        LiveFeed feed = member.feed;
        if (member.ended || feed.closed) {
            return Turn.STOPPED;
        }
        if (!feed.current(readers.known(member.topic.journal.workspace())) && !recheck.test(feed)) {
            return Turn.STOPPED;
        }
        Step step = store.snapshot(q -> step(q, member));
        if (feed.actor().epoch() < step.epoch()) {
            return recheck.test(feed) ? Turn.MORE : Turn.STOPPED;
        }
        if (!member.begun) {
            return begin(member, step);
        }
        if (step.first().isEmpty() || step.first().getAsLong() > member.position + 1) {
            end.accept(member, o -> o.ended(member.topic.journal));
            return Turn.STOPPED;
        }
        List<List<Entry>> parts = Views.parts(step.entries());
        member.chunk = next(member.chunk, parts);
        for (List<Entry> part : parts) {
            if (!member.topic.send(member, encoded.bundle(member.topic.journal, part))) {
                return Turn.STOPPED;
            }
        }
        return member.topic.join(member) ? Turn.ARRIVED : Turn.MORE;
    }

    /** A turn is to read about one bundle, or those who want long messages would hold up those who want short ones. */
    private static int next(int chunk, List<List<Entry>> parts) {
        return parts.size() > 1 ? parts.get(0).size() : Math.min(CHUNK, 2 * chunk);
    }

    private record Step(OptionalLong first, long epoch, Head head, List<Entry> entries) {}

    private Step step(Query query, Topic.Membership member) {
        JournalId journal = member.topic.journal;
        Readers.Access access = readers.access(query, journal, List.of(member.feed));
        OptionalLong first = access.of(member.feed);
        boolean reads = first.isPresent() && member.begun;
        Map<JournalId, Head> heads = member.begun ? Map.of() : query.heads(List.of(journal));
        return new Step(
                first,
                access.epoch(),
                heads.getOrDefault(journal, Head.EMPTY),
                reads ? query.range(Range.after(journal, member.position, member.chunk)) : List.of());
    }

    private Turn begin(Topic.Membership member, Step step) {
        JournalId journal = member.topic.journal;
        Cursor head = new Cursor(epoch, step.head().sequence());
        Cursor cursor = member.cursor;
        if (step.first().isEmpty()) {
            denials.accept(member.feed.caller, "subscribe " + journal.name());
            end.accept(member, o -> o.ended(journal));
            return Turn.STOPPED;
        }
        if (cursor != null && (!cursor.epoch().equals(epoch) || cursor.sequence() > head.sequence())) {
            end.accept(member, o -> o.resync(journal, head));
            return Turn.STOPPED;
        }
        Allowed.subscription(member.feed.caller, journal);
        long wanted = cursor == null ? head.sequence() : cursor.sequence();
        Cursor from = new Cursor(epoch, Math.max(wanted, step.first().getAsLong() - 1));
        member.topic.reaches(head.sequence());
        member.topic.begin(member, from, head);
        if (from.sequence() >= head.sequence() && member.topic.join(member)) {
            return Turn.ARRIVED;
        }
        return head.sequence() - from.sequence() <= FIRST ? Turn.SOON : Turn.MORE;
    }
}
