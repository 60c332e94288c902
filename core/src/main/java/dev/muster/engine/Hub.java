package dev.muster.engine;

import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.Policy;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Audience;
import dev.muster.command.Rejection;
import dev.muster.journal.Cursor;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import dev.muster.storage.Signal;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import dev.muster.transport.Bundle;
import dev.muster.transport.Feed;
import dev.muster.transport.Feeds;
import dev.muster.transport.Outlet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 7: carries committed entries to feeds, each journal in its order, without gap or repeat.
 *
 * <ol>
 *   <li>Entries arrive from this node's own commits, or are read after a signal or a poll; either way in the
 *       order of their numbers.
 *   <li>They are encoded once and handed to every live member of the journal's topic.
 *   <li>Behind an entry that changes who may read, everybody is asked anew before anything more goes out.
 *   <li>Who cannot take more, whose access is in doubt, or who comes from an older cursor, catches up from the
 *       store: access is decided in the very snapshot that is read.
 * </ol>
 */
final class Hub implements Feeds {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final int CHUNK = 500;
    private final Store store;
    private final Catalog catalog;
    private final Policy policy;
    private final Actors actors;
    private final Executor delivery;
    private final Executor catchUp;
    private final Duration lifetime;
    private final String epoch;
    private final Denials denials;
    private final Map<JournalId, Topic> topics = new ConcurrentHashMap<>();
    private final Set<LiveFeed> feeds = ConcurrentHashMap.newKeySet();

    /** Takes note of a refused subscription. */
    interface Denials {
        void denied(Caller caller, String what);
    }

    Hub(
            Store store,
            Catalog catalog,
            Policy policy,
            Actors actors,
            Threads threads,
            Duration lifetime,
            Denials denials) {
        this.store = store;
        this.catalog = catalog;
        this.policy = policy;
        this.actors = actors;
        this.delivery = threads.delivery();
        this.catchUp = threads.catchUp();
        this.lifetime = lifetime;
        this.denials = denials;
        this.epoch = store.health().epoch();
    }

    @Override
    public Feed open(Caller caller, Outlet outlet) {
        LiveFeed feed = new LiveFeed(this, caller, actors.actor(caller), outlet, lifetime.toNanos());
        feeds.add(feed);
        return feed;
    }

    int openFeeds() {
        return feeds.size();
    }

    void forget(LiveFeed feed) {
        feeds.remove(feed);
    }

    void later(Runnable work) {
        catchUp.execute(work);
    }

    /** What this node committed. */
    void committed(List<Layer.Appended> appended, Map<WorkspaceId, Long> epochs) {
        Map<JournalId, List<Entry>> byJournal = new LinkedHashMap<>();
        Map<JournalId, Set<PersonId>> invited = new LinkedHashMap<>();
        for (Layer.Appended one : appended) {
            JournalId journal = one.entry().journal();
            byJournal.computeIfAbsent(journal, j -> new ArrayList<>()).add(one.entry());
            if (!one.event().invites().isEmpty()) {
                invited.computeIfAbsent(journal, j -> new HashSet<>())
                        .addAll(one.event().invites());
            }
        }
        invited.forEach((journal, people) -> delivery.execute(
                () -> guarded(() -> welcome(journal, people, byJournal.getOrDefault(journal, List.of())))));
        byJournal.forEach((journal, entries) -> {
            Topic topic = topics.get(journal);
            if (topic != null && topic.offer(entries)) {
                delivery.execute(() -> pump(topic, epochs.getOrDefault(journal.workspace(), 0L)));
            }
        });
    }

    /**
     * Tells people that they may read a journal since just now. Those who follow are subscribed; when the journal
     * is new and whole at hand, all of them at once, with one look at who may read it and no reading of entries.
     */
    private void welcome(JournalId journal, Set<PersonId> people, List<Entry> entries) {
        List<LiveFeed> invited = feeds.stream()
                .filter(f -> f.caller.workspace().equals(journal.workspace())
                        && people.contains(f.caller.person())
                        && !f.subscriptions.containsKey(journal))
                .toList();
        invited.forEach(f -> f.tell(o -> o.invited(journal)));
        List<LiveFeed> following = invited.stream().filter(f -> f.following).toList();
        boolean whole = !entries.isEmpty() && entries.get(0).sequence() == 1;
        if (!whole) {
            following.forEach(f -> subscribe(f, journal, new Cursor(epoch, 0)));
        } else if (!following.isEmpty()) {
            openTogether(journal, following, entries);
        }
    }

