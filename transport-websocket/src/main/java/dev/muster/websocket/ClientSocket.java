package dev.muster.websocket;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt's socket: puts messages together, sends one after the other, and ends once. */
final class ClientSocket implements WebSocket.Listener {
    private static final int BROKEN = 1006;
    private final Consumer<String> messages;
    private final BiConsumer<Integer, String> end;
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;
    private boolean ended;
    volatile long heard = System.nanoTime();

    ClientSocket(Consumer<String> messages, BiConsumer<Integer, String> end) {
        this.messages = messages;
        this.end = end;
    }

    synchronized void send(String frame) {
        WebSocket open = socket;
        if (open != null) {
            sent = sent.thenCompose(before -> open.sendText(frame, true)).exceptionally(failure -> {
                broken(String.valueOf(failure.getMessage()));
                return open;
            });
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        boolean late;
        synchronized (this) {
            socket = opened;
            late = ended;
        }
        if (late) {
            opened.abort();
        } else {
            opened.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heard = System.nanoTime();
        partial.append(data);
        if (last) {
            String message = partial.toString();
            partial.setLength(0);
            messages.accept(message);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        over(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        broken(String.valueOf(failure.getMessage()));
    }

    /** Ends it without a word, as a broken network does. */
    void broken(String why) {
        WebSocket open;
        synchronized (this) {
            open = socket;
        }
        if (open != null) {
            open.abort();
        }
        over(BROKEN, why);
    }

    void close() {
        WebSocket open;
        synchronized (this) {
            open = socket;
            ended = true;
        }
        if (open != null) {
            var unused = open.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((sent, failure) -> open.abort());
        }
    }

    private void over(int code, String reason) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        end.accept(code, reason);
    }
}
