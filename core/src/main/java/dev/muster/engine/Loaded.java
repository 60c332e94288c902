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
import dev.muster.storage.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stored state as a question sees it: one snapshot, each document read once. */
class Loaded implements State {
    private final Query query;
    private final WorkspaceId workspace;
    private final Read read;

    /** What was read so far: shared by all commands of a transaction. */
    static final class Read {
        final Map<DocumentKey, Document> documents = new HashMap<>();
        private final Set<DocumentKey> asked = new HashSet<>();
        private final Map<Find, List<Document>> found = new HashMap<>();
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

        /** Takes in what a transaction began with. */
        void begun(Collection<DocumentKey> keys, Transaction.Begun begun) {
            documents.putAll(begun.documents());
            asked.addAll(keys);
            begun.found().forEach((find, all) -> {
                found.put(find, all);
                all.forEach(this::keep);
            });
        }

        /** What a find lists, if it was read; one that was asked for more than there is answers for any number. */
        @Nullable
        List<Document> found(Find find) {
            List<Document> all = found.get(find.most(Find.MOST));
            if (all == null || all.size() == Find.MOST) {
                return found.get(find);
            }
            return all.size() > find.limit() ? all.subList(0, find.limit()) : all;
        }

        void keep(Document document) {
            if (asked.add(document.key())) {
                documents.put(document.key(), document);
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
        List<Document> known = read.found(find);
        if (known != null) {
            return known;
        }
        List<Document> found = query.find(find);
        found.forEach(read::keep);
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
