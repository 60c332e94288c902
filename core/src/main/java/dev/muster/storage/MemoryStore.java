package dev.muster.storage;

import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps everything in memory, under one lock: the executable specification of a {@link Store}. For tests and
 * for trying things out; what it holds ends with the process.
 */
public final class MemoryStore implements Store {
    private static final Logger log = LoggerFactory.getLogger(MemoryStore.class);
    private final ReentrantLock lock = new ReentrantLock(true);
    private final MemoryData data = new MemoryData();
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private final Broadcast broadcast = new LocalBroadcast();
    private final InstantSource leaseClock;
    private final String epoch = UUID.randomUUID().toString().substring(0, 8);
    private boolean closed;

    /** An empty store that measures leases by the system's clock. */
    public MemoryStore() {
        this(InstantSource.system());
    }

    /** An empty store that measures leases by another clock, for tests of leases that run out. */
    public MemoryStore(InstantSource leaseClock) {
        this.leaseClock = leaseClock;
    }

    @Override
    public <T> T transact(Function<Transaction, T> work) {
        Work transaction = new Work();
        T result;
        lock.lock();
        try {
            open();
            result = work.apply(transaction);
            if (transaction.writes != null) {
                data.apply(transaction.writes);
            }
        } finally {
            lock.unlock();
        }
        if (transaction.writes != null && !transaction.writes.isEmpty()) {
            signal(transaction.writes);
        }
        return result;
    }

    @Override
    public <T> T snapshot(Function<Query, T> read) {
        lock.lock();
        try {
            open();
            return read.apply(new MemoryQuery(data));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Jobs jobs() {
        return new Leases();
    }

    @Override
    public Subscription listen(Consumer<Signal> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Broadcast broadcast() {
        return broadcast;
    }

    @Override
    public Health health() {
        boolean up = !closed;
        return new Health(
                up,
                up,
                up ? null : "closed",
                "memory",
                "nothing survives the end of the process",
                epoch,
                1,
                Duration.ZERO);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void open() {
        if (closed) {
            throw new StoreUnavailable("the store is closed");
        }
    }

    private void signal(Writes writes) {
        Map<JournalId, Long> heads = new HashMap<>();
        writes.entries().forEach(e -> heads.merge(e.journal(), e.sequence(), Math::max));
        Signal signal = new Signal(heads, false);
        for (Consumer<Signal> listener : listeners) {
            try {
                listener.accept(signal);
            } catch (RuntimeException e) {
                log.warn("a listener of the store failed; it is a hint only and is skipped", e);
            }
        }
    }

    private final class Work implements Transaction {
        private @Nullable Writes writes;

        @Override
        public Map<JournalId, Head> lock(Collection<JournalId> journals) {
            Map<JournalId, Head> heads = new TreeMap<>();
            journals.forEach(j -> heads.put(j, data.head(j)));
            return heads;
        }

        @Override
        public Query query() {
            return new MemoryQuery(data);
        }

        @Override
        public Map<ReceiptKey, Receipt> receipts(Collection<ReceiptKey> keys) {
            return keys.stream()
                    .distinct()
                    .filter(data.receipts::containsKey)
                    .collect(Collectors.toMap(k -> k, data.receipts::get));
        }

        @Override
        public Set<Job.Key> held(Collection<Claim> claims) {
            return claims.stream().filter(data::holds).map(c -> c.job().key()).collect(Collectors.toSet());
        }

        @Override
        public void write(Writes all) {
            if (writes != null) {
                throw new IllegalStateException("a transaction writes once");
            }
            data.check(all);
            writes = all;
        }
    }

    private final class Leases implements Jobs {
        @Override
        public List<Claim> claim(JobKinds kinds, Instant now, int limit, Duration lease) {
            lock.lock();
            try {
                open();
                Instant leased = leaseClock.instant();
                List<Claim> claims = new ArrayList<>();
                data.jobs.values().stream()
                        .filter(j -> kinds.includes(j.job.kind())
                                && !j.job.due().isAfter(now)
                                && !j.leasedUntil.isAfter(leased))
                        .sorted(Comparator.comparing((MemoryData.Held j) -> j.job.due())
                                .thenComparing(j -> j.job.key()))
                        .limit(limit)
                        .forEach(j -> {
                            j.fence = ++data.fences;
                            j.leasedUntil = leased.plus(lease);
                            claims.add(new Claim(j.job, j.fence));
                        });
                return claims;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void release(List<Claim> claims) {
            lock.lock();
            try {
                claims.stream()
                        .filter(data::holds)
                        .forEach(c -> data.job(c.job().key()).ifPresent(j -> j.leasedUntil = Instant.EPOCH));
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Optional<Instant> nextDue(JobKinds kinds) {
            lock.lock();
            try {
                open();
                Instant leased = leaseClock.instant();
                return data.jobs.values().stream()
                        .filter(j -> kinds.includes(j.job.kind()) && !j.leasedUntil.isAfter(leased))
                        .map(j -> j.job.due())
                        .min(Comparator.naturalOrder());
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Optional<Job> job(Job.Key key) {
            lock.lock();
            try {
                return data.job(key).map(j -> j.job);
            } finally {
                lock.unlock();
            }
        }
    }
}
