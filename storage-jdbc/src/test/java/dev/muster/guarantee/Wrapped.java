package dev.muster.guarantee;

import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Job;
import dev.muster.storage.Broadcast;
import dev.muster.storage.Health;
import dev.muster.storage.JobKinds;
import dev.muster.storage.Jobs;
import dev.muster.storage.Query;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Signal;
import dev.muster.storage.Store;
import dev.muster.storage.Transaction;
import dev.muster.storage.Writes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A store that passes everything on; what is to be different is overridden. The inner store is closed by whoever opened it. */
class Wrapped implements Store {
    final Store inner;

    Wrapped(Store inner) {
        this.inner = inner;
    }

    @Override
    public <T> T transact(Function<Transaction, T> work) {
        return inner.transact(work);
    }

    @Override
    public <T> T snapshot(Function<Query, T> read) {
        return inner.snapshot(read);
    }

    @Override
    public Jobs jobs() {
        return inner.jobs();
    }

    @Override
    public Subscription listen(Consumer<Signal> listener) {
        return inner.listen(listener);
    }

    @Override
    public Broadcast broadcast() {
        return inner.broadcast();
    }

    @Override
    public Health health() {
        return inner.health();
    }

    @Override
    public void close() {}

    /** A transaction that passes everything on. */
    static class Work implements Transaction {
        final Transaction inner;

        Work(Transaction inner) {
            this.inner = inner;
        }

        @Override
        public Map<JournalId, Head> lock(Collection<JournalId> journals) {
            return inner.lock(journals);
        }

        @Override
        public Query query() {
            return inner.query();
        }

        @Override
        public Map<ReceiptKey, Receipt> receipts(Collection<ReceiptKey> keys) {
            return inner.receipts(keys);
        }

        @Override
        public Set<Job.Key> held(Collection<Claim> claims) {
            return inner.held(claims);
        }

        @Override
        public void write(Writes writes) {
            inner.write(writes);
        }
    }

    /** Jobs that pass everything on. */
    static class Claims implements Jobs {
        private final Jobs inner;

        Claims(Jobs inner) {
            this.inner = inner;
        }

        @Override
        public List<Claim> claim(JobKinds kinds, Instant now, int limit, Duration lease) {
            return inner.claim(kinds, now, limit, lease);
        }

        @Override
        public void release(List<Claim> claims) {
            inner.release(claims);
        }

        @Override
        public Optional<Instant> nextDue(JobKinds kinds) {
            return inner.nextDue(kinds);
        }

        @Override
        public Optional<Job> job(Job.Key key) {
            return inner.job(key);
        }
    }
}
