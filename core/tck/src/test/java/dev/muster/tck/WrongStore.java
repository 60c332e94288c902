package dev.muster.tck;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Job;
import dev.muster.storage.Broadcast;
import dev.muster.storage.Health;
import dev.muster.storage.Jobs;
import dev.muster.storage.Language;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Search;
import dev.muster.storage.Signal;
import dev.muster.storage.Store;
import dev.muster.storage.Transaction;
import dev.muster.storage.Writes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A store that is right in everything; each wrong one overrides a single promise. */
class WrongStore implements Store {
    final MemoryStore right = new MemoryStore();

    List<Document> find(Query query, Find find) {
        return query.find(find);
    }

    List<Entry> range(Query query, Range range) {
        return query.range(range);
    }

    Search asked(Search search) {
        return search;
    }

    Writes written(Query query, Writes writes) {
        return writes;
    }

    Set<Job.Key> held(Transaction tx, Collection<Claim> claims) {
        return tx.held(claims);
    }

    Map<ReceiptKey, Receipt> receipts(Transaction tx, Collection<ReceiptKey> keys) {
        return tx.receipts(keys);
    }

    @Override
    public <T> T transact(Function<Transaction, T> work) {
        return right.transact(tx -> work.apply(new Work(tx)));
    }

    @Override
    public <T> T snapshot(Function<Query, T> read) {
        return right.snapshot(q -> read.apply(new Reads(q)));
    }

    @Override
    public Jobs jobs() {
        return right.jobs();
    }

    @Override
    public Subscription listen(Consumer<Signal> listener) {
        return right.listen(listener);
    }

    @Override
    public Broadcast broadcast() {
        return right.broadcast();
    }

    @Override
    public Health health() {
        return right.health();
    }

    @Override
    public void close() {
        right.close();
    }

    private final class Work implements Transaction {
        private final Transaction tx;

        Work(Transaction tx) {
            this.tx = tx;
        }

        @Override
        public Map<JournalId, Head> lock(Collection<JournalId> journals) {
            return tx.lock(journals);
        }

        @Override
        public Query query() {
            return new Reads(tx.query());
        }

        @Override
        public Map<ReceiptKey, Receipt> receipts(Collection<ReceiptKey> keys) {
            return WrongStore.this.receipts(tx, keys);
        }

        @Override
        public Set<Job.Key> held(Collection<Claim> claims) {
            return WrongStore.this.held(tx, claims);
        }

        @Override
        public void write(Writes writes) {
            tx.write(written(tx.query(), writes));
        }
    }

    private final class Reads implements Query {
        private final Query query;

        Reads(Query query) {
            this.query = query;
        }

        @Override
        public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
            return query.documents(keys);
        }

        @Override
        public List<Document> find(Find find) {
            return WrongStore.this.find(query, find);
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
            return WrongStore.this.range(query, range);
        }

        @Override
        public List<Entry> search(Search search) {
            return query.search(asked(search));
        }

        @Override
        public long count(Search search) {
            return query.count(asked(search));
        }

        @Override
        public Language language(WorkspaceId workspace) {
            return query.language(workspace);
        }
    }

    /** The same documents at whatever version they happen to be. */
    static List<Document> atAnyVersion(Query query, List<Document> documents) {
        Map<DocumentKey, Document> now =
                query.documents(documents.stream().map(Document::key).toList());
        return documents.stream()
                .map(d -> d.at(now.containsKey(d.key()) ? now.get(d.key()).version() : 0))
                .collect(Collectors.toList());
    }
}
