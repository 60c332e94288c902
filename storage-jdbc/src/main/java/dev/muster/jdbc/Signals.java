package dev.muster.jdbc;

import dev.muster.journal.JournalId;
import dev.muster.storage.Signal;
import dev.muster.storage.Store;
import dev.muster.storage.Writes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know of commits, and the telling. */
final class Signals {
    private static final Logger log = LoggerFactory.getLogger(Signals.class);
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Signal>> locals = new CopyOnWriteArrayList<>();

    Store.Subscription listen(Consumer<Signal> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells a part of the store of this process's own commits only. */
    void listenLocally(Consumer<Signal> listener) {
        locals.add(listener);
    }

    /** After a commit of this process. */
    void committed(Writes writes) {
        if (writes.isEmpty()) {
            return;
        }
        Map<JournalId, Long> heads = new HashMap<>();
        writes.entries().forEach(e -> heads.merge(e.journal(), e.sequence(), Math::max));
        Signal signal = new Signal(heads, false);
        locals.forEach(l -> tell(l, signal));
        heard(signal);
    }

    /** After anyone's commit. */
    void heard(Signal signal) {
        listeners.forEach(l -> tell(l, signal));
    }

    private static void tell(Consumer<Signal> listener, Signal signal) {
        try {
            listener.accept(signal);
        } catch (RuntimeException e) {
            log.warn("a listener of the store failed; it is a hint only and is skipped", e);
        }
    }
}
