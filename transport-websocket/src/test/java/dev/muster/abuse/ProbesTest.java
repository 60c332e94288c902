package dev.muster.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.websocket.testing.Http;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Over HTTP, what is private and what is missing are answered with the same status, headers and body, whichever way
 * they are asked for (AC-40). That the same is asked of the store for both is shown in core.
 */
class ProbesTest {
    private static final int TIMES = 50;
    private static final String CANARY = "zebracanary";
    private static Stand stand;
    private static String channel;
    private static String incident;
    private static long message;
    private static String file;

    @BeforeAll
    static void start() {
        stand = new Stand();
        channel = stand.made(
                "ada", "channel.create", "channel", "name", CANARY, "open", false, "members", List.of("ben"));
        incident = stand.made("ada", "incident.declare", "incident", "title", CANARY);
        message = stand.number("ada", "channel.post", "channel", channel, "text", CANARY);
        stand.run("ada", "channel.post", "channel", channel, "text", CANARY, "thread", message);
        file = Stand.read(stand.as("ada")
                        .send("POST", "api/v1/files?channel=" + channel + "&name=" + CANARY + ".txt", CANARY)
                        .body())
                .path("id")
                .asText();
        stand.run("ada", "channel.post", "channel", channel, "text", "", "files", List.of(file));
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    /** Everything of an answer but when it was given, and an id under which nothing is found twice. */
    private record Shown(int status, Map<String, List<String>> headers, String body) {
        static Shown of(HttpResponse<String> answer, String id) {
            Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
            headers.remove("date");
            return new Shown(answer.statusCode(), headers, answer.body().replace(id, "ID"));
        }
    }

    private static Function<String, HttpResponse<String>> probe(String way, String person) {
        Http http = stand.as(person);
        return switch (way) {
            case "show" -> id -> http.get("api/v1/channel/show?channel=" + id);
            case "history" -> id -> http.get("api/v1/channel/history?channel=" + id);
            case "incident" -> id -> http.get("api/v1/incident/show?incident=" + id);
            case "versions" -> id -> http.get("api/v1/channel/versions?channel=" + id + "&message=" + message);
            case "preview" -> id -> http.get("api/v1/channel/preview?links=" + encoded(id));
            case "join" -> id -> stand.attempt(person, "channel.join", "channel", id);
            case "mute" -> id -> stand.attempt(person, "channel.mute", "channel", id, "muted", true);
            case "mention" -> id -> stand.attempt(person, "channel.post", "channel", id, "text", "@ada @ben @channel");
            case "link" ->
                id -> stand.attempt(
                        person, "channel.post", "channel", own(person), "text", "see /#/c/" + id + "/m/" + message);
            case "share" ->
                id -> stand.attempt(person, "channel.share", "channel", own(person), "from", id, "message", message);
            case "slash" -> id -> stand.attempt(person, "slash.run", "channel", id, "text", "/invite @ben");
            case "complete" -> id -> http.get("api/v1/slash/complete?channel=" + id + "&text=%2Finv");
            case "upload" -> id -> http.send("POST", "api/v1/files?channel=" + id + "&name=x.txt", "x");
            case "download" -> id -> http.get("api/v1/files/" + id);
            case "thumbnail" -> id -> http.get("api/v1/files/" + id + "/thumbnail");
            case "verify" -> id -> http.get("api/v1/report/verify?journal=channel:" + id);
            case "people" -> id -> http.get("api/v1/channel/people?prefix=b&channel=" + id);
            case "threads" -> id -> http.get("api/v1/channel/threads?channel=" + id);
            default -> throw new IllegalArgumentException(way);
        };
    }

    private static String encoded(String id) {
        String link = Stand.write("channel", id, "message", message);
        return java.net.URLEncoder.encode(link, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String own(String person) {
        return stand.made(person, "channel.create", "channel", "name", "own", "open", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show",
                "history",
                "incident",
                "versions",
                "preview",
                "join",
                "mute",
                "mention",
                "share",
                "slash",
                "complete",
                "upload",
                "download",
                "thumbnail",
                "verify",
                "people",
                "threads"
            })
    void thePrivateAndTheMissingLookTheSame(String way) {
        String there =
                switch (way) {
                    case "download", "thumbnail" -> file;
                    case "incident" -> incident;
                    default -> channel;
                };
        Function<String, HttpResponse<String>> probe = probe(way, "cleo");
        Shown first = Shown.of(probe.apply(there), there);
        assertThat(first.body()).doesNotContain(CANARY);
        for (int i = 0; i < TIMES; i++) {
            String missing = UUID.randomUUID().toString();
            assertThat(Shown.of(probe.apply(missing), missing)).isEqualTo(first);
            assertThat(Shown.of(probe.apply(there), there)).isEqualTo(first);
        }
        if (!List.of("preview", "threads", "people").contains(way)) {
            assertThat(first.status()).isEqualTo(404);
        }
        if (!way.equals("thumbnail")) {
            assertThat(Shown.of(probe(way, "ada").apply(there), there))
                    .as("who may see it is told something else")
                    .isNotEqualTo(first);
        }
    }
}
