package dev.muster.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.guarantee.History.Line;
import dev.muster.guarantee.Streams.Told;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One client of several nodes, which writes and reads wherever it is sent to, and carries along how far it has read: the
 * cursor over the socket, the number behind it over REST.
 */
final class Session {
    private final String person;
    private final String channel;
    private final History history;
    private final List<Told> stream = new ArrayList<>();
    private String cursor;
    private int resyncs;
    private long claimed;

    /** A way to read. */
    enum Way {
        /** The newest page over REST, which needs nothing carried along. */
        NEWEST,
        /** Over REST, behind what it has. */
        BEHIND,
        /** Over a new socket, from the cursor that it holds. */
        SOCKET,
        /** Over a new socket, without a cursor: what a client must not do. */
        FORGETFUL
    }

    Session(String person, String channel, String beginning, History history) {
        this.person = person;
        this.channel = channel;
        this.cursor = beginning;
        this.history = history;
    }

    /** Posts on a node; records the number that was answered. */
    void write(URI node, String name, String id) {
        history.append(id, person, name, () -> new Rest(person)
                .run(node, "channel.post", Map.of("channel", channel, "text", id), id)
                .done()
                .at("/ids/message")
                .asLong());
    }

    /** Reads on a node; records up to where. */
    void read(URI node, String name, Way way) throws Exception {
        history.read(person, name, () -> {
            if (way == Way.NEWEST) {
                return List.of(
                        new Line(ask(node, Map.of("limit", 1)).path("head").asLong(), ""));
            }
            claimed = way == Way.BEHIND ? behind(node) : socket(node, way == Way.SOCKET ? cursor : null);
            return List.of(new Line(claimed, ""));
        });
    }

    private JsonNode ask(URI node, Map<String, ?> more) throws IOException {
        Map<String, Object> asked = new LinkedHashMap<>(more);
        asked.put("channel", channel);
        return new Rest(person).ask(node, "channel.history", asked).done();
    }

    private long behind(URI node) throws IOException {
        JsonNode page;
        do {
            page = ask(node, Map.of("after", Follower.number(cursor), "limit", 200));
            page.path("entries").forEach(e -> take(Follower.told(e)));
        } while (page.path("more").asBoolean());
        return page.path("head").asLong();
    }

    private void take(Told told) {
        stream.add(told);
        cursor = cursor.substring(0, cursor.lastIndexOf('.') + 1) + told.sequence();
    }

    /** Until it has what was there when the subscription began; returns how far it has come. */
    private long socket(URI node, String from) throws Exception {
        CompletableFuture<Long> arrived = new CompletableFuture<>();
        long[] head = {Long.MAX_VALUE};
        long[] at = {0};
        Wire wire = Wire.open(node, person, new Wire.Ears() {
            @Override
            public void frame(Wire one, JsonNode frame) {
                switch (frame.path("type").asText()) {
                    case "hello" -> one.send(Wire.frame("subscribe", "channel:" + channel, from));
                    case "subscribed" -> {
                        head[0] = Follower.number(frame.path("head").asText());
                        at[0] = Follower.number(frame.path("from").asText());
                    }
                    case "entries" -> {
                        if (!arrived.isDone()) {
                            frame.path("entries").forEach(e -> take(Follower.told(e)));
                            at[0] = frame.path("to").asLong();
                        }
                    }
                    case "resync" -> {
                        resyncs++;
                        arrived.complete(Follower.number(cursor));
                    }
                    default -> {
                        // presence
                    }
                }
                if (at[0] >= head[0]) {
                    arrived.complete(at[0]);
                }
            }

            @Override
            public void lost(Wire one, int code) {
                arrived.completeExceptionally(new IOException("lost with " + code));
            }
        });
        try {
            return arrived.get(20, TimeUnit.SECONDS);
        } finally {
            wire.abort();
        }
    }

    /** Everything that it took in, in the order in which it did. */
    List<Told> stream() {
        return stream;
    }

    /** Up to where it believes to have taken in everything. */
    long claimed() {
        return claimed;
    }

    String person() {
        return person;
    }

    /** How often it was told to load afresh, instead of being shown less than it had. */
    int resyncs() {
        return resyncs;
    }
}