    private void openTogether(JournalId journal, List<LiveFeed> following, List<Entry> entries) {
        List<Topic.Membership> members =
                following.stream().map(f -> enter(f, journal)).toList();
        Cursor head = new Cursor(epoch, entries.get(entries.size() - 1).sequence());
        Access access = store.snapshot(q -> access(q, journal, members));
        for (Topic.Membership member : members) {
            OptionalLong first = access.first().getOrDefault(member, OptionalLong.empty());
            if (first.isEmpty() || first.getAsLong() > 1 || !member.feed.current(access.epoch())) {
                member.topic.stopCatching(member);
                subscribe(member.feed, journal, new Cursor(epoch, 0));
            } else {
                member.feed.tell(o -> o.subscribed(journal, new Cursor(epoch, 0), head));
                if (!member.topic.join(member)) {
                    member.topic.stopCatching(member);
                    catchUp(member);
                }
            }
        }
        Topic topic = members.get(0).topic;
        if (topic.offer(entries)) {
            pump(topic, access.epoch());
        }
    }

    /** Where each member may begin to read, and the access epoch, all of one snapshot. */
    private record Access(Map<Topic.Membership, OptionalLong> first, long epoch) {}

    private Access access(Query query, JournalId journal, List<Topic.Membership> members) {
        Loaded state = new Loaded(query, journal.workspace());
        Set<DocumentKey> needs = new HashSet<>();
        catalog.audience(journal.sort()).ifPresent(a -> members.forEach(m -> needs.addAll(
                a.needs(journal, m.feed.actor()))));
        needs.add(Epoch.key(journal.workspace()));
        state.load(needs);
        Map<Topic.Membership, OptionalLong> first = new HashMap<>();
        members.forEach(m -> first.put(m, firstReadable(journal, m.feed.actor(), state)));
        return new Access(first, state.get(Epoch.KIND, "epoch").map(Epoch::number).orElse(0L));
    }

    /** What the store hints at. */
    void signalled(Signal signal) {
        if (signal.everything()) {
            catchUp.execute(this::poll);
            return;
        }
        signal.heads().forEach((journal, sequence) -> {
            Topic topic = topics.get(journal);
            if (topic != null && topic.reach(sequence)) {
                delivery.execute(() -> pump(topic, -1));
            } else if (topic == null && interested(journal)) {
                catchUp.execute(() -> glance(journal, sequence));
            }
        });
    }

    private boolean interested(JournalId journal) {
        return feeds.stream().anyMatch(f -> f.caller.workspace().equals(journal.workspace()));
    }

    /** Looks for invitations in a journal that nobody here is subscribed to. */
    private void glance(JournalId journal, long sequence) {
        guarded(() -> {
            Set<PersonId> people = new HashSet<>();
            store.snapshot(q -> q.range(Range.before(journal, sequence + 1, 20)))
                    .forEach(e -> catalog.event(e).ifPresent(event -> people.addAll(event.invites())));
            if (!people.isEmpty()) {
                welcome(journal, people, List.of());
            }
        });
    }

    /** Asks the store how far the journals go, for when signals are lost. */
    void poll() {
        guarded(() -> {
            Set<JournalId> watched = Set.copyOf(topics.keySet());
            if (!watched.isEmpty()) {
                Map<JournalId, Head> heads = store.snapshot(q -> q.heads(watched));
                heads.forEach((journal, head) -> {
                    Topic topic = topics.get(journal);
                    if (topic != null && topic.reach(head.sequence())) {
                        delivery.execute(() -> pump(topic, -1));
                    }
                });
                watched.stream()
                        .flatMap(j -> java.util.stream.Stream.ofNullable(topics.get(j)))
                        .forEach(t -> t.all().forEach(this::catchUp));
            }
        });
    }

