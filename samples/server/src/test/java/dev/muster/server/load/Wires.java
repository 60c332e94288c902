package dev.muster.server.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many connections on one thread, so that a thousand of them cost what they send and receive and no more. */
final class Wires implements AutoCloseable {
    private final Selector selector;
    private final Thread thread = new Thread(this::loop, "wires");
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    Wires() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    Selector selector() {
        return selector;
    }

    /** Does something on the thread of the connections. */
    void soon(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void loop() {
        while (!over) {
            try {
                selector.select(key -> ((Stream) key.attachment()).ready(key), 100);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is done when a connection can be read or written. */
    interface Stream {
        void ready(SelectionKey key);
    }

    @Override
    public void close() {
        over = true;
        selector.wakeup();
        try {
            thread.join(5_000);
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
