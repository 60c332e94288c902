package dev.muster.engine;

import dev.muster.journal.JournalId;
import dev.muster.storage.Broadcast;
import dev.muster.storage.Health;
import dev.muster.storage.Jobs;
import dev.muster.storage.Query;
import dev.muster.storage.Signal;
import dev.muster.storage.Store;
import dev.muster.storage.StoreUnavailable;
import dev.muster.storage.Transaction;
import dev.muster.storage.Writes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A store that notes what is asked of it and what is written, can be made unreachable, and can be made deaf: then
 * its listeners hear nothing, as when a notification channel is lost.
 */
public final class SpyStore implements Store {
    private final Store store;
    private final List<Trace> traces = new CopyOnWriteArrayList<>();
    public final List<Writes> writes = new CopyOnWriteArrayList<>();
    public volatile boolean down;
    public volatile boolean deaf;
    /** Runs before each read in a snapshot, with the snapshot's name for itself; may throw. */
    public volatile Runnable beforeSnapshot = () -> {};
    /** Laid around each transaction. */
    public volatile UnaryOperator<Runnable> aroundCommit = commit -> commit;

    /** One transaction or snapshot: by which thread, which journals it locked or read, and the calls made. */
    public record Trace(Thread thread, Set<JournalId> locked, List<String> calls) {}

    public SpyStore(Store store) {
        this.store = store;
    }

    /** What was asked since the last forgetting, by this thread or in transactions about anything but access. */
    public List<List<String>> calls(Thread thread) {
        return traces.stream()
                .filter(t -> t.thread() == thread
                        || t.locked().stream().anyMatch(j -> !j.sort().equals("access")))
                .map(Trace::calls)
                .toList();
    }

    /** True when none of these transactions wrote the record of refusals as well. */
    public boolean alone() {
        return traces.stream()
                .map(Trace::locked)
                .noneMatch(
                        l -> l.size() > 1 && l.stream().anyMatch(j -> j.sort().equals("access")));
    }

    public void forget() {
        traces.clear();
        writes.clear();
    }

    @Override
    public <T> T transact(Function<Transaction, T> work) {
        check();
        Trace trace = new Trace(Thread.currentThread(), new HashSet<>(), new ArrayList<>());
        List<T> result = new ArrayList<>();
        aroundCommit
                .apply(() -> result.add(store.transact(tx -> work.apply(spied(Transaction.class, tx, trace)))))
                .run();
        traces.add(trace);
        return result.get(0);
    }

    @Override
    public <T> T snapshot(Function<Query, T> read) {
        check();
        beforeSnapshot.run();
        Trace trace = new Trace(Thread.currentThread(), Set.of(), new ArrayList<>());
        T result = store.snapshot(q -> read.apply(spied(Query.class, q, trace)));
        traces.add(trace);
        return result;
    }

    private void check() {
        if (down) {
            throw new StoreUnavailable("unplugged by the test");
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T spied(Class<T> type, T real, Trace trace) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            trace.calls().add(method.getName());
            if (method.getName().equals("lock")) {
                trace.locked().addAll((Collection<JournalId>) arguments[0]);
            }
            if (method.getName().equals("write")) {
                writes.add((Writes) arguments[0]);
            }
            try {
                Object result = method.invoke(real, arguments);
                return method.getName().equals("query") ? spied(Query.class, (Query) result, trace) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @Override
    public Jobs jobs() {
        check();
        return store.jobs();
    }

    @Override
    public Subscription listen(Consumer<Signal> listener) {
        return store.listen(signal -> {
            if (!deaf) {
                listener.accept(signal);
            }
        });
    }

    @Override
    public Broadcast broadcast() {
        return store.broadcast();
    }

    @Override
    public Health health() {
        return store.health();
    }

    @Override
    public void close() {
        store.close();
    }
}
