package dev.muster.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.access.PersonId;
import dev.muster.command.EntryView;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels that a client follows, and how far it is in each: an entry is passed on once and in order whatever the
 * connection does. Used under its client's lock.
 */
final class Followed {
    private static final Logger log = LoggerFactory.getLogger(Followed.class);
    private static final long UNKNOWN = -1;
    private final News news;
    private final Consumer<String> send;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** How far one is: the cursor to resume from, and the number that comes next. */
    private static final class Place {
        private final String id = UUID.randomUUID().toString();
        private @Nullable String cursor;
        private long next = UNKNOWN;
        private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

        Place(@Nullable String cursor) {
            this.cursor = cursor;
        }
    }

    Followed(News news, Consumer<String> send) {
        this.news = news;
        this.send = send;
    }

    void begin(String channel, @Nullable String cursor, boolean connected) {
        Place place = new Place(cursor);
        places.put(channel, place);
        if (connected) {
            subscribe(channel, place);
        }
    }

    void end(String channel) {
        if (places.remove(channel) != null) {
            send.accept(json(Map.of("type", "unsubscribe", "channel", channel)));
        }
    }

    /** There is a connection again. */
    void resume() {
        places.forEach(this::subscribe);
    }

    private void subscribe(String channel, Place place) {
        Map<String, String> frame =
                new LinkedHashMap<>(Map.of("type", "subscribe", "id", place.id, "channel", channel));
        if (place.cursor != null) {
            frame.put("cursor", place.cursor);
        }
        send.accept(json(frame));
    }

    /** Milliseconds until what was asked for under this id is asked for again; negative when that was none of these, or is over. */
    long refused(String id, Refusal refusal) {
        Map.Entry<String, Place> asked = askedUnder(id);
        if (asked == null) {
            return -1;
        }
        if (Asking.passes(refusal.code())) {
            return asked.getValue().backoff.next();
        }
        places.remove(asked.getKey());
        log.warn("{} cannot be followed: {}", asked.getKey(), refusal.message());
        tell(() -> news.ended(asked.getKey()));
        return -1;
    }

    void again(String id) {
        Map.Entry<String, Place> asked = askedUnder(id);
        if (asked != null) {
            subscribe(asked.getKey(), asked.getValue());
        }
    }

    private Map.@Nullable Entry<String, Place> askedUnder(String id) {
        return places.entrySet().stream()
                .filter(p -> p.getValue().id.equals(id))
                .findFirst()
                .orElse(null);
    }

    void frame(JsonNode frame) {
        String channel = frame.path("channel").asText();
        switch (frame.path("type").asText()) {
            case "subscribed" -> subscribed(channel, frame.path("from").asText());
            case "entries" -> entries(channel, frame);
            case "ended" -> {
                places.remove(channel);
                tell(() -> news.ended(channel));
            }
            case "resync" -> {
                places.remove(channel);
                tell(() -> news.resync(channel, frame.path("head").asText()));
            }
            case "invited" -> tell(() -> news.invited(channel));
            case "typing" ->
                tell(() -> news.typing(channel, frame.path("person").asText()));
            case "presence" ->
                tell(() -> news.presence(
                        channel,
                        frame.path("person").asText(),
                        frame.path("online").asBoolean()));
            default -> log.trace("a frame that this client does not know");
        }
    }

    private void subscribed(String channel, String from) {
        Place place = places.get(channel);
        if (place == null) {
            return;
        }
        place.backoff.reset();
        if (!from.equals(place.cursor)) {
            place.cursor = from;
            place.next = UNKNOWN;
        }
    }

    private void entries(String channel, JsonNode frame) {
        Place place = places.get(channel);
        long from = frame.path("from").asLong();
        long to = frame.path("to").asLong();
        if (place == null || (place.next != UNKNOWN && to < place.next)) {
            return;
        }
        if (place.next != UNKNOWN && from > place.next) {
            log.warn("a gap before entry {} of {}; subscribing again from {}", from, channel, place.next - 1);
            subscribe(channel, place);
            return;
        }
        long next = place.next;
        List<EntryView> entries = new ArrayList<>();
        frame.path("entries").forEach(e -> {
            if (e.path("seq").asLong() >= next) {
                entries.add(view(e));
            }
        });
        place.next = to + 1;
        String cursor = frame.path("cursor").asText();
        place.cursor = cursor;
        tell(() -> news.entries(channel, entries, cursor));
    }

    private static EntryView view(JsonNode entry) {
        return new EntryView(
                entry.path("channel").asText(),
                entry.path("seq").asLong(),
                Instant.parse(entry.path("time").asText()),
                new PersonId(entry.path("actor").asText()),
                entry.path("kind").asText(),
                entry.path("schema").asInt(),
                entry.path("thread").asLong(),
                entry.path("data").toString());
    }

    static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            log.warn("a listener failed", e);
        }
    }

    private static String json(Map<String, ?> frame) {
        return new String(Json.write(frame), StandardCharsets.UTF_8);
    }
}
