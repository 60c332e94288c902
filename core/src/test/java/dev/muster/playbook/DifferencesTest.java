package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.command.Rejection;
import dev.muster.playbook.AuthoringViews.Change;
import dev.muster.playbook.AuthoringViews.Changed;
import dev.muster.playbook.AuthoringViews.Compare;
import dev.muster.playbook.DraftCommands.SaveDraft;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static PlaybookContent content(ObjectNode json) {
        return Json.read(json.toString().getBytes(StandardCharsets.UTF_8), PlaybookContent.class);
    }

    private static ObjectNode named() {
        ObjectNode json = Sample.json();
        int number = 0;
        for (var stage : json.withArray("checklists")) {
            for (var task : stage.get("tasks")) {
                ((ObjectNode) task).put("id", "t" + ++number);
            }
        }
        return json;
    }

    private static List<Changed> between(ObjectNode before, ObjectNode after) {
        return Differences.between(content(before), content(after));
    }

    @Test
    void theSameIsNotDifferent() {
        assertThat(between(named(), named())).isEmpty();
    }

    @Test
    void whatChangedIsNamedFieldByField() {
        ObjectNode after = named().put("updateEveryMinutes", 15);
        ((ObjectNode) after.at("/checklists/0/tasks/1"))
                .put("dueAfterSeconds", 5400)
                .put("title", "Open the call");
        ((ObjectNode) after.at("/roles/1")).put("primary", "cleo");
        after.remove("welcome");
        assertThat(between(named(), after))
                .extracting(Changed::sort, Changed::part, Changed::id, Changed::field, Changed::before, Changed::after)
                .containsExactlyInAnyOrder(
                        tuple(Change.CHANGED, "playbook", "", "updateEveryMinutes", "30", "15"),
                        tuple(
                                Change.CHANGED,
                                "playbook",
                                "",
                                "welcome",
                                "\"" + named().get("welcome").textValue() + "\"",
                                null),
                        tuple(Change.CHANGED, "role", "scribe", "primary", "\"dan\"", "\"cleo\""),
                        tuple(Change.CHANGED, "task", "t2", "title", "\"Open the bridge\"", "\"Open the call\""),
                        tuple(Change.CHANGED, "task", "t2", "dueAfterSeconds", "600", "5400"));
        assertThat(between(named(), after))
                .extracting(Changed::sentence)
                .contains("changed the due time of the task \"Open the call\" from 10 min to 1 h 30 min");
    }

    @Test
    void whatIsLaidOutAndHowItIsExercisedIsNamedPartByPart() throws Exception {
        com.fasterxml.jackson.databind.ObjectMapper json = new com.fasterxml.jackson.databind.ObjectMapper();
        ObjectNode before = named();
        before.set("context", json.readTree("""
                {"links": [{"title": "wiki", "address": "https://a.example/", "dashboard": false}],
                 "collectors": [{"title": "up", "collector": "prometheus", "seconds": 5}]}"""));
        ObjectNode after = named();
        after.set("context", json.readTree("""
                {"links": [{"title": "wiki", "address": "https://b.example/", "dashboard": false}],
                 "reports": [{"title": "first", "text": "what is known"}]}"""));
        after.set("exercise", json.readTree("""
                {"injects": [{"id": "desk", "title": "Odd mails", "source": "desk", "text": "odd"}],
                 "expected": [{"id": "led", "title": "Led", "act": "commander-named", "withinSeconds": 60}]}"""));
        assertThat(between(before, after))
                .extracting(Changed::sort, Changed::part, Changed::id, Changed::field)
                .containsExactlyInAnyOrder(
                        tuple(Change.CHANGED, "link", "wiki", "address"),
                        tuple(Change.REMOVED, "collector", "up", null),
                        tuple(Change.ADDED, "text to begin with", "first", null),
                        tuple(Change.ADDED, "inject", "desk", null),
                        tuple(Change.ADDED, "expectation", "led", null));
        assertThat(between(before, after))
                .extracting(Changed::sentence)
                .contains("added the inject \"Odd mails\"", "removed the collector \"up\"");
    }

    @Test
    void aTaskThatMovedIsOneThingAndNotTwo() {
        ObjectNode after = named();
        ArrayNode from = (ArrayNode) after.at("/checklists/0/tasks");
        ((ArrayNode) after.at("/checklists/1/tasks")).insert(0, from.remove(1));
        assertThat(between(named(), after)).singleElement().satisfies(c -> {
            assertThat(c.sort()).isEqualTo(Change.MOVED);
            assertThat(c.sentence()).isEqualTo("moved the task \"Open the bridge\" from \"Assess\" to \"Tell\"");
        });
    }

    @Test
    void withinAStageAsFewAsPossibleMoved() {
        ObjectNode before = named();
        ArrayNode tasks = (ArrayNode) before.at("/checklists/0/tasks");
        for (String id : List.of("a", "b", "c", "d")) {
            tasks.addObject().put("id", id).put("title", "Task " + id);
        }
        ObjectNode after = before.deepCopy();
        ArrayNode moved = (ArrayNode) after.at("/checklists/0/tasks");
        moved.insert(1, moved.remove(5));
        assertThat(between(before, after)).singleElement().satisfies(c -> {
            assertThat(c.id()).isEqualTo("d");
            assertThat(c.sentence()).isEqualTo("moved the task \"Task d\" behind \"Find out who is hit\"");
        });
    }

    @Test
    void addedAndRemovedPartsAreNamedByTheirSort() {
        ObjectNode after = named();
        after.withArray("properties")
                .addObject()
                .put("id", "impact")
                .put("name", "Impact")
                .put("type", "text");
        after.withArray("checklists").remove(1);
        after.withArray("invite").remove(0);
        after.withArray("invite").add("cleo");
        assertThat(between(named(), after))
                .extracting(Changed::sentence)
                .containsExactlyInAnyOrder(
                        "invited cleo as well",
                        "no longer invites ben",
                        "added the property \"Impact\"",
                        "removed the stage \"Tell\"",
                        "removed the task \"Write the timeline\"",
                        "removed the task \"Call the supplier\"");
    }

    @Test
    void draftsAreComparedForEditorsAndVersionsForInsiders() {
        TestMuster test = new TestMuster();
        String id = Sample.publish(test);
        test.run("ada", new PublishPlaybook(id, content(Sample.json().put("title", "Two"))));
        test.run("ada", new SaveDraft(id, content(Sample.json().put("title", "Three")), null));
        assertThat(test.ask("ben", new Compare(id, 1, 2)).changes())
                .extracting(Changed::after)
                .containsExactly("\"Two\"");
        assertThat(test.ask("ada", new Compare(id, null, null)).changes())
                .extracting(Changed::before, Changed::after)
                .containsExactly(tuple("\"Two\"", "\"Three\""));
        assertThatThrownBy(() -> test.ask("ben", new Compare(id, null, null)))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> test.ask("guy", new Compare(id, 1, 2)))
                .hasMessage(Rejection.absent().getMessage());
        test.close();
    }

    @Test
    void unfinishedContentIsComparedToo() {
        ObjectNode after = named();
        ((ObjectNode) after.at("/checklists/0/tasks/0")).remove("title");
        after.withArray("roles").addNull();
        after.withArray("roles").addObject();
        assertThat(between(named(), after)).isNotEmpty();
    }

    /** Whatever the order: what stayed is in order in both, and no longer run is. */
    @Property(tries = 300)
    void whatStaysIsALongestRun(@ForAll @Size(max = 7) @UniqueElements List<@IntRange(max = 20) Integer> order) {
        List<String> after = order.stream().map(String::valueOf).toList();
        List<String> before = order.stream().sorted().map(String::valueOf).toList();
        int longest = 0;
        for (int set = 0; set < 1 << after.size(); set++) {
            int last = -1;
            int length = 0;
            for (int i = 0; i < after.size(); i++) {
                if ((set >> i & 1) == 1) {
                    if (order.get(i) < last) {
                        length = Integer.MIN_VALUE;
                    }
                    last = order.get(i);
                    length++;
                }
            }
            longest = Math.max(longest, length);
        }
        assertThat(LongestRun.of(before, after)).hasSize(longest);
        List<String> kept =
                after.stream().filter(LongestRun.of(before, after)::contains).toList();
        assertThat(kept).isSortedAccordingTo(java.util.Comparator.comparing(Integer::valueOf));
    }
}
