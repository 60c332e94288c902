package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what a run came to, over a retrospective, to the next version of its playbook and the figures of all runs. */
class LearningPlacesTest {
    private int keys;

    private JsonNode run(Program who, String name, Object data) {
        return who.run(name, data, "learning-" + ++keys).path("ids");
    }

    @Test
    void whatWasLearnedBecomesTheNextVersion(@TempDir Path folder) throws Exception {
        try (Browsers browsers = Browsers.open();
                Site server = Site.demonstration(folder.resolve("data"), Map.of())) {
            String password = server.password();
            Program mia = Program.at(server.address()).as("mia", password);
            String playbook = measured(mia);
            String incident = over(mia, playbook, 7);
            over(mia, playbook, 4);
            try (Desk desk = new Desk(browsers.browser(), server.address(), "Europe/London", 1440, 900)) {
                desk.signIn("mia", password);
                retrospective(desk, incident);
                proposes(desk);
                decides(desk, playbook);
                figures(desk, playbook);
                desk.width(360, 740);
                desk.dark(true);
                for (String place : List.of(
                        "#/figures/" + playbook,
                        "#/changes/" + playbook,
                        "#/retrospective/" + incident,
                        "#/propose/" + incident + "/none")) {
                    fits(desk, place);
                }
                assertThat(desk.faults()).isEmpty();
            }
        }
    }

    /** A playbook of two tasks that measures how long it took to see what was wrong. */
    private String measured(Program mia) {
        ObjectNode content = Program.JSON.createObjectNode().put("title", "Payments stand");
        content.putArray("metrics")
                .addObject()
                .put("id", "detect")
                .put("title", "Time to detect")
                .put("type", "DURATION")
                .put("target", 300_000);
        ObjectNode stage = content.putArray("checklists").addObject().put("title", "First");
        stage.putArray("tasks").addObject().put("id", "look").put("title", "Look at the queue");
        stage.withArray("tasks").addObject().put("id", "call").put("title", "Call the bank");
        return run(mia, "playbook.publish", Map.of("content", content))
                .path("playbook")
                .asText();
    }

    private String over(Program mia, String playbook, int minutes) {
        String incident = run(mia, "incident.declare", Map.of("title", "Payments stand", "playbook", playbook))
                .path("incident")
                .asText();
        run(mia, "playbook.set-metric", Map.of("incident", incident, "metric", "detect", "value", minutes * 60_000));
        run(mia, "incident.set-status", Map.of("incident", incident, "status", "resolved"));
        return incident;
    }

    private static void retrospective(Desk desk, String incident) {
        desk.go("#/retrospective/" + incident);
        desk.at("retro-begin").click();
        assertThat(desk.at("retro-metric")).hasValue("7");
        desk.at("retro-metric").fill("9");
        desk.at("retro-metric").press("Tab");
        desk.at("retro-section").click();
        assertThat(desk.at("retro-one").last()).containsText("New section");
        int sections = desk.at("retro-one").count();
        desk.at("retro-remove").last().click();
        assertThat(desk.at("retro-one")).hasCount(sections - 1);
        desk.at("undo").click();
        assertThat(desk.at("retro-one")).hasCount(sections);
        desk.at("retro-action-title").fill("Look at the bank first");
        desk.at("retro-action-add").click();
        desk.at("retro-propose").click();
    }

    private static void proposes(Desk desk) {
        assertThat(desk.at("propose-reason")).hasValue("Look at the bank first");
        assertThat(desk.at("propose-submit")).isDisabled();
        desk.at("editor-task").nth(1).locator("input").first().focus();
        desk.page().keyboard().press("Alt+ArrowUp");
        desk.at("editor-task-title").fill("Write to the customers");
        desk.at("editor-task-add").click();
        assertThat(desk.at("change")).hasCount(2);
        desk.picture("propose");
        assertThat(desk.asksBeforeLeaving()).isTrue();
        desk.at("propose-submit").click();
        assertThat(desk.page().locator("muster-propose")).containsText("Proposed");
        assertThat(desk.asksBeforeLeaving()).isFalse();
    }

    private static void decides(Desk desk, String playbook) {
        desk.go("#/changes/" + playbook);
        assertThat(desk.at("proposal")).containsText("Look at the bank first");
        assertThat(desk.at("change")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                .setHasText("Write to the customers")))
                .hasAttribute("data-sort", "added");
        desk.picture("changes");
        desk.at("proposal-accept").click();
        assertThat(desk.at("changes-said")).containsText("version 2");
        assertThat(desk.at("proposal")).hasCount(0);
        desk.go("#/playbooks/" + playbook);
        assertThat(desk.at("playbook-version")).containsText("Version 2");
        assertThat(desk.at("editor-task")).hasCount(3);
    }

    private static void figures(Desk desk, String playbook) {
        desk.at("playbook-figures").click();
        assertThat(desk.at("figures")).containsText("2");
        assertThat(desk.at("figure")).hasCount(3);
        var detect = desk.page().locator("[data-figure=detect]");
        assertThat(detect.locator("svg title").first())
                .hasText("Time to detect: 2 runs, from 4 min to 9 min, median 6 min, last 4 min.");
        detect.locator("summary").click();
        assertThat(detect.locator("tbody tr")).hasCount(2);
        desk.picture("figures");
    }

    private static void fits(Desk desk, String place) {
        desk.go(place);
        assertThat(desk.page().locator("h1").first()).isVisible();
        desk.page().waitForTimeout(300);
        assertThat(desk.fits()).as("%s scrolls sideways", place).isTrue();
        desk.picture("phone-" + place.replaceAll("^#/(\\w+)/.*", "$1") + "-dark");
    }
}
