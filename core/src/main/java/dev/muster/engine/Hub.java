package dev.muster.engine;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import dev.muster.journal.Cursor;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 7: carries committed entries to feeds, each journal in its order, without gap or repeat.
 *
 * <ol>
 *   <li>Entries arrive from this node's own commits, or are read after a signal or a poll; either way in the
 *       order of their numbers. Journals take turns.
 *   <li>They are encoded once and handed to every live member of the journal's topic.
 *   <li>Behind an entry that changes who may read, everybody is asked anew before anything more goes out. When
 *       that cannot be done, nobody is live any more.
 *   <li>Who cannot take more, whose access is in doubt, or who comes from an older cursor, catches up from the
 *       store ({@link CatchUp}): access is decided in the very snapshot that is read.
 * </ol>
 */
final class Hub implements Feeds {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final int CHUNK = 500;
    private final Store store;
    private final Catalog catalog;
    private final Readers readers;
    private final Actors actors;
    private final Executor delivery;
    private final Executor elsewhere;
    private final Duration lifetime;
    private final String epoch;
    private final BiConsumer<Caller, String> denials;
    private final Rechecks rechecks;
    private final CatchUp catchUp;
    private final Map<JournalId, Topic> topics = new ConcurrentHashMap<>();
    private final Set<LiveFeed> feeds = ConcurrentHashMap.newKeySet();
    private final Map<JournalId, Long> committing = new ConcurrentHashMap<>();
    private final Invitations invitations;
    private final Whispers whispers;
    private final AtomicBoolean polling = new AtomicBoolean();

    Hub(
            Store store,
            Catalog catalog,
            Readers readers,
            Actors actors,
            Threads threads,
            Duration lifetime,
            BiConsumer<Caller, String> denials) {
        this.store = store;
        this.catalog = catalog;
        this.readers = readers;
        this.actors = actors;
        this.delivery = threads.delivery();
        this.elsewhere = threads.catchUp();
        this.lifetime = lifetime;
        this.epoch = store.health().epoch();
        this.denials = denials;
        this.rechecks = new Rechecks(store, readers, actors, feeds, this::catchUp, this::ended);
        this.invitations = new Invitations(store, catalog, readers, this, feeds);
        this.whispers = new Whispers(store.broadcast(), readers, this, delivery);
        this.catchUp = new CatchUp(store, readers, elsewhere, rechecks::recheck, this::end, denials);
    }

    /** Asks the directory, so that a connection never begins with an old answer. */
    @Override
    public Feed open(Caller caller, Outlet outlet) {
        try {
            if (caller.kind() == Caller.Kind.SYSTEM) {
                throw Rejection.absent();
            }
            long asked = System.nanoTime();
            LiveFeed feed = new LiveFeed(this, caller, actors.resolve(caller), asked, outlet, lifetime.toNanos());
            feeds.add(feed);
            return feed;
        } catch (Rejection gone) {
            denials.accept(caller, "connect");
            throw gone;
        }
    }

    int openFeeds() {
        return feeds.size();
    }

    /** How many journals are watched for feeds. */
    int watched() {
        return topics.size();
    }

    void forget(LiveFeed feed) {
        feeds.remove(feed);
    }

    void later(Runnable work) {
        elsewhere.execute(() -> guarded(work));
    }

    /** This node is about to write to these journals: it needs no hint of its own commit. */
    void committing(Set<JournalId> journals) {
        journals.forEach(j -> committing.put(j, 0L));
    }

    /** What was hinted at in the meantime may be another node's, and is looked at now. */
    void over(Set<JournalId> journals) {
        for (JournalId journal : journals) {
            Long hinted = committing.remove(journal);
            if (hinted != null && hinted > 0) {
                hinted(journal, hinted);
            }
        }
    }

    /** What this node committed. */
    void committed(List<Layer.Appended> appended, Map<WorkspaceId, Long> epochs) {
        epochs.forEach(readers::learn);
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
        byJournal.forEach((journal, entries) -> {
            invitations.seen(journal, entries.get(entries.size() - 1).sequence());
            offer(journal, entries);
        });
        invited.forEach((journal, people) -> {
            List<Entry> entries = byJournal.getOrDefault(journal, List.of());
            boolean whole = !entries.isEmpty() && entries.get(0).sequence() == 1;
            delivery.execute(() -> guarded(() -> {
                invitations.welcome(journal, people, whole ? entries.size() : 0);
                if (whole) {
                    offer(journal, entries);
                }
            }));
        });
    }

    private void offer(JournalId journal, List<Entry> entries) {
        Topic topic = topics.get(journal);
        if (topic != null && topic.offer(entries)) {
            delivery.execute(() -> pump(topic));
        }
    }

    /** What the store hints at. */
    void signalled(Signal signal) {
        if (signal.everything()) {
            if (polling.compareAndSet(false, true)) {
                elsewhere.execute(this::poll);
            }
            return;
        }
        signal.heads().forEach((journal, sequence) -> {
            if (committing.computeIfPresent(journal, (j, most) -> Math.max(most, sequence)) == null) {
                hinted(journal, sequence);
            }
        });
    }

    private void hinted(JournalId journal, long sequence) {
        Topic topic = topics.get(journal);
        if (topic != null && topic.reach(sequence)) {
            delivery.execute(() -> pump(topic));
        } else if (topic == null && invitations.unseen(journal, sequence)) {
            later(() -> invitations.look(journal, sequence));
        }
    }

