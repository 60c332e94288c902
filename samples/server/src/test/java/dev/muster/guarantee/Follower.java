package dev.muster.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.guarantee.Streams.Told;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A client that follows journals over whichever node it finds, and believes nothing that it was not told: it filters
 * nothing, so what comes twice or not at all shows. What has come lies in its inbox until it is processed; when the
 * connection ends before that, the inbox is lost, and it asks from the cursor behind what it processed.
 */
final class Follower implements Wire.Ears {
    private static final Duration SILENCE = Duration.ofSeconds(3);
    /** Asked so often whether the other side is there, and not more: many who ask all the time are a load of their own. */
    private static final Duration ASKING = Duration.ofMillis(500);

    private final String person;
    private final List<URI> nodes;
    private final Random random;
    private final Deque<JsonNode> inbox = new ArrayDeque<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    /** Believes that what was sent to it was processed: what a careless client does. */
    private final boolean careless;

    private Wire wire;
    private long again;
    private long asked;
    private boolean stopped;
    private int connections;
    private int dropped;
    private int silences;
    private int resyncs;

    private static final class Place {
        final List<Told> stream = new ArrayList<>();
        String cursor;
        /** What this connection has to be told next; 0 while it is not subscribed. */
        long due;
    }

    Follower(String person, List<URI> nodes, List<String> journals, String beginning, long seed, boolean careless) {
        this.person = person;
        this.nodes = nodes;
        this.random = new Random(seed);
        this.careless = careless;
        for (String journal : journals) {
            Place place = new Place();
            place.cursor = beginning;
            places.put(journal, place);
        }
    }

    /** Called again and again: processes some of the inbox, and sees to the connection. */
    synchronized void tick() {
        if (stopped) {
            return;
        }
        long now = System.nanoTime();
        if (wire == null && now >= again) {
            connections++;
            wire = Wire.open(nodes.get(random.nextInt(nodes.size())), person, this);
        } else if (wire != null && wire.quiet().compareTo(SILENCE) > 0) {
            silences++;
            leave();
        } else if (wire != null && now - asked > ASKING.toNanos()) {
            asked = now;
            wire.send(Map.of("type", "ping"));
        }
        for (int n = random.nextInt(2 * inbox.size() + 2); n > 0 && !inbox.isEmpty(); n--) {
            process(inbox.poll());
        }
    }

    /** Ends the connection itself, most often with something unprocessed, and goes to any node. */
    synchronized void leave() {
        Wire mine = wire;
        if (mine != null) {
            mine.abort();
            lost(mine, 1006);
        }
    }

    @Override
    public synchronized void lost(Wire from, int code) {
        if (wire != from) {
            return;
        }
        wire = null;
        again = System.nanoTime() + Duration.ofMillis(20 + random.nextInt(150)).toNanos();
        for (JsonNode frame : inbox) {
            dropped += frame.path("entries").size();
            if (careless) {
                places.get(frame.path("channel").asText()).cursor =
                        frame.path("cursor").asText();
            }
        }
        inbox.clear();
        places.values().forEach(p -> p.due = 0);
    }

    @Override
    public synchronized void frame(Wire from, JsonNode frame) {
        if (wire != from) {
            return;
        }
        String channel = frame.path("channel").asText();
        switch (frame.path("type").asText()) {
            case "hello" -> places.forEach((journal, p) -> from.send(Wire.frame("subscribe", journal, p.cursor)));
            case "subscribed" -> {
                Place place = places.get(channel);
                if (!frame.path("from").asText().equals(place.cursor)) {
                    wrong.add("asked from " + place.cursor + ", subscribed " + frame);
                }
                place.due = number(frame.path("from").asText()) + 1;
            }
            case "entries" -> {
                Place place = places.get(channel);
                if (frame.path("from").asLong() != place.due) {
                    wrong.add(person + " was due " + place.due + " of " + channel + " and told from "
                            + frame.path("from") + " to " + frame.path("to"));
                }
                place.due = frame.path("to").asLong() + 1;
                inbox.add(frame);
            }
            case "resync" -> resyncs++;
            case "ended", "refused" -> wrong.add("told " + frame);
            default -> {
                // presence, pong
            }
        }
    }

    private void process(JsonNode frame) {
        Place place = places.get(frame.path("channel").asText());
        frame.path("entries").forEach(e -> place.stream.add(told(e)));
        place.cursor = frame.path("cursor").asText();
    }

    static Told told(JsonNode entry) {
        return new Told(
                entry.path("seq").asLong(),
                entry.path("kind").asText() + " by " + entry.path("actor").asText() + " at "
                        + entry.path("time").asText() + ": "
                        + entry.path("data").path("text").asText());
    }

    static long number(String cursor) {
        return Long.parseLong(cursor.substring(cursor.lastIndexOf('.') + 1));
    }

    /** Has taken in every journal up to its head. */
    synchronized boolean arrived(Map<String, Long> heads) {
        return places.entrySet().stream()
                .allMatch(e -> number(e.getValue().cursor) >= heads.getOrDefault(e.getKey(), 0L));
    }

    @Override
    public synchronized String toString() {
        return person
                + (wire == null ? " waiting" : " connected")
                + places.entrySet().stream()
                        .map(e -> " " + e.getKey() + " at " + e.getValue().cursor)
                        .toList();
    }

    synchronized void stop() {
        stopped = true;
        leave();
    }

    /** Everything that is wrong with what it was told, given what the journals hold. */
    synchronized List<String> wrong(Map<String, List<Told>> journals) {
        List<String> all = new ArrayList<>(wrong);
        places.forEach((journal, place) -> all.addAll(
                Streams.gapFree(person + " of " + journal, place.stream, journals.getOrDefault(journal, List.of()))));
        return all;
    }

    /** What happened to it, by name. */
    synchronized Map<String, Long> figures() {
        Map<String, Long> figures = new HashMap<>();
        figures.put(
                "delivered",
                places.values().stream().mapToLong(p -> p.stream.size()).sum());
        figures.put("connections", (long) connections);
        figures.put("unprocessed", (long) dropped);
        figures.put("silences", (long) silences);
        figures.put("resyncs", (long) resyncs);
        return figures;
    }
}
