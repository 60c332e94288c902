package dev.muster.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.record.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of a Muster server that stays connected: when the connection breaks it comes back, to any node, goes on
 * behind the last entry that it passed on, and sends what was not answered again under its key, which then happens
 * once. Safe for use by several threads.
 */
public final class MusterClient implements AutoCloseable {
    private static final Set<Integer> FINAL = Set.of(1003, 1008, 1009, 4401);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Object lock = new Object();
    private final URI address;
    private final Supplier<Map<String, String>> headers;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(1, MusterClient::daemon);
    private final ExecutorService answers = Executors.newSingleThreadExecutor(MusterClient::daemon);
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15));
    private final Followed followed;
    private final Window window = new Window(this::send, answers);
    private final News news;
    private @Nullable ClientSocket socket;
    private boolean greeted;
    private boolean closed;

    private MusterClient(URI mount, Supplier<Map<String, String>> headers, News news) {
        String base = mount.toString().replaceFirst("^http", "ws");
        this.address = URI.create(base.endsWith("/") ? base + "socket" : base + "/socket");
        this.headers = headers;
        this.news = news;
        this.followed = new Followed(news, this::send);
    }

    /**
     * Connects, now and whenever the connection is lost.
     *
     * @param mount where the server's Muster is mounted, such as {@code https://portal.example.com/muster/}
     * @param headers headers of the handshake, asked for at each try, so that a token can be renewed
     * @param news what is told
     */
    public static MusterClient connect(URI mount, Supplier<Map<String, String>> headers, News news) {
        MusterClient client = new MusterClient(mount, headers, news);
        client.connect();
        var unused = client.timer.scheduleWithFixedDelay(client::beat, 10, 10, TimeUnit.SECONDS);
        return client;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "muster-client");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Follows a channel: everything behind the cursor, in order and once, then whatever happens.
     *
     * @param channel the journal's name, {@code channel:<id>}
     * @param cursor what was had before; null for only what is new
     */
    public void subscribe(String channel, @Nullable String cursor) {
        synchronized (lock) {
            followed.begin(channel, cursor, greeted);
        }
    }

    /** Follows a channel no longer. */
    public void unsubscribe(String channel) {
        synchronized (lock) {
            followed.end(channel);
        }
    }

    /** Tells the others in a channel that somebody is typing. */
    public void typing(String channel) {
        synchronized (lock) {
            send(text(Map.of("type", "typing", "channel", channel)));
        }
    }

    /**
     * Sends a command under a new key, again and again until it is answered.
     *
     * @param name {@code room.verb}
     * @param data a record or map of its properties
     * @return fails with {@link Refused}
     */
    public CompletableFuture<Answers.Result> run(String name, Object data) {
        return run(name, data, UUID.randomUUID().toString());
    }

    /** The same under a key of the caller's, for one who wants to send it again after a restart. */
    public CompletableFuture<Answers.Result> run(String name, Object data, String key) {
        return say("command", name, data, key)
                .thenApply(f -> Json.read(text(f).getBytes(StandardCharsets.UTF_8), Answers.Result.class));
    }

    /**
     * Asks a question.
     *
     * @return the answer as JSON; fails with {@link Refused}
     */
    public CompletableFuture<String> ask(String name, Object data) {
        return say("ask", name, data, UUID.randomUUID().toString()).thenApply(f -> text(f.path("data")));
    }

    private CompletableFuture<JsonNode> say(String type, String name, Object data, String id) {
        synchronized (lock) {
            if (closed) {
                return CompletableFuture.failedFuture(new IllegalStateException("this client is closed"));
            }
            Asking asking = new Asking(text(Map.of(
                    "type", type,
                    "id", id,
                    "name", name,
                    "data", Json.read(Json.write(data), Map.class))));
            return window.add(id, asking, greeted);
        }
    }

    private void connect() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            ClientSocket[] made = new ClientSocket[1];
            ClientSocket attempt = new ClientSocket(m -> message(made[0], m), (code, why) -> lost(made[0], code, why));
            made[0] = attempt;
            socket = attempt;
            WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
            headers.get().forEach(builder::header);
            var unused = builder.buildAsync(address, attempt).whenComplete((opened, failure) -> {
                if (failure != null) {
                    lost(attempt, status(failure), String.valueOf(failure.getMessage()));
                }
            });
        }
    }

    private static int status(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        int status = cause instanceof WebSocketHandshakeException refused
                ? refused.getResponse().statusCode()
                : 0;
        return status == 401 || status == 403 ? 1008 : 1006;
    }

    private void lost(ClientSocket which, int code, String why) {
        synchronized (lock) {
            if (closed || socket != which) {
                return;
            }
            boolean told = greeted;
            greeted = false;
            socket = null;
            if (FINAL.contains(code)) {
                close();
                Followed.tell(() -> news.stopped(code, why));
                return;
            }
            if (told) {
                Followed.tell(() -> news.connected(false));
            }
            later(this::connect, backoff.next());
        }
    }

    private void later(Runnable work, long millis) {
        var unused = timer.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        ClientSocket now;
        synchronized (lock) {
            now = socket;
            send("{\"type\":\"ping\"}");
        }
        if (now != null && System.nanoTime() - now.heard > TimeUnit.SECONDS.toNanos(40)) {
            now.broken("nothing was heard for too long");
        }
    }

    private void send(String frame) {
        synchronized (lock) {
            ClientSocket now = socket;
            if (now != null) {
                now.send(frame);
            }
        }
    }

    private void message(ClientSocket from, String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            from.broken("the server sent what is no JSON");
            return;
        }
        synchronized (lock) {
            if (socket != from) {
                return;
            }
            if (message.isArray()) {
                message.forEach(this::frame);
            } else {
                frame(message);
            }
        }
    }

    private void frame(JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "hello" -> {
                greeted = true;
                backoff.reset();
                Followed.tell(() -> news.connected(true));
                followed.resume();
                window.resume();
            }
            case "result", "answer" -> window.answered(frame.path("id").asText(), frame);
            case "refused" -> refused(frame);
            default -> followed.frame(frame);
        }
    }

    private void refused(JsonNode frame) {
        Refusal refusal = Json.read(text(frame).getBytes(StandardCharsets.UTF_8), Refusal.class);
        String id = frame.path("id").asText();
        long again = Math.max(window.refused(id, refusal), followed.refused(id, refusal));
        if (again >= 0) {
            later(() -> again(id), again);
        }
    }

    private void again(String id) {
        synchronized (lock) {
            if (greeted) {
                window.again(id);
                followed.again(id);
            }
        }
    }

    private static String text(Object value) {
        return value instanceof JsonNode node ? node.toString() : new String(Json.write(value), StandardCharsets.UTF_8);
    }

    /** Breaks the connection, as a network does; for tests. */
    void cut() {
        ClientSocket now;
        synchronized (lock) {
            now = socket;
        }
        if (now != null) {
            now.broken("cut");
        }
    }

    /** Ends the connection. What was not answered fails, and may or may not have happened. */
    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            timer.shutdownNow();
            if (socket != null) {
                socket.close();
                socket = null;
            }
            window.close();
            answers.shutdown();
        }
    }
}
