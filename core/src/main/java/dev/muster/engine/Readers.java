package dev.muster.engine;

import dev.muster.access.Actor;
import dev.muster.access.Policy;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Audience;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.storage.Query;
import dev.muster.storage.StoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may read which journal, asked inside the snapshot that is read, and the newest access epoch that this node
 * has seen of each workspace. Whatever throws here refuses the one reader that was asked about, and nobody else.
 */
final class Readers {
    private static final Logger log = LoggerFactory.getLogger(Readers.class);
    private final Catalog catalog;
    private final Policy policy;
    private final Values values;
    private final Map<WorkspaceId, Long> epochs = new ConcurrentHashMap<>();

    Readers(Catalog catalog, Policy policy, Values values) {
        this.catalog = catalog;
        this.policy = policy;
        this.values = values;
    }

    /** Where each feed may begin to read, and the access epoch, all of one snapshot. */
    record Access(Map<LiveFeed, OptionalLong> first, long epoch) {
        /** The number of the first entry that this feed may read; empty when none. */
        OptionalLong of(LiveFeed feed) {
            return first.getOrDefault(feed, OptionalLong.empty());
        }
    }

    /** Looks for many at once: everything that the answers are made of is read in one go. */
    Access access(Query query, JournalId journal, Collection<LiveFeed> feeds) {
        Loaded state = new Loaded(query, journal.workspace(), values);
        Set<DocumentKey> needs = new HashSet<>();
        catalog.audience(journal.sort()).ifPresent(a -> feeds.forEach(f -> needs.addAll(a.needs(journal, f.actor()))));
        needs.add(Epoch.key(journal.workspace()));
        state.load(needs);
        long epoch = state.get(Epoch.KIND, "epoch").map(Epoch::number).orElse(0L);
        learn(journal.workspace(), epoch);
        Map<LiveFeed, OptionalLong> first = new HashMap<>();
        feeds.forEach(f -> first.put(f, firstReadable(state, journal, f.actor())));
        return new Access(first, epoch);
    }

    /** Where one feed may begin to read each of these journals of its own workspace; all of one snapshot. */
    Map<JournalId, OptionalLong> access(Query query, LiveFeed feed, Collection<JournalId> journals) {
        WorkspaceId workspace = feed.caller.workspace();
        Actor actor = feed.actor();
        Loaded state = new Loaded(query, workspace, values);
        Set<DocumentKey> needs = new HashSet<>();
        journals.forEach(j -> catalog.audience(j.sort()).ifPresent(a -> needs.addAll(a.needs(j, actor))));
        needs.add(Epoch.key(workspace));
        state.load(needs);
        learn(workspace, state.get(Epoch.KIND, "epoch").map(Epoch::number).orElse(0L));
        Map<JournalId, OptionalLong> first = new HashMap<>();
        journals.forEach(j -> first.put(j, firstReadable(state, j, actor)));
        return first;
    }

    private OptionalLong firstReadable(Loaded state, JournalId journal, Actor actor) {
        Audience audience = catalog.audience(journal.sort()).orElse(null);
        if (audience == null || !journal.workspace().equals(actor.workspace())) {
            return OptionalLong.empty();
        }
        try {
            return audience.firstReadable(journal, actor, state, policy);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("it cannot be said whether {} may read {}, so they may not", actor.id(), journal, e);
            return OptionalLong.empty();
        }
    }

    /** Somebody read this epoch: no snapshot of an older one is believed from now on. */
    void learn(WorkspaceId workspace, long epoch) {
        epochs.merge(workspace, epoch, Math::max);
    }

    /** The newest epoch that was read. */
    long known(WorkspaceId workspace) {
        return epochs.getOrDefault(workspace, 0L);
    }
}
