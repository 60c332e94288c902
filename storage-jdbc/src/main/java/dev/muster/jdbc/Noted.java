package dev.muster.jdbc;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.storage.Language;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import dev.muster.storage.Search;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads of a transaction, whose documents are noted for when they are written. */
record Noted(Query query, Before before) implements Query {
    @Override
    public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
        Map<DocumentKey, Document> found = query.documents(keys);
        before.note(found.values());
        return found;
    }

    @Override
    public List<Document> find(Find find) {
        List<Document> found = query.find(find);
        before.note(found);
        return found;
    }

    @Override
    public long count(Find find) {
        return query.count(find);
    }

    @Override
    public Map<JournalId, Head> heads(Collection<JournalId> journals) {
        return query.heads(journals);
    }

    @Override
    public List<Entry> range(Range range) {
        return query.range(range);
    }

    @Override
    public List<Entry> search(Search search) {
        return query.search(search);
    }

    @Override
    public long count(Search search) {
        return query.count(search);
    }

    @Override
    public Language language(WorkspaceId workspace) {
        return query.language(workspace);
    }
}
