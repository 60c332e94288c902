package dev.muster.engine;

import dev.muster.access.WorkspaceId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stored state as a question sees it: one snapshot, each document read once. */
class Loaded implements State {
    private final Query query;
    private final WorkspaceId workspace;
    private final Read read;

    /** What was read so far: shared by all commands of a transaction. */
    static final class Read {
        final Map<DocumentKey, Document> documents = new HashMap<>();
        private final Set<DocumentKey> asked = new HashSet<>();
        final Values values;

        Read(Values values) {
            this.values = values;
        }

        void load(Query query, Collection<DocumentKey> keys) {
            Set<DocumentKey> missing = new HashSet<>(keys);
            missing.removeAll(asked);
            if (!missing.isEmpty()) {
                documents.putAll(query.documents(missing));
                asked.addAll(missing);
            }
        }
    }

    Loaded(Query query, WorkspaceId workspace, Values values) {
        this(query, workspace, new Read(values));
    }

    /** Shares what was read with others in the same transaction. */
    Loaded(Query query, WorkspaceId workspace, Read read) {
        this.query = query;
        this.workspace = workspace;
        this.read = read;
    }

    /** Reads at once what is not read yet. */
    final void load(Collection<DocumentKey> keys) {
        read.load(query, keys);
    }

    final void keep(Document document) {
        if (read.asked.add(document.key())) {
            read.documents.put(document.key(), document);
        }
    }

    final Optional<Document> stored(DocumentKey key) {
        if (!read.asked.contains(key)) {
            load(List.of(key));
        }
        return Optional.ofNullable(read.documents.get(key));
    }

    final Values values() {
        return read.values;
    }

    Optional<Document> document(DocumentKey key) {
        return stored(key);
    }

    @Override
    public WorkspaceId workspace() {
        return workspace;
    }

    @Override
    public <T> Optional<T> get(Kind<T> kind, String id) {
        return document(kind.key(workspace, id)).map(d -> read.values.value(kind, d));
    }

    @Override
    public <T> Map<String, T> all(Kind<T> kind, Collection<String> ids) {
        List<DocumentKey> keys = ids.stream().map(id -> kind.key(workspace, id)).toList();
        load(keys);
        Map<String, T> found = new HashMap<>();
        keys.forEach(key -> document(key).ifPresent(d -> found.put(key.id(), read.values.value(kind, d))));
        return found;
    }

    @Override
    public <T> List<T> find(Kind<T> kind, Find find) {
        return documents(find).stream().map(d -> read.values.value(kind, d)).toList();
    }

    /** What a find lists; it is not read again by its keys. */
    List<Document> documents(Find find) {
        List<Document> found = query.find(find);
        found.forEach(this::keep);
        return found;
    }

    @Override
    public Optional<Entry> entry(JournalId journal, long sequence) {
        return query.range(Range.only(journal, sequence)).stream().findFirst();
    }

    @Override
    public Map<JournalId, Head> heads(Set<JournalId> journals) {
        Map<JournalId, Head> heads = new HashMap<>();
        journals.forEach(j -> heads.put(j, Head.EMPTY));
        heads.putAll(query.heads(journals));
        return heads;
    }

    @Override
    public Query stored() {
        return query;
    }
}