    /** Asks the store how far the journals go, for when signals are lost. */
    void poll() {
        polling.set(false);
        guarded(() -> {
            Set<JournalId> watched = Set.copyOf(topics.keySet());
            if (watched.isEmpty()) {
                return;
            }
            Map<JournalId, Head> heads = store.snapshot(q -> q.heads(watched));
            for (JournalId journal : watched) {
                Topic topic = topics.get(journal);
                if (topic != null) {
                    if (topic.reach(heads.getOrDefault(journal, Head.EMPTY).sequence())) {
                        delivery.execute(() -> pump(topic));
                    }
                    topic.all().forEach(catchUp::start);
                }
            }
        });
    }

    /** One round for a topic; when there is more, its next one comes behind those of the others. */
    private void pump(Topic topic) {
        try {
            if (!topic.idle()) {
                round(topic);
                delivery.execute(() -> pump(topic));
            }
        } catch (StoreException e) {
            log.warn("live delivery of {} waits for the store: {}", topic.journal, e.getMessage());
            topic.suspend();
        } catch (RuntimeException e) {
            log.error("live delivery of {} failed in a way that nothing foresees", topic.journal, e);
            topic.suspend();
        }
    }

    private void round(Topic topic) {
        List<Entry> entries = topic.atHand(CHUNK);
        if (entries.isEmpty()) {
            long said = topic.target();
            entries = store.snapshot(q -> {
                readers.access(q, topic.journal, List.of());
                return q.range(Range.after(topic.journal, topic.position(), CHUNK));
            });
            if (entries.isEmpty() && topic.ends(said)) {
                log.warn("{} is said to reach {}, but ends at {}", topic.journal, said, topic.position());
            }
        }
        deliver(topic, entries);
    }

    private void deliver(Topic topic, List<Entry> entries) {
        int start = 0;
        for (int i = 0; i < entries.size(); i++) {
            boolean readersChange =
                    catalog.event(entries.get(i)).map(Event::changesReaders).orElse(true);
            if (readersChange || i == entries.size() - 1) {
                for (List<Entry> part : Views.parts(entries.subList(start, i + 1))) {
                    Bundle bundle = Views.bundle(topic.journal, part, epoch);
                    topic.deliver(bundle, part, epoch, readers.known(topic.journal.workspace()));
                }
                start = i + 1;
            }
            if (readersChange) {
                authorise(topic);
            }
        }
        topic.all().forEach(catchUp::start);
    }

    private void authorise(Topic topic) {
        Readers.Access access;
        try {
            List<LiveFeed> reading =
                    topic.all().stream().map(m -> m.feed).distinct().toList();
            access = store.snapshot(q -> readers.access(q, topic.journal, reading));
        } catch (RuntimeException e) {
            topic.doubtAll();
            throw e;
        }
        for (Topic.Membership member : topic.all()) {
            OptionalLong first = access.of(member.feed);
            if (first.isEmpty() || (member.live && first.getAsLong() > member.position + 1)) {
                ended(member);
            }
        }
    }

    private void ended(Topic.Membership member) {
        end(member, o -> o.ended(member.topic.journal));
    }

    private void end(Topic.Membership member, Consumer<Outlet> last) {
        member.feed.subscriptions.remove(member.topic.journal, member);
        member.topic.finish(member, last);
        leave(member);
    }

    void leave(Topic.Membership member) {
        member.topic.remove(member);
        topics.computeIfPresent(member.topic.journal, (j, t) -> t.empty() ? null : t);
    }

    Whispers whispers() {
        return whispers;
    }

    @Nullable
    Topic topic(JournalId journal) {
        return topics.get(journal);
    }

    /** Takes the place of what was subscribed at once, so that what the client does next finds it. */
    void subscribe(LiveFeed feed, JournalId journal, @Nullable Cursor cursor) {
        catchUp.start(enter(feed, journal, cursor));
    }

    /**
     * Subscribes to a journal that the caller was just brought into, from its first entry on.
     *
     * @param head the journal's end, when access was just looked at and all of it is going to be offered; else 0
     */
    void follow(LiveFeed feed, JournalId journal, long head) {
        Cursor start = new Cursor(epoch, 0);
        Topic.Membership member = enter(feed, journal, start);
        if (head > 0 && member.topic.startCatching(member)) {
            member.topic.begin(member, start, new Cursor(epoch, head));
            if (member.topic.join(member)) {
                return;
            }
            member.topic.stopCatching(member);
        }
        catchUp.start(member);
    }

    private Topic.Membership enter(LiveFeed feed, JournalId journal, @Nullable Cursor cursor) {
        feed.unsubscribe(journal);
        Topic.Membership[] entered = new Topic.Membership[1];
        topics.compute(journal, (j, existing) -> {
            Topic topic = existing == null ? new Topic(j) : existing;
            entered[0] = new Topic.Membership(feed, topic, cursor);
            topic.add(entered[0]);
            return topic;
        });
        Topic.Membership before = feed.subscriptions.put(journal, entered[0]);
        if (before != null) {
            leave(before);
        }
        if (feed.closed) {
            feed.close();
        }
        return entered[0];
    }

    void catchUp(Topic.Membership member) {
        catchUp.start(member);
    }

    /** Asks store and directory about every feed again: when the host said so, and well within a lifetime. */
    void recheckAll() {
        rechecks.all();
    }

    /** Ends the connections of a sign-in that is over. */
    void sessionEnded(WorkspaceId workspace, String session) {
        for (LiveFeed feed : feeds) {
            if (feed.caller.workspace().equals(workspace) && session.equals(feed.caller.session())) {
                feed.tell(o -> o.dismissed("you are signed out"));
                feed.close();
            }
        }
    }

    static void guarded(Runnable work) {
        try {
            work.run();
        } catch (StoreException e) {
            log.warn("the store does not answer; delivery goes on when it does: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("a delivery failed in a way that nothing foresees", e);
        }
    }
}
