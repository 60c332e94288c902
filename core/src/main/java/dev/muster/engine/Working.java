package dev.muster.engine;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.EntryId;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.storage.Query;
import dev.muster.storage.Writes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * State as a command sees it inside a batch: what is stored, then what the commands before it decided, then
 * what it has decided itself.
 */
class Working extends Loaded {
    private final Map<JournalId, Head> locked;
    private final Layer batch;
    final Layer own = new Layer();

    Working(Query query, WorkspaceId workspace, Read read, Map<JournalId, Head> locked, Layer batch) {
        super(query, workspace, read);
        this.locked = locked;
        this.batch = batch;
    }

    private Stream<Layer> layers() {
        return Stream.of(own, batch);
    }

    @Override
    Optional<Document> document(DocumentKey key) {
        Optional<Document> decided = own.documents(key.kind()).get(key);
        if (decided == null) {
            decided = batch.documents(key.kind()).get(key);
        }
        return decided != null ? decided : stored(key);
    }

    @Override
    List<Document> documents(Find find) {
        Map<DocumentKey, Optional<Document>> mine = own.documents(find.kind());
        Map<DocumentKey, Optional<Document>> before = batch.documents(find.kind());
        int decided = mine.size() + before.size();
        if (decided == 0) {
            return super.documents(find);
        }
        List<Document> all = new ArrayList<>();
        for (Document found : super.documents(find.most(Math.min(Find.MOST, find.limit() + decided)))) {
            if (!mine.containsKey(found.key()) && !before.containsKey(found.key())) {
                all.add(found);
            }
        }
        before.forEach((key, now) -> {
            if (!mine.containsKey(key)) {
                now.filter(find::matches).ifPresent(all::add);
            }
        });
        mine.values().forEach(now -> now.filter(find::matches).ifPresent(all::add));
        all.sort(find.order());
        return all.size() > find.limit() ? all.subList(0, find.limit()) : all;
    }

    @Override
    public Optional<Entry> entry(JournalId journal, long sequence) {
        EntryId place = new EntryId(journal, sequence);
        Optional<Entry> entry =
                layers().flatMap(l -> Stream.ofNullable(l.entries.get(place))).findFirst();
        if (entry.isEmpty()) {
            entry = super.entry(journal, sequence);
        }
        return entry.map(e -> amended(own, amended(batch, e, place), place));
    }

    private static Entry amended(Layer layer, Entry entry, EntryId place) {
        Writes.Amended amended = layer.amended.get(place);
        return amended == null ? entry : entry.amended(amended.amendment(), amended.index());
    }

    /** Those that are locked are known; only others are asked of the store. */
    @Override
    public Map<JournalId, Head> heads(Set<JournalId> journals) {
        Map<JournalId, Head> heads = new HashMap<>();
        Set<JournalId> unknown = new HashSet<>();
        for (JournalId journal : journals) {
            lockedHead(journal).ifPresentOrElse(head -> heads.put(journal, head), () -> unknown.add(journal));
        }
        if (!unknown.isEmpty()) {
            heads.putAll(super.heads(unknown));
        }
        return heads;
    }

    /** The end of a journal that is locked; empty for one that is not. */
    Optional<Head> lockedHead(JournalId journal) {
        Head head = own.heads.get(journal);
        if (head == null) {
            head = batch.heads.get(journal);
        }
        return Optional.ofNullable(head == null ? locked.get(journal) : head);
    }
}
