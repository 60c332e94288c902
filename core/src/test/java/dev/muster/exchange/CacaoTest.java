package dev.muster.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.condition.Condition.Is;
import dev.muster.condition.Condition.Test;
import dev.muster.exchange.ExchangeCommands.Read;
import dev.muster.exchange.ImportReport.Fate;
import dev.muster.incident.Severity;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.property.PropertyDefinition;
import java.util.ArrayList;
import java.util.List;

class CacaoTest {
    private static final String STEP = "workflow.%s--0b1e6a2c-4a0f-4c37-9d5e-0000000000%s";
    private final ObjectNode file = Sample.json(Sample.file("cacao.json"));

    private PlaybookContent content() {
        return Sample.published(Sample.content(null, file.toString()));
    }

    private TaskPlan task(String title) {
        return content().checklists().stream()
                .flatMap(c -> c.tasks().stream())
                .filter(t -> t.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private Fate fate(String path) {
        return Sample.fate(Sample.read(null, file.toString()).report(), path);
    }

    private ObjectNode step(String sort, String number) {
        return (ObjectNode)
                file.get("workflow").get(String.format(STEP, sort, number).substring("workflow.".length()));
    }

    @org.junit.jupiter.api.Test
    void stepsAreTasksInTheOrderOfTheWorkflow() {
        assertThat(content().checklists().get(0).tasks())
                .extracting(TaskPlan::title)
                .containsExactly(
                        "Isolate the machine",
                        "Save the traffic",
                        "Save the disk",
                        "Is data gone?",
                        "Block the account",
                        "Keep watching",
                        "Machines left to scan",
                        "Scan the next",
                        "Whom to tell",
                        "Write to the authority",
                        "Call the authority",
                        "Run another playbook: Tell customers");
        assertThat(content().checklists().get(1).tasks()).singleElement().satisfies(t -> assertThat(t.title())
                .isEqualTo("Wake the manager"));
        assertThat(fate(String.format(STEP, "action", "19"))).isEqualTo(Fate.IGNORED);
    }

    @org.junit.jupiter.api.Test
    void aStepWaitsForThoseThatLeadToIt() {
        assertThat(task("Save the traffic").blockedBy()).containsExactly("isolate-the-machine");
        assertThat(task("Save the disk").blockedBy()).containsExactly("isolate-the-machine");
        assertThat(task("Is data gone?").blockedBy()).containsExactlyInAnyOrder("save-the-traffic", "save-the-disk");
        assertThat(task("Block the account").blockedBy()).containsExactly("is-data-gone");
        assertThat(task("Machines left to scan").blockedBy())
                .as("nobody waits for what may never be shown")
                .containsExactly("is-data-gone");
    }

    @org.junit.jupiter.api.Test
    void aDecisionIsAPropertyAndWhatComesOfItIsShownThen() {
        PlaybookContent content = content();
        assertThat(content.properties())
                .extracting(PropertyDefinition::id)
                .containsExactly(
                        "gone", "is-data-gone", "machines-left-to-scan", "whom-to-tell", "write-to-the-authority");
        assertThat(shown("Block the account")).isEqualTo(new Is(new Test("property:is-data-gone", List.of("true"))));
        assertThat(shown("Keep watching")).isEqualTo(new Is(new Test("property:is-data-gone", List.of("false"))));
        assertThat(task("Machines left to scan").condition()).isNull();
        assertThat(shown("Scan the next"))
                .isEqualTo(new Is(new Test("property:machines-left-to-scan", List.of("true"))));
        assertThat(shown("Write to the authority"))
                .isEqualTo(new Is(new Test("property:whom-to-tell", List.of("gdpr"))));
        assertThat(task("Call the authority").condition())
                .as("two ways lead there that have nothing in common")
                .isNull();
        assertThat(task("Is data gone?").description())
                .startsWith("Decide: __gone__:value = 'yes'")
                .contains("Is data gone?");
        assertThat(task("Machines left to scan").description()).contains("As long as this is so");
        assertThat(fate(String.format(STEP, "while-condition", "10"))).isEqualTo(Fate.CHANGED);
    }

    private Object shown(String title) {
        String condition = task(title).condition();
        return content().conditions().stream()
                .filter(c -> c.id().equals(condition))
                .findFirst()
                .orElseThrow()
                .when();
    }

    @org.junit.jupiter.api.Test
    void commandsAreShownAndNeverRun() {
        TaskPlan isolate = task("Isolate the machine");
        assertThat(isolate.description())
                .isEqualTo("Pull the cable of db-7\n\nBy: Whoever is on call\n\nOn: The database");
        assertThat(task("Save the traffic").description())
                .isEqualTo("Command (bash), shown and not run:\n````\ntcpdump -w ```out``` -i eth0\n````");
        assertThat(task("Save the disk").description())
                .contains("Command (ssh), shown and not run:\n```\ndd if=/dev/sda\n```")
                .contains("See: How https://example.org/disk");
        assertThat(content().checklists()).allSatisfy(c -> assertThat(c.tasks())
                .allSatisfy(t -> assertThat(t.command()).isNull()));
        assertThat(Writer.write(Format.MUSTER, content()).text()).doesNotContain("hunter2");
        assertThat(fate("authentication_info_definitions")).isEqualTo(Fate.IGNORED);
    }

    @org.junit.jupiter.api.Test
    void whatElseItSays() {
        assertThat(content().severity()).isEqualTo(Severity.SEV2);
        assertThat(content().description())
                .contains("Marked TLP:AMBER.")
                .contains("See: Guide https://example.org/guide");
        assertThat(fate("markings")).isEqualTo(Fate.IGNORED);
        assertThat(fate("playbook_variables.__gone__")).isEqualTo(Fate.CHANGED);
        assertThat(fate("x_made_by")).isEqualTo(Fate.IGNORED);
        assertThat(fate(String.format(STEP, "playbook-action", "15"))).isEqualTo(Fate.MISSING);
    }

    @org.junit.jupiter.api.Test
    void aMarkingOfItsOwnIsReadByItsLevel() {
        file.putArray("markings").add("marking-tlp--1").add("marking-tlp--94868c89-83c2-464b-929b-a1a8aa3c8487");
        file.putObject("data_marking_definitions").putObject("marking-tlp--1").put("tlpv2_level", "TLP:RED");
        assertThat(content().description()).contains("Marked TLP:RED.");
    }

    @org.junit.jupiter.api.Test
    void aMissingStepIsRefusedByName() {
        step("parallel", "03").putArray("next_steps").add("action--gone");
        assertThatThrownBy(this::content)
                .hasMessageContaining(String.format(STEP, "parallel", "03"))
                .hasMessageContaining("leads to action--gone, which is not there");
        file.put("workflow_start", "start--gone");
        step("parallel", "03").putArray("next_steps");
        assertThatThrownBy(this::content).hasMessageContaining("workflow_start: the step start--gone is not there");
    }

    @org.junit.jupiter.api.Test
    void aWayOutThatIsMissingIsSaidAndTheRestTaken() {
        file.put("workflow_exception", "end--gone");
        assertThat(content().checklists()).hasSize(1);
        assertThat(Sample.line(Sample.read(null, file.toString()).report(), "workflow_exception")
                        .said())
                .contains("end--gone");
    }

    @org.junit.jupiter.api.Test
    void aCircleIsRefusedUnlessAWhileMakesIt() {
        step("action", "14").put("on_completion", step("if-condition", "07") == null ? "" : id("if-condition", "07"));
        assertThatThrownBy(this::content)
                .hasMessageContaining(String.format(STEP, "action", "14"))
                .hasMessageContaining("leads back to " + id("if-condition", "07"));
        step("action", "14").put("on_completion", id("while-condition", "10"));
        assertThatThrownBy(this::content)
                .as("from behind the loop, not from within")
                .hasMessageContaining("leads back to " + id("while-condition", "10"));
    }

    private static String id(String sort, String number) {
        return String.format(STEP, sort, number).substring("workflow.".length());
    }

    @org.junit.jupiter.api.Test
    void aConditionStepWithoutItsConditionIsRefused() {
        step("while-condition", "10").remove("condition");
        assertThatThrownBy(this::content).hasMessageContaining("is a while-condition without its condition");
        step("while-condition", "10").put("condition", "x");
        step("switch-condition", "12").remove("switch");
        assertThatThrownBy(this::content).hasMessageContaining(String.format(STEP, "switch-condition", "12"));
    }

    @org.junit.jupiter.api.Test
    void aWorkflowThatIsNoObjectIsRefused() {
        file.putArray("workflow");
        assertThatThrownBy(this::content).hasMessageContaining("workflow: has to be an object");
    }

    @org.junit.jupiter.api.Test
    void anotherStandardIsRefused() {
        file.put("spec_version", "cacao-1.1");
        assertThatThrownBy(this::content).hasMessageContaining("spec_version: has to be cacao-2.0");
    }

    @org.junit.jupiter.api.Test
    void manyWaysThatMeetAgainCostNoMoreThanTheirNumber() {
        ObjectNode workflow = file.putObject("workflow");
        file.put("workflow_start", "i0").remove("workflow_exception");
        for (int i = 0; i < 48; i++) {
            ObjectNode decide = workflow.putObject("i" + i);
            decide.put("type", "if-condition")
                    .put("condition", "c")
                    .put("on_true", "t" + i)
                    .put("on_false", "f" + i);
            workflow.putObject("t" + i).put("type", "action").put("on_completion", "i" + (i + 1));
            workflow.putObject("f" + i).put("type", "action").put("on_completion", "i" + (i + 1));
        }
        workflow.putObject("i48").put("type", "end");
        PlaybookContent content = content();
        assertThat(content.checklists().get(0).tasks()).hasSize(144);
        assertThat(content.conditions())
                .hasSize(96)
                .allSatisfy(c -> assertThat(c.when().subjects()).hasSize(1));
    }

    @org.junit.jupiter.api.Test
    void variablesThatNameEachOtherArePutInOnce() {
        ObjectNode variables = file.putObject("playbook_variables");
        variables.putObject("__a__").put("value", "__b__:value".repeat(300));
        variables.putObject("__b__").put("value", "__a__:value".repeat(300));
        step("action", "04")
                .putArray("commands")
                .addObject()
                .put("type", "ssh")
                .put("command", "__a__:value".repeat(300));
        assertThat(task("Save the traffic").description())
                .hasSizeLessThanOrEqualTo(2_000)
                .contains("__b__:value");
    }

    @org.junit.jupiter.api.Test
    void oursGoesOutAsManualSteps() {
        PlaybookContent own = Sample.content(null, Sample.file("playbook.muster.json"));
        ObjectNode out = Sample.json(Writer.write(Format.CACAO, own).text());
        for (String name : List.of(
                "type",
                "spec_version",
                "id",
                "name",
                "created_by",
                "created",
                "modified",
                "workflow_start",
                "workflow")) {
            assertThat(out.has(name)).as(name).isTrue();
        }
        assertThat(out.get("id").asText())
                .matches("playbook--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        List<String> types = new ArrayList<>();
        for (JsonNode step : out.get("workflow")) {
            types.add(step.get("type").asText());
            for (JsonNode command : step.path("commands")) {
                assertThat(command.get("type").asText()).isEqualTo("manual");
            }
        }
        assertThat(types).containsOnly("start", "end", "action", "if-condition").contains("if-condition");
        out.remove("playbook_extensions");
        assertThat(Sample.content(null, out.toString()).checklists().get(0).tasks())
                .as("its steps by themselves are read like anybody's")
                .extracting(TaskPlan::title)
                .contains("Find out since when", "Call the bank", "Ask them");
        assertThat(out.toString()).doesNotContain("\"ben\"", "\"dan\"", "\"cleo\"");
    }

    @org.junit.jupiter.api.Test
    void whatWasChangedElsewhereCounts() {
        PlaybookContent own = Sample.content(null, Sample.file("playbook.muster.json"));
        ObjectNode out = Sample.json(Writer.write(Format.CACAO, own).text());
        assertThat(Sample.content(null, out.toString())).isEqualTo(Known.nobody(own));
        out.put("name", "Renamed");
        Read read = Sample.read(null, out.toString());
        assertThat(read.content().title()).isEqualTo("Renamed");
        assertThat(Sample.line(read.report(), "playbook_extensions").what()).isEqualTo("cacao.changed");
    }
}
