package dev.muster.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Offer;
import dev.muster.TestMuster;
import dev.muster.access.Caller;
import dev.muster.channel.ChannelId;
import dev.muster.file.FileCommands.AddFile;
import dev.muster.storage.Writes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A command names one's own incident and something of another's: a property, a metric, a task, a file, a proposal, a
 * message (AC-02, AC-06, AC-07). It is refused like what does not exist, and the other incident stays as it was. That
 * each command is well formed is shown by sending it with what is one's own.
 */
class PartsElsewhereTest {
    private static final Caller CLEO = TestMuster.as("cleo");
    private final World world = new World();
    private final Map<String, Object> own = new HashMap<>();
    private final Map<String, Object> foreign = new HashMap<>();
    private final Map<String, Object> missing = new HashMap<>();
    private int made;

    @AfterEach
    void close() {
        world.close();
    }

    @BeforeEach
    void declare() {
        own.putAll(parts("cleo"));
        foreign.putAll(parts("ada"));
        foreign.keySet().forEach(name -> missing.put(name, name.equals("number") ? 4_711L : "no-such-" + name));
        world.store.forget();
    }

    /** One incident with one of everything that an incident can have. */
    private Map<String, Object> parts(String person) {
        String metric = "metric-of-" + person;
        Map<String, Object> content = Map.of(
                "title",
                "a plan",
                "metrics",
                List.of(Map.of("id", metric, "title", "what " + person + " counts", "type", "count")));
        String playbook =
                world.by("ada", "playbook.publish", Map.of("content", content)).id("playbook");
        var declared = world.by(person, "incident.declare", Map.of("title", "of " + person, "playbook", playbook));
        String incident = declared.id("incident");
        Map<String, Object> here = Map.of("incident", incident, "channel", incident);
        Map<String, Object> parts = new HashMap<>();
        parts.put("channel", incident);
        parts.put("number", Long.parseLong(declared.id("number")));
        parts.put("metric", metric);
        parts.put("task", id(person, "task.add", here, "task", "title", World.CANARY));
        parts.put("file", file(person, incident));
        String posted = file(person, incident);
        world.by(person, "channel.post", World.with(here, "text", World.CANARY, "files", List.of(posted)));
        parts.put("posted", posted);
        parts.put(
                "property",
                id(
                        person,
                        "incident.add-property",
                        here,
                        "property",
                        "definition",
                        Map.of("id", "property-of-" + person, "name", "of " + person, "type", "text")));
        parts.put(
                "proposal",
                id(person, "incident.propose-severity", here, "proposal", "severity", "SEV1", "reason", "worse"));
        parts.put(
                "scheduled",
                id(
                        person,
                        "channel.schedule-message",
                        here,
                        "scheduled",
                        "text",
                        World.CANARY,
                        "at",
                        "2026-03-02T10:00:00Z"));
        parts.put(
                "invitation",
                id(person, "channel.create-invitation", here, "invitation", "secret", "s".repeat(40) + person));
        world.by(person, "retrospective.begin", here);
        parts.put("action", id(person, "retrospective.add-action", here, "action", "title", World.CANARY));
        return parts;
    }

    private String id(String person, String command, Map<String, Object> here, String id, Object... more) {
        return world.by(person, command, World.with(here, more)).id(id);
    }

    private String file(String person, String channel) {
        String digest = Integer.toHexString(++made).repeat(64).substring(0, 64);
        AddFile add = new AddFile(new ChannelId(channel), World.CANARY + ".txt", "text/plain", 9, digest, null);
        return world.muster.run(TestMuster.as(person), add, null).id("file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "task.block | by | task | {`task`: OWN}",
                "task.move | before | task | {`task`: OWN}",
                "task.move | after | task | {`task`: OWN}",
                "task.comment | task | task | {`text`: `x`}",
                "task.edit | task | task | {`title`: `x`}",
                "task.attach-evidence | file | posted | {`task`: OWN}",
                "file.register-evidence | file | file | {}",
                "file.remove | file | file | {}",
                "channel.post | files | file | {}",
                "incident.agree-severity | proposal | proposal | {}",
                "incident.decline-severity | proposal | proposal | {}",
                "incident.set-property | property | property | {}",
                "incident.remove-property | property | property | {}",
                "playbook.set-metric | metric | metric | {}",
                "channel.edit-scheduled | scheduled | scheduled | {}",
                "channel.cancel-scheduled | scheduled | scheduled | {}",
                "channel.revoke-invitation | invitation | invitation | {}",
                "retrospective.set-action-state | action | action | {}",
                "retrospective.edit-action | action | action | {}",
                "retrospective.propose-change | action | action | {}",
                "incident.relate | other | channel | {}",
                "incident.relate | number | number | {}",
                "help.call | roleOf | channel | {}",
                "incident.declare | related | channel | {}",
                "incident.declare | from | channel | {}",
                "channel.share | from | channel | {}"
            })
    void isRefusedLikeWhatDoesNotExist(String command, String property, String part) {
        Offer offer = world.muster.offers().stream()
                .filter(o -> o.name().equals(command))
                .findFirst()
                .orElseThrow();
        String there = sent(offer, property, foreign.get(part));
        assertThat(there).startsWith("refused").doesNotContain(World.CANARY).doesNotContain("of ada");
        assertThat(touched()).isEmpty();
        assertThat(there.replace(foreign.get(part).toString(), "PART"))
                .isEqualTo(sent(offer, property, missing.get(part))
                        .replace(missing.get(part).toString(), "PART"));
        assertThat(sent(offer, property, own.get(part)).replace(own.get(part).toString(), "PART"))
                .as("with what is one's own")
                .isNotEqualTo(there.replace(foreign.get(part).toString(), "PART"));
    }

