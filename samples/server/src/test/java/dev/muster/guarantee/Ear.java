package dev.muster.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.guarantee.Streams.Told;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A socket of somebody who follows one journal, and keeps every frame with the moment at which it came. */
final class Ear implements Wire.Ears, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final List<Heard> heard = new ArrayList<>();
    private final Wire wire;
    private long lostAt;
    private int code;

    /** A frame and when it came, by the machine's monotonic clock. */
    record Heard(long at, JsonNode frame) {
        String type() {
            return frame.path("type").asText();
        }
    }

    private Ear(URI node, String person) {
        wire = Wire.open(node, person, this);
    }

    /** Connected, and following nothing yet. */
    static Ear open(URI node, String person) {
        Ear ear = new Ear(node, person);
        Awaitility.await(person + " is greeted").until(() -> ear.has("hello") || ear.lostAt() > 0);
        return ear;
    }

    /** Follows a journal from a cursor, null for what is new; returns when that has begun. */
    Ear follow(String journal, String cursor) {
        wire.send(Wire.frame("subscribe", journal, cursor));
        Awaitility.await("subscribed").until(() -> has("subscribed"));
        return this;
    }

    void send(Map<String, ?> frame) {
        wire.send(frame);
    }

    @Override
    public synchronized void frame(Wire from, JsonNode frame) {
        heard.add(new Heard(System.nanoTime(), frame));
        notifyAll();
    }

    /** Waits for a frame like this; returns the first. */
    synchronized Heard await(String what, Predicate<Heard> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            for (Heard one : heard) {
                if (wanted.test(one)) {
                    return one;
                }
            }
            long left = end - System.nanoTime();
            if (left <= 0 || lostAt > 0) {
                List<JsonNode> last = heard.stream()
                        .skip(Math.max(0, heard.size() - 5))
                        .map(Heard::frame)
                        .toList();
                throw new AssertionError("nothing came: " + what + "; lost with " + code + "; at last " + last);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public synchronized void lost(Wire from, int why) {
        lostAt = System.nanoTime();
        code = why;
        notifyAll();
    }

    /** Keeps nothing of what it heard so far. */
    synchronized void forget() {
        heard.clear();
    }

    synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    synchronized boolean has(String type) {
        return heard.stream().anyMatch(h -> h.type().equals(type));
    }

    /** When it ended; 0 while it has not. */
    synchronized long lostAt() {
        return lostAt;
    }

    /** With which code. */
    synchronized int code() {
        return code;
    }

    /** The first moment of a frame like this, or of the end of the connection; 0 before. */
    synchronized long first(Predicate<Heard> wanted) {
        return heard.stream().filter(wanted).mapToLong(Heard::at).findFirst().orElse(lostAt);
    }

    /** Every entry that it was told. */
    synchronized List<Told> stream() {
        List<Told> stream = new ArrayList<>();
        heard.stream()
                .filter(h -> h.type().equals("entries"))
                .forEach(h -> h.frame().path("entries").forEach(e -> stream.add(Follower.told(e))));
        return stream;
    }

    /** Heard this text in a message. */
    synchronized boolean heardText(String text) {
        return stream().stream().anyMatch(t -> t.content().endsWith(": " + text));
    }

    /** The last cursor that it was given. */
    synchronized String cursor() {
        String cursor = null;
        for (Heard one : heard) {
            cursor = switch (one.type()) {
                case "subscribed" -> one.frame().path("from").asText();
                case "entries" -> one.frame().path("cursor").asText();
                default -> cursor;
            };
        }
        return cursor;
    }

    @Override
    public void close() {
        wire.abort();
    }
}
