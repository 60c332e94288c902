package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Rejection;
import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.AuthoringViews.Findings;
import dev.muster.playbook.AuthoringViews.Level;
import dev.muster.playbook.AuthoringViews.Lint;
import dev.muster.playbook.DraftCommands.SaveDraft;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    private static PlaybookContent content(ObjectNode json) {
        return Json.read(json.toString().getBytes(StandardCharsets.UTF_8), PlaybookContent.class);
    }

    private Findings lint(ObjectNode json) {
        return test.ask("ada", new Lint(content(json), null, null, null));
    }

    /** A playbook about which there is nothing to say. */
    private static ObjectNode good() {
        try {
            return (ObjectNode) JSON.readTree("""
                    {"title": "Good", "severity": "SEV2", "updateEveryMinutes": 30,
                     "properties": [
                       {"id": "kind", "name": "Kind", "type": "select",
                        "options": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
                       {"id": "count", "name": "Count", "type": "number"},
                       {"id": "day", "name": "Day", "type": "date"}],
                     "conditions": [{"id": "c", "when": {"is": {"subject": "property:kind", "values": ["a"]}}}],
                     "checklists": [{"title": "First", "tasks": [
                       {"id": "one", "title": "One", "ownerRole": "commander", "dueAfterSeconds": 600},
                       {"id": "two", "title": "Two", "ownerRole": "commander", "condition": "c"},
                       {"id": "three", "title": "Three", "ownerRole": "commander"}]}]}
                    """);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void nothingIsSaidAboutAGoodOne() {
        assertThat(lint(good())).isEqualTo(new Findings(true, List.of()));
    }

    /** Everything that publishing refuses, the lint names at the same place. */
    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("dev.muster.playbook.PublishTest#wrong")
    void whatPublishingRefusesIsAnError(String pointer, String value, String field) throws Exception {
        ObjectNode content = Sample.json();
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (content.at(parent) instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), JSON.readTree(value));
        } else if (value == null) {
            ((ObjectNode) content.at(parent)).remove(name);
        } else {
            ((ObjectNode) content.at(parent)).set(name, JSON.readTree(value));
        }
        PlaybookContent decoded;
        try {
            decoded = content(content);
        } catch (RuntimeException undecodable) {
            return;
        }
        Findings findings = test.ask("ada", new Lint(decoded, null, null, null));
        assertThat(findings.publishable()).isFalse();
        assertThat(findings.findings())
                .filteredOn(f -> f.level() == Level.ERROR)
                .extracting(Finding::path)
                .contains(field);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        ObjectNode json = good();
        json.put("title", "");
        json.putArray("invite").add("nobody").add("ben").add("none");
        ((ObjectNode) json.at("/checklists/0/tasks/0")).put("ownerRole", "boss");
        ((ObjectNode) json.at("/checklists/0/tasks/2")).put("title", " ").put("condition", "gone");
        assertThat(lint(json).findings())
                .filteredOn(f -> f.level() == Level.ERROR)
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(
                        "content.title",
                        "content.invite[0]",
                        "content.invite[2]",
                        "content.checklists[0].tasks[0].ownerRole",
                        "content.checklists[0].tasks[2].title",
                        "content.checklists[0].tasks[2].condition");
    }

    @Test
    void someoneWhoLeftIsAnErrorWhereTheyAreNamed() {
        ObjectNode json = good();
        ((ObjectNode) json.at("/checklists/0/tasks/0")).put("owner", "cleo").remove("ownerRole");
        assertThat(lint(json).findings()).isEmpty();
        test.people.add(
                new Person(new PersonId("cleo"), "cleo", "Cleo", ZoneId.of("UTC"), false, false, Set.of(), Set.of()));
        assertThat(lint(json).findings())
                .extracting(Finding::path, Finding::level)
                .containsExactly(tuple("content.checklists[0].tasks[0].owner", Level.ERROR));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/checklists/0/tasks/0/ownerRole | null | no-owner | content.checklists[0].tasks[0].owner",
                "/checklists/0/tasks/0/escalateAfterSeconds | 601 | escalates-late | content.checklists[0].tasks[0].escalateAfterSeconds",
                "/checklists/0/tasks/0/dueAfter | \"task:one\" | due-after-itself | content.checklists[0].tasks[0].dueAfter",
                "/checklists/0/tasks/1/dueAfter | \"task:one\" | no-due-time | content.checklists[0].tasks[1].dueAfterSeconds",
                "/checklists/0/tasks/0/blockedBy | [\"two\"] | blocked-by-hidden | content.checklists[0].tasks[0].blockedBy",
                "/checklists/0/tasks/0/command | \"/flood it\" | unknown-command | content.checklists[0].tasks[0].command",
                "/checklists/0/tasks/2/title | \"one\" | duplicate-title | content.checklists[0].tasks[2].title",
                "/roles | [{\"name\": \"scribe\", \"title\": \"Scribe\"}] | nobody-holds-role | content.roles[0].primary",
                "/severity | \"SEV1\" | no-update-cadence | content.updateEveryMinutes",
                "/welcome | \"hello {who}\" | unfilled-place | content.welcome",
                "/checklists/0/tasks/1/condition | null | unused-condition | content.conditions[0]",
                "/conditions/0/when | {\"any\": []} | never-holds | content.conditions[0].when",
                "/conditions/0/when | {\"all\": []} | always-holds | content.conditions[0].when",
                "/conditions/0/when | {\"is\": {\"subject\": \"property:kind\", \"values\": [\"z\"]}} | unknown-value | content.conditions[0].when",
                "/conditions/0/when | {\"is\": {\"subject\": \"weather\", \"values\": [\"rain\"]}} | unknown-subject | content.conditions[0].when",
                "/conditions/0/when | {\"is\": {\"subject\": \"task:two\", \"values\": [\"done\"]}} | unreachable-task | content.checklists[0].tasks[1].condition",
                "/checklists | [] | no-tasks | content.checklists",
                "/checklists/0/tasks | [] | empty-stage | content.checklists[0].tasks",
            })
    void whatIsUnwiseIsNamedWhereItIs(String pointer, String value, String code, String path) throws Exception {
        ObjectNode json = good();
        if (code.equals("no-update-cadence")) {
            json.remove("updateEveryMinutes");
        }
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        ((ObjectNode) json.at(parent)).set(pointer.substring(pointer.lastIndexOf('/') + 1), JSON.readTree(value));
        Findings findings = lint(json);
        assertThat(findings.publishable()).isTrue();
        assertThat(findings.findings())
                .filteredOn(f -> f.code().equals(code))
                .extracting(Finding::path)
                .containsExactly(path);
    }

    @Test
    void whatAFindingNamesIsGivenToWhoeverSaysItInAnotherLanguage() {
        ObjectNode json = good();
        ((ObjectNode) json.at("/checklists/0/tasks/0")).put("escalateAfterSeconds", 5_400);
        assertThat(lint(json).findings())
                .singleElement()
                .returns(Map.of("silentSeconds", "5400", "dueSeconds", "600"), Finding::values)
                .extracting(Finding::message)
                .isEqualTo("its owner may be silent for 1 h 30 min and it is due in 10 min; escalate before it is due");
    }

    @Test
    void aTaskDueBeforeWhatItWaitsForIsNamed() {
        ObjectNode json = good();
        ObjectNode third = (ObjectNode) json.at("/checklists/0/tasks/2");
        third.put("dueAfterSeconds", 60).putArray("blockedBy").add("one");
        assertThat(lint(json).findings())
                .extracting(Finding::code, Finding::path)
                .containsExactly(tuple("due-before-blocker", "content.checklists[0].tasks[2].dueAfterSeconds"));
        third.put("dueAfterSeconds", 600);
        assertThat(lint(json).findings()).isEmpty();
    }

    @Test
    void aRoleThatATaskGivesOutIsMeant() {
        ObjectNode json = good();
        json.putArray("roles").addObject().put("name", "scribe").put("title", "Scribe");
        ((ObjectNode) json.at("/checklists/0/tasks/0")).put("command", "/incident role scribe");
        assertThat(lint(json).findings()).isEmpty();
        ((ObjectNode) json.at("/checklists/0/tasks/0")).put("command", "/incident role other");
        assertThat(lint(json).findings()).extracting(Finding::code).containsExactly("nobody-holds-role");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NEVER | {\"all\": [{\"is\": {\"subject\": \"property:kind\", \"values\": [\"a\"]}}, {\"is\": {\"subject\": \"property:kind\", \"values\": [\"b\"]}}]}",
                "NEVER | {\"all\": [{\"less\": {\"subject\": \"property:count\", \"values\": [\"3\"]}}, {\"more\": {\"subject\": \"property:count\", \"values\": [\"5\"]}}]}",
                "SOMETIMES | {\"all\": [{\"less\": {\"subject\": \"property:count\", \"values\": [\"5\"]}}, {\"more\": {\"subject\": \"property:count\", \"values\": [\"3\"]}}]}",
                "NEVER | {\"less\": {\"subject\": \"property:kind\", \"values\": [\"3\"]}}",
                "NEVER | {\"less\": {\"subject\": \"elapsed\", \"values\": [\"0\"]}}",
                "SOMETIMES | {\"more\": {\"subject\": \"elapsed\", \"values\": [\"60\"]}}",
                "ALWAYS | {\"has\": {\"subject\": \"severity\", \"values\": []}}",
                "SOMETIMES | {\"more\": {\"subject\": \"property:day\", \"values\": [\"2026-01-01\"]}}",
                "NEVER | {\"all\": [{\"not\": {\"has\": {\"subject\": \"property:kind\", \"values\": []}}}, {\"is\": {\"subject\": \"property:kind\", \"values\": [\"a\"]}}]}",
                "SOMETIMES | {\"is\": {\"subject\": \"task:one\", \"values\": [\"done\"]}}",
                "NEVER | {\"more\": {\"subject\": \"property:count\", \"values\": [\"1e999999999\"]}}",
            })
    void whetherAConditionCanHoldIsTried(String verdict, String when) throws Exception {
        ObjectNode json = good();
        ((ObjectNode) json.at("/conditions/0")).set("when", JSON.readTree(when));
        String expected =
                switch (verdict) {
                    case "NEVER" -> "never-holds";
                    case "ALWAYS" -> "always-holds";
                    default -> "";
                };
        assertThat(lint(json).findings())
                .filteredOn(f -> f.code().endsWith("-holds"))
                .extracting(Finding::code)
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void whatIsStoredIsJudgedByItsReaders() {
        String playbook = Sample.publish(test);
        assertThat(test.ask("ben", new Lint(null, playbook, 1, null)).publishable())
                .isTrue();
        test.run("ada", new SaveDraft(playbook, content(good().put("title", "")), null));
        assertThat(test.ask("ada", new Lint(null, playbook, null, null)).publishable())
                .isFalse();
        assertThatThrownBy(() -> test.ask("ben", new Lint(null, playbook, null, null)))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> test.ask("guy", new Lint(content(good()), null, null, null)))
                .hasMessage(Rejection.absent().getMessage());
    }
}
