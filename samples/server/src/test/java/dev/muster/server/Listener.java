package dev.muster.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A socket of a page that listens to a channel, and remembers what it was told and when it was closed. */
final class Listener implements WebSocket.Listener {
    final List<String> frames = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private Listener() {}

    static Listener open(Site site, Program page, String channel) {
        Listener listener = new Listener();
        String credential = page.header("Cookie");
        listener.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", credential)
                .header("Origin", site.origin())
                .buildAsync(URI.create(site.address().replace("http", "ws") + "socket"), listener)
                .join();
        listener.socket
                .sendText("{\"type\":\"subscribe\",\"channel\":\"channel:" + channel + "\"}", true)
                .join();
        return listener;
    }

    /** True once a frame held this. */
    boolean heard(String text) {
        return frames.stream().anyMatch(f -> f.contains(text));
    }

    int code() {
        return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
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
}
