package dev.muster.guarantee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;

/** A bare socket: nothing is asked again, filtered or put in order here; what comes is handed on. */
final class Wire implements WebSocket.Listener {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .executor(Executors.newFixedThreadPool(4, Wire::daemon))
            .build();
    private final Ears ears;
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private WebSocket socket;
    private boolean over;
    private volatile long heard = System.nanoTime();

    /** What is told, one thing after the other. */
    interface Ears {
        /** A frame came. */
        void frame(Wire from, JsonNode frame);

        /** It is over; the code is 1006 unless the server said one. */
        default void lost(Wire from, int code) {}
    }

    private Wire(Ears ears) {
        this.ears = ears;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        return thread;
    }

    /** Opens one; when that fails, it is lost. */
    static Wire open(URI mount, String person, Ears ears) {
        Wire wire = new Wire(ears);
        URI address = URI.create(mount.toString().replaceFirst("^http", "ws") + "socket");
        HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + person)
                .buildAsync(address, wire)
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        wire.end(1006);
                    }
                });
        return wire;
    }

    static Map<String, Object> frame(String type, String channel, String cursor) {
        Map<String, Object> frame = new LinkedHashMap<>(Map.of("type", type, "channel", channel));
        if (cursor != null) {
            frame.put("cursor", cursor);
        }
        return frame;
    }

    synchronized void send(Map<String, ?> frame) {
        WebSocket open = socket;
        if (open != null && !over) {
            String text = JSON.valueToTree(frame).toString();
            sent = sent.thenCompose(before -> open.sendText(text, true)).exceptionally(failure -> {
                abort();
                return open;
            });
        }
    }

    /** How long nothing was heard. */
    Duration quiet() {
        return Duration.ofNanos(System.nanoTime() - heard);
    }

    /** Ends it without a word. */
    void abort() {
        WebSocket open;
        synchronized (this) {
            open = socket;
        }
        if (open != null) {
            open.abort();
        }
        end(1006);
    }

    private void end(int code) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        ears.lost(this, code);
    }

    @Override
    public void onOpen(WebSocket opened) {
        boolean late;
        synchronized (this) {
            socket = opened;
            late = over;
        }
        if (late) {
            opened.abort();
        } else {
            opened.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heard = System.nanoTime();
        partial.append(data);
        if (last) {
            String message = partial.toString();
            partial.setLength(0);
            read(message);
        }
        from.request(1);
        return null;
    }

    private void read(String message) {
        try {
            JsonNode read = JSON.readTree(message);
            if (read.isArray()) {
                read.forEach(f -> ears.frame(this, f));
            } else {
                ears.frame(this, read);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON came: " + message, e);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        abort();
    }
}
