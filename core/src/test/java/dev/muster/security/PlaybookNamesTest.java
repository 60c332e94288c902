package dev.muster.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Offer;
import dev.muster.TestMuster;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whichever way an incident begins or a playbook is used, a playbook that is not named, blank, missing, archived, a
 * draft or another workspace's gives nothing, and takes nothing off the right that the act needs (AC-03).
 */
class PlaybookNamesTest {
    private static final String CANARY = "stagecanary";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    /** A world in which ben, as everybody but ada, may not do this. */
    private void without(String... actions) {
        world.close();
        Policy standard = Policy.standard();
        world = new World(
                (actor, action, standing) ->
                        (actor.id().value().equals("ada") || !Set.of(actions).contains(action.name()))
                                && standard.allows(actor, action, standing),
                LIFETIME);
    }

    private static Map<String, Object> content() {
        return Map.of(
                "title",
                CANARY,
                "checklists",
                List.of(Map.of("title", CANARY, "tasks", List.of(Map.of("title", CANARY)))));
    }

    private String published() {
        return world.by("ada", "playbook.publish", Map.of("content", content())).id("playbook");
    }

    private String archived() {
        String playbook = published();
        world.by("ada", "playbook.archive", Map.of("playbook", playbook));
        return playbook;
    }

    private String elsewhere() {
        Caller other = Caller.person(World.GLOBEX, new PersonId("ada"));
        return world.send(other, "playbook.publish", Map.of("content", content()))
                .id("playbook");
    }

    private String draft() {
        return world.by("ada", "playbook.save-draft", Map.of("content", content()))
                .id("playbook");
    }

    private List<String> wrong() {
        return List.of(
                "",
                " ",
                "\t\n",
                "\u2003",
                "null",
                "x".repeat(65),
                "../" + published(),
                UUID.randomUUID().toString(),
                archived(),
                draft(),
                elsewhere());
    }

    private String sent(String person, String command, Map<String, Object> properties) {
        Offer offer = world.muster.offers().stream()
                .filter(o -> o.name().equals(command))
                .findFirst()
                .orElseThrow();
        world.store.forget();
        return World.attempt(world, TestMuster.as(person), offer, properties);
    }

    /** What each way needs beside the playbook; fresh each time, as some can be done once only. */
    private Map<String, Object> fill(String command) {
        Map<String, Object> here =
                Map.of("channel", world.home().value(), "incident", world.home().value());
        return new HashMap<>(
                switch (command) {
                    case "incident.declare" -> Map.of("title", "x");
                    case "concern.declare" -> Map.of("concern", concern());
                    case "task.add-checklist" -> here;
                    case "intake.create-token" ->
                        Map.of("name", "x", "secret", UUID.randomUUID() + "" + UUID.randomUUID());
                    case "retrospective.propose-change" ->
                        World.with(here, "content", Map.of("title", "x"), "reason", "x");
                    case "exchange.import-playbook" ->
                        Map.of(
                                "text",
                                "{\"format\": \"muster-playbook\", \"version\": 1, \"playbook\": {\"title\": \"x\"}}",
                                "publish",
                                true);
                    default -> throw new IllegalArgumentException(command);
                });
    }

    private String concern() {
        world.clock.advance(Duration.ofHours(2));
        String concern = world.by("dan", "concern.report", Map.of("title", "x")).id("concern");
        return concern;
    }

    private boolean nothingHappened() {
        return world.store.writes.stream()
                .allMatch(w -> w.documents().isEmpty()
                        && w.entries().stream().allMatch(e -> e.journal().sort().equals("access")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incident.declare",
                "concern.declare",
                "task.add-checklist",
                "intake.create-token",
                "exchange.import-playbook"
            })
    void oneThatIsNoneGivesNothing(String command) {
        SoftAssertions softly = new SoftAssertions();
        for (String playbook : wrong()) {
            Map<String, Object> properties = fill(command);
            properties.put("playbook", playbook);
            String result = sent("ada", command, properties);
            softly.assertThat(result)
                    .as("\"" + playbook + "\"")
                    .startsWith("refused")
                    .doesNotContain(CANARY);
            softly.assertThat(nothingHappened()).as("\"" + playbook + "\"").isTrue();
        }
        Map<String, Object> right = fill(command);
        right.put("playbook", published());
        softly.assertThat(sent("ada", command, right)).startsWith("accepted");
        softly.assertAll();
    }

    /** To name none is to have none, and not to pass by the question whether it may be declared. */
    @ParameterizedTest
    @ValueSource(strings = {"incident.declare", "concern.declare"})
    void whoMayNotDeclareDoesNotWhateverTheyName(String command) {
        without("incident.declare");
        world.by("ada", "concern.set-triage", triage());
        List<String> names = new ArrayList<>(wrong());
        names.add(published());
        names.add(null);
        SoftAssertions softly = new SoftAssertions();
        for (String playbook : names) {
            Map<String, Object> properties = fill(command);
            properties.put("playbook", playbook);
            softly.assertThat(sent("ben", command, properties))
                    .as("\"" + playbook + "\"")
                    .startsWith("refused");
            softly.assertThat(nothingHappened()).as("\"" + playbook + "\"").isTrue();
        }
        Map<String, Object> absent = fill(command);
        softly.assertThat(sent("ben", command, absent)).startsWith("refused ABSENT []");
        softly.assertAll();
    }

    private Map<String, Object> triage() {
        world.people.group("triage", true, "ben");
        return Map.of("group", "triage");
    }

    /** A host that lets somebody declare and not read playbooks. */
    @ParameterizedTest
    @ValueSource(
            strings = {"incident.declare", "concern.declare", "task.add-checklist", "retrospective.propose-change"})
    void whoMayNotReadPlaybooksUsesNoneByItsId(String command) {
        without("playbook.read");
        world.by("ada", "concern.set-triage", triage());
        String there = published();
        String missing = UUID.randomUUID().toString();
        Map<String, Object> properties = fill(command);
        properties.put("playbook", there);
        String result = sent("ben", command, properties);
        assertThat(result).startsWith("refused").doesNotContain(CANARY);
        assertThat(nothingHappened()).isTrue();
        properties = fill(command);
        properties.put("playbook", missing);
        assertThat(sent("ben", command, properties)).isEqualTo(result);
        if (command.endsWith("declare")) {
            assertThat(sent("ben", command, fill(command))).startsWith("accepted");
        }
    }
}
