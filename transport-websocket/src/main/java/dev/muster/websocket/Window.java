package dev.muster.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client has asked and what is not answered yet: as many under way as a server takes from one connection, the
 * others in their order behind them. Used under its client's lock.
 */
final class Window {
    private static final int UNDER_WAY = 48;
    private final Consumer<String> send;
    private final Executor answers;
    private final Map<String, Asking> underWay = new LinkedHashMap<>();
    private final Deque<Map.Entry<String, Asking>> waiting = new ArrayDeque<>();

    /**
     * @param answers where answers are told: not on the connection's thread, which must not run what callers chain
     */
    Window(Consumer<String> send, Executor answers) {
        this.send = send;
        this.answers = answers;
    }

    CompletableFuture<JsonNode> add(String id, Asking asking, boolean connected) {
        if (underWay.size() >= UNDER_WAY || underWay.containsKey(id)) {
            waiting.add(Map.entry(id, asking));
        } else {
            underWay.put(id, asking);
            if (connected) {
                send.accept(asking.frame);
            }
        }
        return asking.answer;
    }

    /** Sends everything again that was under way when the connection was lost. */
    void resume() {
        underWay.values().forEach(a -> send.accept(a.frame));
    }

    void answered(String id, JsonNode frame) {
        Asking asking = remove(id);
        if (asking != null) {
            answers.execute(() -> asking.answer.complete(frame));
        }
    }

    /** Milliseconds until it is to be sent again; negative when the refusal is the answer. */
    long refused(String id, Refusal refusal) {
        Asking asking = underWay.get(id);
        if (asking == null) {
            return -1;
        }
        long again = asking.again(refusal.code());
        if (again < 0) {
            remove(id);
            fail(asking, new Refused(refusal));
        }
        return again;
    }

    void again(String id) {
        Asking asking = underWay.get(id);
        if (asking != null) {
            send.accept(asking.frame);
        }
    }

    void close() {
        IllegalStateException over = new IllegalStateException("the client was closed before this was answered");
        underWay.values().forEach(a -> fail(a, over));
        waiting.forEach(w -> fail(w.getValue(), over));
        underWay.clear();
        waiting.clear();
    }

    private @Nullable Asking remove(String id) {
        Asking asking = underWay.remove(id);
        Map.Entry<String, Asking> next = asking == null ? null : waiting.poll();
        if (next != null) {
            underWay.put(next.getKey(), next.getValue());
            send.accept(next.getValue().frame);
        }
        return asking;
    }

    private void fail(Asking asking, RuntimeException failure) {
        answers.execute(() -> asking.answer.completeExceptionally(failure));
    }
}
