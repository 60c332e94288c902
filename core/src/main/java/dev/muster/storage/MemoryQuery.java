package dev.muster.storage;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads of a {@link MemoryStore}: each says in one expression what it means. */
final class MemoryQuery implements Query {
    private final MemoryData data;

    MemoryQuery(MemoryData data) {
        this.data = data;
    }

    @Override
    public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
        Map<DocumentKey, Document> found = new HashMap<>();
        for (DocumentKey key : keys) {
            Document document = data.documents.get(key);
            if (document != null) {
                found.put(key, document);
            }
        }
        return found;
    }

    @Override
    public List<Document> find(Find find) {
        return matching(find).sorted(find.order()).limit(find.limit()).toList();
    }

    @Override
    public long count(Find find) {
        return matching(find).count();
    }

    private Stream<Document> matching(Find find) {
        DocumentKey first = new DocumentKey(find.workspace(), find.kind(), "");
        DocumentKey last = new DocumentKey(find.workspace(), find.kind(), "\uffff");
        return data.documents.subMap(first, last).values().stream().filter(find::matches);
    }

    @Override
    public Map<JournalId, Head> heads(Collection<JournalId> journals) {
        Map<JournalId, Head> heads = new HashMap<>();
        for (JournalId journal : journals) {
            Head head = data.head(journal);
            if (head.sequence() > 0) {
                heads.put(journal, head);
            }
        }
        return heads;
    }

    @Override
    public List<Entry> range(Range range) {
        List<Entry> entries = data.journal(range.journal());
        int from = (int) Math.min(Math.max(range.from() - 1, 0), entries.size());
        int to = (int) Math.max(Math.min(range.to(), entries.size()), from);
        List<Entry> part = new ArrayList<>(entries.subList(from, to));
        if (range.descending()) {
            Collections.reverse(part);
        }
        return part.stream()
                .filter(e -> range.thread() == 0 || e.index().thread() == range.thread())
                .limit(range.limit())
                .toList();
    }

    @Override
    public List<Entry> search(Search search) {
        return matching(search)
                .sorted(Search.ORDER)
                .filter(e -> search.before() == null || behind(e, search.before()))
                .limit(search.limit())
                .toList();
    }

    @Override
    public long count(Search search) {
        return matching(search)
                .filter(e -> search.before() == null || behind(e, search.before()))
                .count();
    }

    @Override
    public Language language(WorkspaceId workspace) {
        return data.languages.getOrDefault(workspace, Language.SIMPLE);
    }

    private Stream<Entry> matching(Search search) {
        return search.bounds().entrySet().stream()
                .flatMap(b -> data.journal(b.getKey()).stream().filter(e -> e.sequence() >= b.getValue()))
                .filter(search::matches);
    }

    private static boolean behind(Entry entry, Search.Place place) {
        int byTime = entry.time().compareTo(place.time());
        if (byTime != 0) {
            return byTime < 0;
        }
        int byJournal = entry.journal().compareTo(place.journal());
        return byJournal != 0 ? byJournal < 0 : entry.sequence() < place.sequence();
    }
}
