package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is here and who is typing, seen from another node over one PostgreSQL: by those who may read, and by nobody else. */
class PresenceBetweenNodesTest {
    /** What is stated in the docs for a node that dies: 15 s of silence, and a look every 200 ms. */
    private static final Duration BOUND = Duration.ofSeconds(16);

    private static final Duration SOON = Duration.ofSeconds(20);
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** Somebody who follows a channel, and whom they see there. */
    private final class Watcher implements Wire.Ears {
        private final Set<String> online = ConcurrentHashMap.newKeySet();
        private final List<String> typing = new CopyOnWriteArrayList<>();
        private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
        private final String channel;
        private final Wire wire;

        Watcher(URI node, String person, String channel) {
            this.channel = "channel:" + channel;
            wire = Wire.open(node, person, this);
            watchers.add(this);
        }

        @Override
        public void frame(Wire from, JsonNode frame) {
            frames.add(frame);
            String person = frame.path("person").asText();
            switch (frame.path("type").asText()) {
                case "hello" -> from.send(Wire.frame("subscribe", channel, null));
                case "typing" -> typing.add(person);
                case "presence" -> {
                    if (frame.path("online").asBoolean()) {
                        online.add(person);
                    } else {
                        online.remove(person);
                    }
                }
                default -> {
                    // what is in the channel is not looked at here
                }
            }
        }

        boolean told(String type) {
            return frames.stream().anyMatch(f -> f.path("type").asText().equals(type));
        }
    }

    @AfterEach
    void leave() {
        watchers.forEach(w -> w.wire.abort());
    }

    private static String channel(URI node, String owner, String... members) throws Exception {
        return new Rest(owner)
                .run(
                        node,
                        "channel.create",
                        Map.of("name", "c", "open", false, "members", List.of(members)),
                        "create-" + owner)
                .done()
                .at("/ids/channel")
                .asText();
    }

    private static void soon(String what, BooleanSupplier is) {
        await().alias(what).atMost(SOON).until(is::getAsBoolean);
    }

    @Test
    void whoMayReadSeesThePeopleOfTheOtherNodeAndNobodyElseDoes() throws Exception {
        DataSource source = TestPostgres.fresh();
        try (JdbcStore left = JdbcStore.postgres(source);
                JdbcStore right = JdbcStore.postgres(source);
                Served a = Served.of(left, "a");
                Served b = Served.of(right, "b")) {
            String channel = channel(a.address(), "w0", "w1", "w2");
            Watcher here = new Watcher(a.address(), "w0", channel);
            soon("the first is there", () -> here.online.contains("w0"));
            Watcher there = new Watcher(b.address(), "w1", channel);
            Watcher also = new Watcher(b.address(), "w2", channel);
            Watcher stranger = new Watcher(b.address(), "w3", channel);
            soon("seen from node a", () -> here.online.equals(Set.of("w0", "w1", "w2")));
            soon("seen from node b", () -> there.online.equals(Set.of("w0", "w1", "w2")));
            soon("the stranger is told nothing", () -> stranger.told("ended"));

            there.wire.send(Wire.frame("typing", "channel:" + channel, null));
            soon("typing is seen from node a", () -> here.typing.contains("w1"));

            new Rest("w0")
                    .run(a.address(), "channel.remove-member", Map.of("channel", channel, "person", "w2"), "remove");
            soon("who was removed is gone", () -> here.online.equals(Set.of("w0", "w1")));
            soon("and hears it", () -> also.told("ended"));
            int heard = also.frames.size();
            here.wire.abort();
            soon("who left node a is gone on node b", () -> there.online.equals(Set.of("w1")));
            assertThat(also.frames.subList(heard, also.frames.size()))
                    .as("of who may not read it any more")
                    .isEmpty();
            assertThat(stranger.told("presence") || stranger.told("typing")).isFalse();
        }
    }

    @Test
    void thePeopleOfAKilledNodeAreGoneWithinTheBound() throws Exception {
        try (Fleet fleet = Fleet.start(TestPostgres.freshUrl(), 2)) {
            String channel = channel(fleet.direct(0), "w0", "w1");
            Watcher here = new Watcher(fleet.direct(0), "w0", channel);
            Watcher there = new Watcher(fleet.direct(1), "w1", channel);
            soon("both are there", () -> here.online.contains("w1") && there.online.contains("w0"));
            fleet.kill(1);
            long killed = System.nanoTime();
            await().atMost(BOUND.plusSeconds(14)).until(() -> !here.online.contains("w1"));
            Duration took = Duration.ofNanos(System.nanoTime() - killed);
            Rounds.measured("presence: the people of a killed node were gone after %d ms", took.toMillis());
            assertThat(took).isLessThan(BOUND.plusSeconds(2));
        }
    }
}
