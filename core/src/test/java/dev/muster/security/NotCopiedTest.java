package dev.muster.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Offer;
import dev.muster.TestMuster;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Quote;
import dev.muster.storage.Writes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is private stays where it was written: a link to it carries nothing of it along (AC-37), the report of another
 * incident holds nothing of it (AC-70), and no act moves what was said or opens or closes a channel (AC-21).
 */
class NotCopiedTest {
    private final World world = new World();
    private final String lobby = world.lobby.value();

    @AfterEach
    void close() {
        world.close();
    }

    private String link() {
        return "see https://muster.example/#/c/" + world.home() + "/m/" + world.secret.get("message");
    }

    private String asked(String person, String question, Map<String, Object> properties) {
        Offer offer = world.muster.offers().stream()
                .filter(o -> o.name().equals(question))
                .findFirst()
                .orElseThrow();
        String answer = World.attempt(world, TestMuster.as(person), offer, properties);
        assertThat(answer).startsWith("answered");
        return answer;
    }

    private long post(String text) {
        return World.number(world.by("ada", "channel.post", Map.of("channel", lobby, "text", text)), "message");
    }

    private void write(String way) {
        Map<String, Object> there = Map.of("channel", lobby, "text", link());
        switch (way) {
            case "post" -> post(link());
            case "reply" -> world.by("ada", "channel.post", World.with(there, "thread", post("root")));
            case "edit" -> world.by("ada", "channel.edit", World.with(there, "message", post("other")));
            case "share" ->
                world.by(
                        "ada",
                        "channel.share",
                        Map.of("channel", lobby, "from", world.home(), "message", world.secret.get("message")));
            case "draft" -> world.by("ada", "channel.save-draft", there);
            case "later" -> {
                world.by("ada", "channel.schedule-message", World.with(there, "at", "2026-03-02T09:30:00Z"));
                world.clock.advance(Duration.ofHours(1));
                while (world.muster.runDue() > 0) {
                    assertThat(written()).noneMatch(w -> w.contains(lobby) && w.contains(World.CANARY));
                }
            }
            case "notice" -> world.by("ada", "notice.schedule", World.with(there, "inSeconds", 60));
            case "task" -> world.by("ada", "task.add", World.with(there, "title", link()));
            default -> throw new IllegalArgumentException(way);
        }
    }

    private List<String> written() {
        return world.store.writes.stream().flatMap(NotCopiedTest::texts).toList();
    }

    private static Stream<String> texts(Writes w) {
        return Stream.of(
                        w.entries().stream()
                                .map(e -> e.journal() + " " + text(e.payload())
                                        + e.index().text()),
                        w.amendments().stream().map(a -> a.journal() + " " + text(a.amendment())),
                        w.documents().stream().map(d -> d.key() + " " + d.terms() + text(d.body())),
                        w.jobs().stream().map(j -> j.key() + " " + text(j.payload())))
                .flatMap(s -> s);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whichever way the link is written, what is kept and shown is the link; each reader's preview is their own. */
    @ParameterizedTest
    @ValueSource(strings = {"post", "reply", "edit", "share", "draft", "later", "notice", "task"})
    void aLinkCarriesNothingOfWhatItLeadsTo(String way) {
        world.store.forget();
        write(way);
        assertThat(written().stream().filter(w -> w.contains(lobby)).toList())
                .isNotEmpty()
                .noneMatch(w -> w.contains(World.CANARY));
        Map<String, Object> here = Map.of("channel", lobby);
        for (String person : List.of("cleo", "guy")) {
            String seen = asked(person, "channel.history", here)
                    + asked(person, "channel.threads", here)
                    + asked(person, "channel.mine", Map.of())
                    + asked(person, "notice.inbox", Map.of())
                    + asked(person, "search.find", Map.of("text", World.CANARY))
                    + asked(person, "channel.preview", links());
            assertThat(seen).doesNotContain(World.CANARY);
        }
        assertThat(asked("ada", "channel.preview", links())).contains(World.CANARY);
    }

    private Map<String, Object> links() {
        return Map.of("links", List.of(world.home() + "/" + world.secret.get("message")));
    }

    /** An incident that is tied to the private one in every way there is, and has a channel of its own beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"markdown", "json"})
    void aReportHoldsNothingOfOtherChannels(String format) {
        String open = world.by("ada", "incident.declare", Map.of("title", "open", "people", List.of("cleo")))
                .id("incident");
        Map<String, Object> here = Map.of("incident", open, "channel", open);
        world.by("ada", "incident.relate", World.with(here, "other", world.home(), "as", "related"));
        world.by("ada", "channel.post", World.with(here, "text", link()));
        world.by(
                "ada",
                "channel.share",
                World.with(here, "from", world.home(), "message", world.secret.get("message"), "text", "this"));
        String legal = world.by(
                        "ada",
                        "incident.add-channel",
                        World.with(here, "purpose", "legal", "name", "counsel", "marking", "red"))
                .id("channel");
        long root = World.number(
                world.by("ada", "channel.post", Map.of("channel", legal, "text", World.CANARY)), "message");
        world.by("ada", "channel.post", Map.of("channel", legal, "text", World.CANARY, "thread", root));
        world.by("ada", "channel.pin", Map.of("channel", legal, "message", root, "reason", World.CANARY));
        world.by("ada", "task.add", Map.of("channel", legal, "title", World.CANARY));
        world.by("ada", "incident.set-status", World.with(here, "status", "resolved"));
        world.by("ada", "retrospective.begin", here);
        Map<String, Object> report = World.with(here, "format", format);
        for (String person : List.of("ada", "cleo")) {
            String all = asked(person, "report.incident", report);
            assertThat(all).contains("open").doesNotContain(World.CANARY);
        }
        assertThat(asked("cleo", "report.briefing", here) + asked("cleo", "retrospective.show", here))
                .doesNotContain(World.CANARY);
        assertThat(asked("audrey", "report.journal", Map.of("journal", "channel:" + open)))
                .doesNotContain(World.CANARY);
    }

    /** Whoever brings such an act has to say what old readers, cursors and previews then see. */
    @Test
    void noActMovesWhatWasSaidOrOpensOrClosesAChannel() {
        TreeSet<String> other = new TreeSet<>();
        TreeSet<String> open = new TreeSet<>();
        for (Offer offer : world.muster.offers()) {
            for (var property : offer.type().getRecordComponents()) {
                String name = offer.name() + "." + property.getName();
                boolean place = property.getType() == ChannelId.class
                        && !property.getName().equals("channel");
                if (offer.sort() == Offer.Sort.COMMAND && (place || property.getType() == Quote.class)) {
                    other.add(name);
                }
                if (offer.sort() == Offer.Sort.COMMAND
                        && List.of("open", "private", "visibility").contains(property.getName())) {
                    open.add(name);
                }
            }
        }
        // a digest is told elsewhere only where the planner belongs and the marking there is no lower, at each time
        assertThat(other).containsExactly("channel.share.from", "incident.declare.from", "standup.schedule.digestTo");
        assertThat(open).containsExactly("channel.create.open");
    }

    /** Nothing that somebody writes can be pressed by somebody else (AC-53): no command brings an act for a message. */
    @Test
    void noMessageHoldsAnAct() {
        List<String> acts = List.of("actions", "buttons", "attachments", "callback", "props", "url", "integration");
        assertThat(world.muster.offers())
                .allSatisfy(o -> assertThat(Stream.of(o.type().getRecordComponents())
                                .map(c -> c.getName())
                                .toList())
                        .as(o.name())
                        .doesNotContainAnyElementsOf(acts));
    }
}
