package dev.muster.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.Offer;
import dev.muster.Told;
import dev.muster.websocket.testing.RawSocket;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the socket sends to somebody is, field by field, what HTTP answers them, for every kind of entry there is
 * (AC-31), and nothing that was edited away or deleted is in either (AC-32). A new kind of entry fails here until
 * {@link Everything} lets it happen.
 */
class SameOverBothTest {
    /** An owner and administrator, a member, a guest. */
    private static final List<String> SUBJECTS = List.of("ada", "ben", "guy");

    /** The feature that tests bring along; its journals are no channels. */
    private static final String NOTES = "note.";

    /** What waits for nobody, or for nobody any more, and so is in no inbox. */
    private static final Set<String> OVER = Set.of(
            "calendar.feed-closed",
            "calendar.feed-opened",
            "channel.scheduled-sent",
            "help.settled",
            "notifier.attempted",
            "notifier.sent-again",
            "notifier.wishes-set");

    private static Stand stand;
    private static Everything everything;
    private static final Map<String, RawSocket> live = new HashMap<>();
    private static final Map<String, Long> compared = new HashMap<>();
    private static final List<String> differences = new ArrayList<>();
    private static final Set<String> kinds = new TreeSet<>();
    private static int entries;

    @BeforeAll
    static void start() {
        stand = new Stand();
        everything = new Everything(stand, SameOverBothTest::compare);
        for (String subject : SUBJECTS) {
            RawSocket socket = stand.socket(subject);
            socket.await("hello");
            live.put(subject, socket);
            Stand.subscribe(socket, "person:" + subject, stand.cursor(0));
        }
        everything.happens();
    }

    @AfterAll
    static void stop() {
        live.values().forEach(RawSocket::close);
        stand.close();
    }

    /** Everything that is new to somebody, on both ways, as soon as it is there. */
    private static void compare() {
        for (String channel : everything.channels) {
            for (String subject : SUBJECTS) {
                compare(subject, channel);
            }
        }
    }

    private static void compare(String subject, String channel) {
        var answer = stand.as(subject).get("api/v1/channel/show?channel=" + channel);
        if (answer.statusCode() != 200) {
            return;
        }
        String journal = "channel:" + channel;
        String key = subject + " " + channel;
        if (!compared.containsKey(key)) {
            Stand.subscribe(live.get(subject), journal, stand.cursor(0));
        }
        long last = compared.getOrDefault(key, 0L);
        for (JsonNode shown : history(subject, channel, last)) {
            long number = shown.path("seq").asLong();
            JsonNode sent = live.get(subject).await(f -> holds(f, journal, number));
            sent.path("entries").forEach(e -> {
                if (e.path("seq").asLong() == number && !e.equals(shown)) {
                    differences.add(subject + " was sent " + e + " and is answered " + shown);
                }
            });
            kinds.add(shown.path("kind").asText());
            entries++;
            last = number;
        }
        compared.put(key, last);
    }

    private static boolean holds(JsonNode frame, String journal, long number) {
        return frame.path("type").asText().equals("entries")
                && frame.path("channel").asText().equals(journal)
                && frame.path("from").asLong() <= number
                && number <= frame.path("to").asLong();
    }

