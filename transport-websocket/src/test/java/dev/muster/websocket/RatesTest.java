package dev.muster.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One person asks as much as a machine can: it is refused, and others are served. */
class RatesTest {
    private static final Caller ANN = Caller.person(new WorkspaceId("w"), new PersonId("ann"));
    private static final Caller BOB = Caller.person(new WorkspaceId("w"), new PersonId("bob"));

    /** More than the ten that one connection may subscribe to at once where a person may ask four times a second. */
    private static final int ROOMS = 16;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aPersonHasFiveSecondsWorthAtOnceAndThenSoMuchASecond() {
        Rates rates = new Rates(10, nanos::get);
        for (int i = 0; i < 50; i++) {
            rates.count(ANN, "channel.post");
        }
        assertThatThrownBy(() -> rates.count(ANN, "channel.post")).isInstanceOf(Rejection.class);
        rates.count(BOB, "channel.post");
        nanos.addAndGet(1_000_000_000);
        for (int i = 0; i < 10; i++) {
            rates.count(ANN, "channel.list");
        }
        assertThatThrownBy(() -> rates.count(ANN, "channel.list")).isInstanceOf(Rejection.class);
    }

    @Test
    void whatIsDearCountsForMore() {
        Rates rates = new Rates(2 * Rates.DEAR, nanos::get);
        for (int i = 0; i < 10; i++) {
            rates.count(ANN, "search.find");
        }
        assertThatThrownBy(() -> rates.count(ANN, "search.find"))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("try again");
    }

    @Test
    void overHttpTooManyAreRefusedAndOthersAreServed() {
        Limits few = Limits.STANDARD.requests(4);
        try (JettyTestServer server = JettyTestServer.start("", few, g -> g, null)) {
            Http ann = new Http(server).as("ann");
            for (String place :
                    new String[] {"api/v1/search/find?text=x", "api/v1/channel/people", "api/v1/files/none"}) {
                Map<Integer, Integer> statuses = new TreeMap<>();
                HttpResponse<String> last = null;
                for (int i = 0; i < 100; i++) {
                    last = ann.get(place);
                    statuses.merge(last.statusCode(), 1, Integer::sum);
                }
                assertThat(statuses.keySet()).as(place).contains(429);
                assertThat(statuses.get(429)).as(place).isGreaterThan(50);
                assertThat(last.headers().firstValue("Retry-After")).as(place).hasValue("1");
            }
            List<Integer> posted = Stream.generate(() -> ann.post("api/v1/channel/create", "{}"))
                    .limit(60)
                    .map(HttpResponse::statusCode)
                    .toList();
            assertThat(posted).contains(429);
            assertThat(new Http(server).as("bob").get("api/v1/channel/people").statusCode())
                    .isEqualTo(200);
        }
    }

    /** A client that comes back to many channels is refused some of them, and follows them all a little later. */
    @Test
    void subscriptionsThatAreRefusedAsBusyAreAskedForAgain() {
        Map<String, Long> followed = new ConcurrentHashMap<>();
        News news = (channel, entries, cursor) -> followed.put(channel, (long) entries.size());
        try (JettyTestServer server = JettyTestServer.start("", Limits.STANDARD.requests(4), g -> g, null);
                MusterClient ann =
                        MusterClient.connect(server.uri(), () -> Map.of("Authorization", "Bearer ann"), news)) {
            for (int i = 0; i < ROOMS; i++) {
                say(server, "note.open-room", "{\"room\":\"r" + i + "\",\"people\":[\"ann\"]}");
                ann.subscribe("room:r" + i, null);
            }
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                for (int i = 0; i < ROOMS; i++) {
                    if (!followed.containsKey("room:r" + i)) {
                        say(server, "note.post", "{\"room\":\"r" + i + "\",\"text\":\"hello\"}");
                    }
                }
                assertThat(followed).hasSize(ROOMS);
            });
        }
    }

    private static void say(JettyTestServer server, String name, String data) {
        server.muster()
                .submit(ANN, name, data.getBytes(StandardCharsets.UTF_8), null)
                .join();
    }
}
