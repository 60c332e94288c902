package dev.muster.storage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners of this process; all there is to tell where one process has the store for itself. */
public final class LocalBroadcast implements Broadcast {
    private static final Logger log = LoggerFactory.getLogger(LocalBroadcast.class);
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** Nobody listens yet. */
    public LocalBroadcast() {}

    @Override
    public void send(String message) {
        Broadcast.check(message);
        for (Consumer<String> listener : listeners) {
            try {
                listener.accept(message);
            } catch (RuntimeException e) {
                log.warn("a listener to what nodes tell each other failed, and is skipped", e);
            }
        }
    }

    @Override
    public Store.Subscription listen(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
