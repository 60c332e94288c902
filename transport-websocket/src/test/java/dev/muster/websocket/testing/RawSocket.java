package dev.muster.websocket.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A socket by hand: sends any text, and keeps every frame that came. Can stop reading. */
public final class RawSocket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    public final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    public final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile boolean stalled;
    public volatile int messages;
    private WebSocket socket;

    private RawSocket() {}

    /** Connects with headers given as name, value, name, value. */
    public static RawSocket connect(URI uri, String... headers) {
        RawSocket raw = new RawSocket();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        raw.socket = builder.buildAsync(uri, raw).orTimeout(5, TimeUnit.SECONDS).join();
        return raw;
    }

    public static RawSocket as(JettyTestServer server, String person) {
        return connect(server.socket(), "Authorization", "Bearer " + person);
    }

    /** The status with which a handshake is refused; 101 when it is not. */
    public static int refusal(URI uri, String... headers) {
        try (RawSocket open = connect(uri, headers)) {
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof java.net.http.WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw e;
        }
    }

    public RawSocket send(String text) {
        socket.sendText(text, true).orTimeout(5, TimeUnit.SECONDS).join();
        return this;
    }

    public void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    public void sendPart(String text, boolean last) {
        socket.sendText(text, last).join();
    }

    public JsonNode await(String type) {
        return await(f -> f.path("type").asText().equals(type));
    }

    public JsonNode await(Predicate<JsonNode> wanted) {
        return await(0, wanted);
    }

    /** The first such frame from this index on. */
    public JsonNode await(int from, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end) {
            for (JsonNode frame : frames.stream().skip(from).toList()) {
                if (wanted.test(frame)) {
                    return frame;
                }
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("nothing of the kind came; " + frames.size() + " frames, last "
                + (frames.isEmpty() ? "none" : frames.get(frames.size() - 1)));
    }

    public int closeCode() {
        return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    public void stall() {
        stalled = true;
    }

    public void resume() {
        stalled = false;
        socket.request(1);
    }

    public void cut() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages++;
            try {
                JsonNode message = JSON.readTree(partial.toString());
                if (message.isArray()) {
                    message.forEach(frames::add);
                } else {
                    frames.add(message);
                }
            } catch (Exception e) {
                closed.completeExceptionally(e);
            }
            partial.setLength(0);
        }
        if (!stalled) {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        if (!stalled) {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
