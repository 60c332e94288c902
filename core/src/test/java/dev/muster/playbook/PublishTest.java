package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookViews.ListPlaybooks;
import dev.muster.playbook.PlaybookViews.PlaybookView;
import dev.muster.playbook.PlaybookViews.ShowPlaybook;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublishTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aVersionStaysAsItWasPublished() {
        String id = Sample.publish(test);
        PlaybookContent first = test.ask("ben", new ShowPlaybook(id, null)).content();
        ObjectNode changed = Sample.json().put("title", "Outage, major");
        Outcome second = publish(id, changed);
        assertThat(second.id("version")).isEqualTo("2");
        assertThat(test.ask("ben", new ShowPlaybook(id, 1)).content()).isEqualTo(first);
        PlaybookView newest = test.ask("ben", new ShowPlaybook(id, null));
        assertThat(newest.version()).isEqualTo(2);
        assertThat(newest.content().title()).isEqualTo("Outage, major");
        assertThat(test.ask("ben", new ListPlaybooks()).playbooks())
                .singleElement()
                .satisfies(p -> assertThat(p.title()).isEqualTo("Outage, major"));
    }

    @Test
    void theSameContentAgainChangesNothing() {
        String id = Sample.publish(test);
        Outcome again = publish(id, Sample.json());
        assertThat(again.id("version")).isEqualTo("1");
        assertThat(again.positions()).isEmpty();
    }

    @Test
    void onlyAdministratorsPublishAndOnlyInsidersRead() {
        String id = Sample.publish(test);
        assertThatThrownBy(() -> test.run("ben", new PublishPlaybook(id, Sample.content())))
                .hasMessage(absent().getMessage());
        assertThatThrownBy(() -> test.run("ada", new PublishPlaybook("no-such", Sample.content())))
                .hasMessage(absent().getMessage());
        assertThatThrownBy(() -> test.ask("guy", new ShowPlaybook(id, null))).hasMessage(absent().getMessage());
        assertThatThrownBy(() -> test.ask("guy", new ListPlaybooks())).hasMessage(absent().getMessage());
    }

    private static Rejection absent() {
        return Rejection.absent();
    }

    private static String context(String list, String element) {
        return "{\"" + list + "\": [" + element + "]}";
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("/title", "\"\"", "content.title"),
                arguments("/title", null, "content.title"),
                arguments("/title", "[1]", "content.title"),
                arguments("/description", quoted(4_001), "content.description"),
                arguments("/severity", "\"SEV9\"", "content.severity"),
                arguments("/channelName", quoted(81), "content.channelName"),
                arguments("/welcome", quoted(4_001), "content.welcome"),
                arguments("/invite", "[\"ben\", \"nobody\"]", "content.invite[1]"),
                arguments("/invite", "[\"ben\", null]", "content.invite[1]"),
                arguments("/invite", "[\"ben\", \"no body\"]", "content.invite[1]"),
                arguments("/invite", "[\"ben\", \"ben\"]", "content.invite[1]"),
                arguments("/invite", list(501, "\"ben\""), "content.invite"),
                arguments("/roles/1/name", "\"Big Boss\"", "content.roles[1].name"),
                arguments("/roles/1/name", "\"commander\"", "content.roles[1].name"),
                arguments("/roles/1/title", null, "content.roles[1].title"),
                arguments("/roles/1/primary", "\"nobody\"", "content.roles[1].primary"),
                arguments("/roles/1/backup", "\"dan\"", "content.roles[1].backup"),
                arguments("/roles", list(21, "{\"name\": \"a\", \"title\": \"A\"}"), "content.roles"),
                arguments("/updateEveryMinutes", "0", "content.updateEveryMinutes"),
                arguments("/updateEveryMinutes", "\"often\"", "content.updateEveryMinutes"),
                arguments("/checklists/1", "null", "content.checklists[1]"),
                arguments("/checklists/1/title", "\"Assess\"", "content.checklists[1].title"),
                arguments("/checklists/1/tasks/0/title", "\" \"", "content.checklists[1].tasks[0].title"),
                arguments("/checklists/1/tasks/0/title", quoted(201), "content.checklists[1].tasks[0].title"),
                arguments("/checklists/1/tasks/1/owner", "\"nobody\"", "content.checklists[1].tasks[1].owner"),
                arguments("/checklists/1/tasks/0/owner", "\"ben\"", "content.checklists[1].tasks[0].owner"),
                arguments("/checklists/1/tasks/0/ownerRole", "\"boss\"", "content.checklists[1].tasks[0].ownerRole"),
                arguments("/checklists/0/tasks/0/backup", "\"cleo\"", "content.checklists[0].tasks[0].backup"),
                arguments(
                        "/checklists/0/tasks/1/dueAfterSeconds",
                        "-1",
                        "content.checklists[0].tasks[1].dueAfterSeconds"),
                arguments(
                        "/checklists/0/tasks/0/escalateAfterSeconds",
                        "0",
                        "content.checklists[0].tasks[0].escalateAfterSeconds"),
                arguments("/checklists/1/tasks", list(199, "{\"title\": \"t\"}"), "content.checklists[1].tasks[198]"),
                arguments("/context", context("links", "{\"title\": \"\"}"), "content.context.links[0].title"),
                arguments(
                        "/context",
                        context("links", "{\"title\": \"a\", \"address\": \"javascript:alert(1)\"}"),
                        "content.context.links[0].address"),
                arguments("/context", context("reports", "{\"title\": \"a\"}"), "content.context.reports[0].text"),
                arguments(
                        "/context",
                        context("collectors", "{\"title\": \"a\", \"collector\": \"a b\"}"),
                        "content.context.collectors[0].collector"),
                arguments(
                        "/context",
                        context("collectors", "{\"title\": \"a\", \"collector\": \"a\", \"seconds\": 60}"),
                        "content.context.collectors[0].seconds"),
                arguments(
                        "/exercise",
                        context("injects", "{\"id\": \"a b\", \"title\": \"a\"}"),
                        "content.exercise.injects[0].id"),
                arguments(
                        "/exercise",
                        context("injects", "{\"id\": \"a\", \"title\": \"a\", \"source\": \"b\"}"),
                        "content.exercise.injects[0].text"),
                arguments(
                        "/exercise",
                        context("expected", "{\"id\": \"a\", \"title\": \"a\", \"withinSeconds\": 5}"),
                        "content.exercise.expected[0].act"),
                arguments(
                        "/exercise",
                        context(
                                "expected",
                                "{\"id\": \"a\", \"title\": \"a\", \"act\": \"inject-answered\", \"of\": \"b\","
                                        + " \"withinSeconds\": 5}"),
                        "content.exercise.expected[0].of"),
                arguments("/callLink", "\"javascript:alert(1)\"", "content.callLink"),
                arguments("/callLink", "\"https://{number}.example/x\"", "content.callLink"),
                arguments("/standups/0/zone", "\"Europe/Lundun\"", "content.standups[0].zone"),
                arguments("/standups/0/at", "[]", "content.standups[0].at"),
                arguments("/standups/0/at/1", "\"9am\"", "content.standups[0].at[1]"),
                arguments("/standups/0/at/1", "\"09:00\"", "content.standups[0].at[1]"),
                arguments("/standups/0/windowMinutes", "0", "content.standups[0].windowMinutes"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("wrong")
    void whatIsWrongIsNamedByItsPath(String pointer, String value, String field) throws Exception {
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
        Rejection refused = Sample.refused(test, "ada", "playbook.publish", command(null, content));
        assertThat(refused.code()).isEqualTo(Rejection.Code.INVALID);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(test.ask("ada", new ListPlaybooks()).playbooks()).isEmpty();
    }

    private Outcome publish(String id, ObjectNode content) {
        return test.muster
                .submit(TestMuster.as("ada"), "playbook.publish", command(id, content), null)
                .join();
    }

    private static byte[] command(String id, ObjectNode content) {
        ObjectNode command = JSON.createObjectNode();
        if (id != null) {
            command.put("playbook", id);
        }
        command.set("content", content);
        return command.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(int length) {
        return "\"" + "x".repeat(length) + "\"";
    }

    private static String list(int size, String element) {
        return "[" + (element + ",").repeat(size - 1) + element + "]";
    }
}