    private void pump(Topic topic, long knownEpoch) {
        long accessEpoch = knownEpoch;
        try {
            while (!topic.idle()) {
                List<Entry> entries = topic.atHand(CHUNK);
                if (entries.isEmpty() || accessEpoch < 0) {
                    Read read = store.snapshot(q -> new Read(
                            q.range(Range.after(topic.journal, topic.position, CHUNK)), accessEpoch(q, topic.journal)));
                    entries = read.entries();
                    accessEpoch = read.epoch();
                }
                if (entries.isEmpty()) {
                    log.warn("{} is said to reach {}, but ends at {}", topic.journal, topic.target, topic.position);
                    topic.target = topic.position;
                    continue;
                }
                deliver(topic, entries, accessEpoch);
            }
        } catch (StoreException e) {
            log.warn("live delivery of {} waits for the store: {}", topic.journal, e.getMessage());
            topic.scheduled = false;
        }
    }

    private record Read(List<Entry> entries, long epoch) {}

    private static long accessEpoch(Query query, JournalId journal) {
        DocumentKey key = Epoch.key(journal.workspace());
        return Epoch.in(query.documents(List.of(key)), journal.workspace());
    }

    private void deliver(Topic topic, List<Entry> entries, long accessEpoch) {
        int start = 0;
        for (int i = 0; i < entries.size(); i++) {
            boolean readersChange =
                    catalog.event(entries.get(i)).map(Event::changesReaders).orElse(true);
            if (readersChange || i == entries.size() - 1) {
                List<Entry> part = entries.subList(start, i + 1);
                Bundle bundle = Views.bundle(topic.journal, part, epoch);
                topic.deliver(bundle, part, epoch, accessEpoch);
                start = i + 1;
            }
            if (readersChange) {
                authorise(topic);
            }
        }
        topic.all().forEach(this::catchUp);
    }

    private void authorise(Topic topic) {
        List<Topic.Membership> members = topic.all();
        Access access = store.snapshot(q -> access(q, topic.journal, members));
        access.first().forEach((member, first) -> {
            if (first.isEmpty() || first.getAsLong() > member.position + 1) {
                end(member);
            }
        });
    }

    private OptionalLong firstReadable(JournalId journal, Actor actor, Loaded state) {
        Audience audience = catalog.audience(journal.sort()).orElse((j, a, s, p) -> OptionalLong.empty());
        return journal.workspace().equals(actor.workspace())
                ? audience.firstReadable(journal, actor, state, policy)
                : OptionalLong.empty();
    }

    private void end(Topic.Membership member) {
        member.feed.subscriptions.remove(member.topic.journal, member);
        leave(member);
        member.feed.tell(o -> o.ended(member.topic.journal));
    }

    void leave(Topic.Membership member) {
        member.topic.remove(member);
        topics.computeIfPresent(member.topic.journal, (j, t) -> t.empty() ? null : t);
    }

    void whisper(LiveFeed from, JournalId journal, String what) {
        Topic.Membership mine = from.subscriptions.get(journal);
        if (mine == null) {
            return;
        }
        for (Topic.Membership member : mine.topic.all()) {
            if (member.feed != from && member.live) {
                member.feed.tell(o -> o.whisper(journal, from.caller.person(), what));
            }
        }
    }

    void subscribe(LiveFeed feed, JournalId journal, @Nullable Cursor cursor) {
        catchUp.execute(() -> guarded(() -> begin(feed, journal, cursor)));
    }

    private record Start(OptionalLong first, Head head) {}

    private void begin(LiveFeed feed, JournalId journal, @Nullable Cursor cursor) {
        feed.unsubscribe(journal);
        Topic.Membership member = enter(feed, journal);
        Start start = store.snapshot(q -> {
            Loaded state = new Loaded(q, journal.workspace());
            return new Start(firstReadable(journal, feed.actor(), state), state.head(journal));
        });
        Cursor head = new Cursor(epoch, start.head().sequence());
        if (start.first().isEmpty()) {
            denials.denied(feed.caller, "subscribe " + journal.name());
            end(member);
            return;
        }
        if (cursor != null && (!cursor.epoch().equals(epoch) || cursor.sequence() > head.sequence())) {
            feed.subscriptions.remove(journal, member);
            leave(member);
            feed.tell(o -> o.resync(journal, head));
            return;
        }
        long wanted = cursor == null ? head.sequence() : cursor.sequence();
        member.position = Math.max(wanted, start.first().getAsLong() - 1);
        Cursor from = new Cursor(epoch, member.position);
        feed.tell(o -> o.subscribed(journal, from, head));
        member.topic.stopCatching(member);
        catchUp(member);
    }

