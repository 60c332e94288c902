package dev.muster.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.websocket.testing.RawSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors from before a removal, of two devices, sent after it, after the return, and after a return to less (AC-27). */
class ResumeAfterRemovalTest {
    private final Stand stand = new Stand();

    @AfterEach
    void close() {
        stand.close();
    }

    private String channel(String history) {
        return stand.made(
                "ada",
                "channel.create",
                "channel",
                "name",
                "c",
                "open",
                false,
                "members",
                List.of("ben"),
                "history",
                history);
    }

    private long post(String channel, String text) {
        return stand.number("ada", "channel.post", "channel", channel, "text", text);
    }

    private static List<String> texts(RawSocket socket, String journal) {
        return Stand.entries(socket, journal).stream()
                .map(e -> e.at("/data/text").asText())
                .filter(t -> !t.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "since-joined"})
    void oldCursorsGiveNothingAfterTheRemovalAndNoMoreThanTheChannelShowsAfterTheReturn(String history) {
        String channel = channel(history);
        String journal = "channel:" + channel;
        long phone = post(channel, "before one");
        long laptop = post(channel, "before two");
        stand.run("ada", "channel.remove-member", "channel", channel, "person", "ben");
        post(channel, "in the gap");
        for (Long cursor : java.util.Arrays.asList(0L, phone, laptop, laptop + 1, laptop + 2, null)) {
            try (RawSocket ben = stand.socket("ben")) {
                Stand.subscribe(ben, journal, cursor == null ? null : stand.cursor(cursor))
                        .await("ended");
                ben.send("{\"type\":\"ping\"}").await("pong");
                assertThat(ben.frames)
                        .extracting(f -> f.path("type").asText())
                        .containsExactly("hello", "ended", "pong");
            }
        }
        stand.run("ada", "channel.add-members", "channel", channel, "people", List.of("ben"));
        long last = post(channel, "after the return");
        for (long cursor : new long[] {0, phone, laptop}) {
            try (RawSocket ben = stand.socket("ben")) {
                Stand.subscribe(ben, journal, stand.cursor(cursor));
                if (history.equals("everything")) {
                    await().until(() -> texts(ben, journal).contains("after the return"));
                    assertThat(texts(ben, journal)).contains("in the gap");
                } else {
                    await().until(() -> texts(ben, journal).contains("after the return")
                            || ben.frames.stream()
                                    .anyMatch(f -> f.path("type").asText().equals("resync")));
                    assertThat(ben.frames.toString()).doesNotContain("in the gap", "before one", "before two");
                }
                List<Long> shown = numbers(stand.ask("ben", "channel/history?channel=" + channel + "&limit=200"));
                assertThat(Stand.entries(ben, journal))
                        .allMatch(e -> shown.contains(e.path("seq").asLong()));
                assertThat(shown).contains(last);
            }
        }
    }

    private static List<Long> numbers(JsonNode page) {
        return page.findValues("seq").stream().map(JsonNode::asLong).toList();
    }

    @Test
    void whoComesBackAfterTheHistoryWasClosedNeverGetsTheGapNorWhatTheyOnceRead() {
        String channel = channel("everything");
        String journal = "channel:" + channel;
        long cursor = post(channel, "once read");
        stand.run("ada", "channel.remove-member", "channel", channel, "person", "ben");
        post(channel, "in the gap");
        stand.run("ada", "channel.set-history", "channel", channel, "history", "since-joined");
        stand.run("ada", "channel.add-members", "channel", channel, "people", List.of("ben"));
        long last = post(channel, "after the return");
        try (RawSocket live = stand.socket("ben");
                RawSocket ben = stand.socket("ben")) {
            Stand.subscribe(live, journal, null).await("subscribed");
            Stand.subscribe(ben, journal, stand.cursor(cursor));
            post(channel, "now");
            await().until(() -> texts(live, journal).contains("now"));
            ben.send("{\"type\":\"ping\"}").await("pong");
            assertThat(ben.frames.toString() + live.frames)
                    .doesNotContain("in the gap")
                    .doesNotContain("once read");
            assertThat(numbers(stand.ask("ben", "channel/history?channel=" + channel + "&after=0")))
                    .contains(last)
                    .allMatch(n -> n > cursor);
        }
    }
}