    private static List<JsonNode> history(String subject, String channel, long after) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        long from = after;
        do {
            page = stand.ask(subject, "channel/history?limit=200&channel=" + channel + "&after=" + from);
            page.path("entries").forEach(all::add);
            from = all.isEmpty() ? from : all.get(all.size() - 1).path("seq").asLong();
        } while (page.path("more").asBoolean());
        return all;
    }

    @Test
    void everythingThatIsSentLiveIsWhatIsAnswered() {
        assertThat(differences).isEmpty();
        assertThat(entries).isGreaterThan(200);
    }

    @Test
    void whatIsSentToWhoBeginsAnewIsWhatIsAnswered() {
        for (String subject : SUBJECTS) {
            for (String channel : everything.channels) {
                if (!compared.containsKey(subject + " " + channel)) {
                    continue;
                }
                String journal = "channel:" + channel;
                List<JsonNode> answered = history(subject, channel, 0);
                try (RawSocket fresh = stand.socket(subject)) {
                    Stand.subscribe(fresh, journal, stand.cursor(0));
                    await().until(() -> Stand.entries(fresh, journal).size() >= answered.size());
                    assertThat(Stand.entries(fresh, journal)).as(subject).isEqualTo(answered);
                    assertThat(fresh.frames.toString()).doesNotContain(Everything.GONE);
                }
            }
        }
    }

    /** One's own journal is answered as the inbox, but for what one did oneself, which {@code channel.scheduled} says. */
    @Test
    void whatIsSentOfOnesOwnJournalIsWhatTheInboxSays() {
        for (String subject : SUBJECTS) {
            Map<Long, JsonNode> inbox = new HashMap<>();
            stand.ask(subject, "notice/inbox?limit=200").path("entries").forEach(e -> {
                if (e.path("channel").asText().equals("person:" + subject)) {
                    inbox.put(e.path("seq").asLong(), e);
                }
            });
            await().until(() ->
                    Stand.entries(live.get(subject), "person:" + subject).size() >= inbox.size());
            for (JsonNode sent : Stand.entries(live.get(subject), "person:" + subject)) {
                if (!OVER.contains(sent.path("kind").asText())) {
                    assertThat(inbox.get(sent.path("seq").asLong())).isEqualTo(sent);
                }
            }
        }
    }

    /** What stands in other journals is not told to members and guests at all. */
    @Test
    void everyKindThatThereIsHappened() {
        Set<String> told = new HashSet<>(kinds);
        for (String subject : List.of("ada", "ben", "dan", "audrey")) {
            stand.ask(subject, "notice/inbox?limit=200")
                    .findValuesAsText("kind")
                    .forEach(told::add);
        }
        live.forEach((subject, socket) -> Stand.entries(socket, "person:" + subject)
                .forEach(e -> told.add(e.path("kind").asText())));
        for (String journal : everything.others) {
            JsonNode page = stand.ask("audrey", "report/journal?limit=1000&journal=" + journal);
            for (String line : page.path("content").asText().split("\n")) {
                told.addAll(Stand.read(line.isEmpty() ? "{}" : line).findValuesAsText("kind"));
            }
            // whoever is no guest reads playbooks and rotations
            if (!journal.startsWith("playbook:") && !journal.startsWith("rotation:")) {
                // ben holds a role that writes updates
                try (RawSocket other = stand.socket(journal.startsWith("stakeholder-draft:") ? "dan" : "ben")) {
                    Stand.subscribe(other, journal, stand.cursor(0)).await("ended");
                }
            }
        }
        List<String> missing = stand.server.muster().events().stream()
                .map(Told::kind)
                .filter(k -> !k.startsWith(NOTES) && !told.contains(k))
                .toList();
        assertThat(missing).as("kinds that never happened here").isEmpty();
    }

    /** Whatever is asked by whomever: the words that were edited away by those who may see versions alone. */
    @Test
    void noQuestionAnswersWhatIsGone() {
        for (String subject : SUBJECTS) {
            for (Offer offer : stand.server.muster().offers()) {
                if (offer.sort() == Offer.Sort.COMMAND || offer.name().equals("channel.versions")) {
                    continue;
                }
                StringBuilder place = new StringBuilder("api/v1/" + offer.name().replace('.', '/') + "?limit=100");
                for (RecordComponent component : offer.type().getRecordComponents()) {
                    place.append(
                            switch (component.getName()) {
                                case "channel", "incident" -> "&" + component.getName() + "=" + everything.home();
                                case "journal" -> "&journal=channel:" + everything.home();
                                case "text" -> "&text=" + Everything.GONE;
                                case "format" -> "&format=json";
                                default -> "";
                            });
                }
                String body = stand.as(subject).get(place.toString()).body();
                assertThat(body.replace("\"value\":\"" + Everything.GONE, ""))
                        .as(subject + " " + offer.name())
                        .doesNotContain(Everything.GONE);
            }
        }
    }

    /** The frames that told of it when it was said are the only ones; deletion, edit, thread and pin repeat none of it. */
    @Test
    void noFrameRepeatsWhatIsGone() {
        for (RawSocket socket : live.values()) {
            List<String> with = new ArrayList<>();
            socket.frames.forEach(f -> f.path("entries").forEach(e -> {
                if (e.toString().contains(Everything.GONE)) {
                    with.add(e.path("kind").asText() + " " + e.path("data").has("edited"));
                }
            }));
            assertThat(with)
                    .containsExactlyInAnyOrder(
                            "channel.message-posted false",
                            "channel.message-posted false",
                            "channel.message-edited false");
        }
    }
}