    private Topic.Membership enter(LiveFeed feed, JournalId journal) {
        Topic.Membership[] entered = new Topic.Membership[1];
        topics.compute(journal, (j, existing) -> {
            Topic topic = existing == null ? new Topic(j) : existing;
            Topic.Membership member = new Topic.Membership(feed, topic, 0);
            member.catching = true;
            topic.add(member);
            entered[0] = member;
            return topic;
        });
        Topic.Membership member = entered[0];
        feed.subscriptions.put(journal, member);
        if (feed.closed) {
            feed.close();
        }
        return member;
    }

    /** Reads on for a member that is not live; does nothing for one that is, or that is being read for. */
    void catchUp(Topic.Membership member) {
        if (member.topic.startCatching(member)) {
            catchUp.execute(() -> guarded(() -> advance(member)));
        }
    }

    private void advance(Topic.Membership member) {
        boolean arrived = false;
        try {
            while (!arrived && !member.ended && !member.feed.closed) {
                if (!member.feed.current(0) && !recheck(member.feed)) {
                    return;
                }
                Step step = store.snapshot(q -> step(q, member));
                if (step.first().isEmpty() || step.first().getAsLong() > member.position + 1) {
                    end(member);
                    return;
                }
                if (member.feed.actor().epoch() < step.epoch()) {
                    recheck(member.feed);
                    continue;
                }
                if (!step.entries().isEmpty()) {
                    Bundle bundle = Views.bundle(member.topic.journal, step.entries(), epoch);
                    if (!member.feed.send(bundle)) {
                        return;
                    }
                    member.position = bundle.to();
                }
                arrived = member.topic.join(member);
            }
        } finally {
            if (!arrived) {
                member.topic.stopCatching(member);
            }
        }
    }

    private record Step(OptionalLong first, long epoch, List<Entry> entries) {}

    private Step step(Query query, Topic.Membership member) {
        JournalId journal = member.topic.journal;
        OptionalLong first = firstReadable(journal, member.feed.actor(), new Loaded(query, journal.workspace()));
        List<Entry> entries =
                first.isEmpty() ? List.of() : query.range(Range.after(journal, member.position, CHUNK / 2));
        return new Step(first, accessEpoch(query, journal), entries);
    }

    /** Asks store and directory about every feed again: after the host said so, and once in a lifetime. */
    void recheckAll(boolean onlyOld) {
        guarded(() -> {
            Map<WorkspaceId, Long> epochs = new HashMap<>();
            for (LiveFeed feed : feeds) {
                long now = epochs.computeIfAbsent(feed.caller.workspace(), actors::epoch);
                if (!onlyOld || !feed.current(now) || feed.caller.session() != null) {
                    recheck(feed);
                }
            }
        });
    }

    private boolean recheck(LiveFeed feed) {
        try {
            feed.checked(actors.resolve(feed.caller));
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
        feed.subscriptions.values().forEach(m -> guarded(() -> verify(m)));
        return true;
    }

    private void verify(Topic.Membership member) {
        OptionalLong first = store.snapshot(q -> firstReadable(
                member.topic.journal, member.feed.actor(), new Loaded(q, member.topic.journal.workspace())));
        if (first.isEmpty()) {
            end(member);
        } else {
            catchUp(member);
        }
    }

    /** Ends the connections of a sign-in that is over. */
    void sessionEnded(String session) {
        for (LiveFeed feed : feeds) {
            if (session.equals(feed.caller.session())) {
                feed.tell(o -> o.dismissed("you are signed out"));
                feed.close();
            }
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (StoreException e) {
            log.warn("the store does not answer; delivery goes on when it does: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("a delivery failed in a way that nothing foresees", e);
        }
    }
}