    private String sent(Offer offer, String property, Object part) {
        String here = (String) own.get("channel");
        Map<String, Object> sent = new HashMap<>(
                switch (offer.name()) {
                    case "task.block", "task.move", "task.attach-evidence" -> Map.of("task", another());
                    case "task.comment" -> Map.of("text", "x");
                    case "task.edit" -> Map.of("title", "x");
                    case "file.register-evidence" -> Map.of("description", "x", "collectedAt", "2026-03-02T08:00:00Z");
                    case "incident.set-property" -> Map.of("values", List.of("x"));
                    case "playbook.set-metric" -> Map.of("value", 5);
                    case "channel.edit-scheduled" -> Map.of("text", "x");
                    case "retrospective.set-action-state" -> Map.of("state", "done");
                    case "retrospective.edit-action" -> Map.of("title", "x", "version", 1);
                    case "retrospective.propose-change" ->
                        Map.of("content", Map.of("title", "another plan"), "reason", "x");
                    case "incident.relate" -> Map.of("as", "related");
                    case "help.call" -> Map.of("need", "hands", "role", "commander");
                    case "incident.declare" -> Map.of("title", "x");
                    case "channel.share" -> Map.of("message", 1);
                    default -> Map.of();
                });
        sent.putAll(Map.of("channel", here, "incident", here));
        Object value =
                switch (offer.name() + "." + property) {
                    case "channel.post.files" -> List.of(part);
                    case "incident.declare.from" -> Map.of("channel", part, "message", message(part));
                    default -> part;
                };
        sent.put(property, value);
        if (offer.name().equals("channel.share")) {
            sent.put("message", message(part));
        }
        world.store.forget();
        return World.attempt(world, CLEO, offer, sent);
    }

    private final Map<Object, Long> messages = new HashMap<>();

    /** A message of that channel, written by who owns it. */
    private long message(Object channel) {
        return messages.computeIfAbsent(channel, c -> {
            String author = c.equals(own.get("channel")) ? "cleo" : c.equals(foreign.get("channel")) ? "ada" : null;
            return author == null
                    ? messages.getOrDefault(foreign.get("channel"), 1L)
                    : World.number(
                            world.by(author, "channel.post", Map.of("channel", c, "text", World.CANARY)), "message");
        });
    }

    private String another() {
        return world.by("cleo", "task.add", Map.of("channel", own.get("channel"), "title", "mine"))
                .id("task");
    }

    /** What was written that is of the other incident. */
    private List<String> touched() {
        String other = (String) foreign.get("channel");
        return world.store.writes.stream()
                .flatMap(PartsElsewhereTest::places)
                .filter(w -> w.contains(other))
                .toList();
    }

    private static Stream<String> places(Writes w) {
        Stream<String> entries = w.entries().stream()
                .filter(e -> !e.journal().sort().equals("access"))
                .map(e -> e.journal() + " " + new String(e.payload(), StandardCharsets.UTF_8));
        Stream<String> documents = w.documents().stream()
                .map(d -> d.key() + " " + d.terms() + new String(d.body(), StandardCharsets.UTF_8));
        Stream<String> gone = Stream.concat(
                w.deletions().stream().map(d -> d.key().toString()),
                w.finished().stream().map(Object::toString));
        return Stream.concat(Stream.concat(entries, documents), gone);
    }
}
