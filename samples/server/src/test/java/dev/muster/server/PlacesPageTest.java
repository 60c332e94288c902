package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's way from a playbook of another system to the retrospective, in the places that are fetched later. */
class PlacesPageTest {
    /** As Mattermost exports it: ids of another server, a condition, an assignee that the format cannot carry. */
    private static final String EXPORT = """
            {"version": 1, "title": "Payments stand still", "description": "When nothing is paid",
             "status_update_enabled": true, "reminder_timer_default_seconds": 1800,
             "checklists": [{"title": "First", "items": [
                {"title": "Look at the queue", "description": "It is on the second screen", "due_date": 600000},
                {"title": "Tell the regulator", "condition_id": "c1"}]}],
             "properties": [{"id": "p1", "name": "Reportable", "type": "select",
                "attrs": {"options": [{"id": "o1", "name": "Yes"}, {"id": "o2", "name": "No"}]}}],
             "conditions": [{"id": "c1", "condition_expr": {"is": {"field_id": "p1", "value": ["o1"]}}, "version": 1}]}
            """;

    @Test
    void fromAnImportedPlaybookToWhatIsLearned(@TempDir Path folder) throws Exception {
        try (Browsers browsers = Browsers.open();
                Site server = Site.demonstration(folder.resolve("data"), Map.of());
                Desk mia = new Desk(browsers.browser(), server.address(), "Europe/London", 1440, 900);
                Desk liam = new Desk(browsers.browser(), server.address(), "Europe/London", 360, 740)) {
            String password = server.password();
            mia.signIn("mia", password);
            imports(mia);
            edits(mia);
            String incident = runs(server, password);
            works(mia, incident);
            atAGlance(mia, incident);
            looksBack(mia, incident);
            liam.signIn("liam", password);
            concerns(liam, mia);
            fitsAPhone(liam);
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    private static void imports(Desk mia) {
        mia.go("#/playbooks");
        mia.at("playbook-import").click();
        mia.at("import-file")
                .setInputFiles(
                        new FilePayload("payments.json", "application/json", EXPORT.getBytes(StandardCharsets.UTF_8)));
        assertThat(mia.at("import-report").locator("li")).not().hasCount(0);
        mia.at("import-submit").click();
        assertThat(mia.at("editor-title")).hasValue("Payments stand still");
        assertThat(mia.at("playbook-version")).containsText("Not published");
        mia.at("playbook-publish").click();
        assertThat(mia.at("playbook-version")).containsText("Version 1");
    }

    private static void edits(Desk mia) {
        Locator tasks = mia.at("editor-task");
        assertThat(tasks).hasCount(2);
        mia.at("editor-task-title").first().fill("Call the bank");
        mia.at("editor-task-add").first().click();
        assertThat(tasks).hasCount(3);
        Locator added = tasks.nth(2).locator("input").first();
        added.focus();
        mia.page().keyboard().press("Alt+ArrowUp");
        assertThat(tasks.nth(1).locator("input").first()).hasValue("Call the bank");
        tasks.nth(1).getByTestId("editor-task-more").click();
        mia.at("editor-owner").selectOption("ownerRole:commander");
        mia.at("editor-blocker").selectOption("look-at-the-queue");
        tasks.nth(0).getByTestId("editor-task-remove").click();
        assertThat(tasks).hasCount(2);
        mia.at("editor-undo").click();
        assertThat(tasks).hasCount(3);
        assertThat(mia.at("playbook-version")).containsText("draft saved");
        assertThat(mia.at("changes").locator("li")).not().hasCount(0);
        mia.at("dry-run").click();
        assertThat(mia.at("plan")).containsText("Call the bank");
        mia.picture("playbook-editor");
        mia.at("playbook-publish").click();
        assertThat(mia.at("editor-said")).containsText("version 2");
    }

    private static String runs(Site server, String password) throws Exception {
        Program mia = Program.at(server.address()).as("mia", password);
        String playbook = Program.json(mia.get("api/v1/playbook/list")).path("playbooks").findParents("title").stream()
                .filter(p -> p.path("title").asText().equals("Payments stand still"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        return mia.run(
                        "incident.declare",
                        Map.of(
                                "title",
                                "Payments stand",
                                "playbook",
                                playbook,
                                "severity",
                                "SEV1",
                                "people",
                                List.of("liam")),
                        "d")
                .at("/ids/incident")
                .asText();
    }

    private static void works(Desk mia, String incident) {
        mia.enter(incident);
        mia.at("tab-checklist").click();
        assertThat(mia.at("task")).hasCount(2);
        assertThat(mia.at("task-waits")).containsText("Look at the queue");
        mia.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Look at the queue"))
                .click();
        assertThat(mia.at("task-waits")).hasCount(0);
        mia.go("#/work");
        assertThat(mia.at("work-item").filter(new Locator.FilterOptions().setHasText("Call the bank")))
                .hasCount(1);
        mia.picture("work");
        mia.at("work-item")
                .filter(new Locator.FilterOptions().setHasText("Call the bank"))
                .getByTestId("work-done")
                .click();
        assertThat(mia.at("work-item").filter(new Locator.FilterOptions().setHasText("Call the bank")))
                .hasCount(0);
    }

    private static void atAGlance(Desk mia, String incident) {
        mia.go("#/dashboard");
        Locator row = mia.page().locator("[data-testid=dashboard-row][data-incident='" + incident + "']");
        assertThat(row).isVisible();
        mia.at("dashboard-SEV2").click();
        assertThat(row).hasCount(0);
        mia.at("dashboard-SEV1").click();
        mia.page().reload();
        assertThat(row).isVisible();
        assertThat(mia.at("dashboard-SEV1")).hasAttribute("aria-pressed", "true");
        mia.page().locator("[data-view=latest]").click();
        assertThat(row).hasCount(0);
        mia.page().goBack();
        assertThat(row).isVisible();
        assertThat((String) mia.page().evaluate("() => JSON.stringify(localStorage)"))
                .as("a view stands in the address, not in the browser")
                .doesNotContain("SEV1");
        assertThat(mia.page()
                        .waitForDownload(() -> mia.at("dashboard-csv").click())
                        .suggestedFilename())
                .startsWith("incidents-");
        mia.picture("dashboard");
        mia.go("#/board");
        assertThat(mia.page().locator("[data-testid=board-card][data-incident='" + incident + "']"))
                .containsText("Payments stand");
        mia.picture("board");
    }

    private static void looksBack(Desk mia, String incident) {
        mia.go("#/retrospective/" + incident);
        mia.at("retro-begin").click();
        mia.at("retro-section").click();
        assertThat(mia.at("retro-one").last()).containsText("New section");
        mia.at("retro-edit").last().click();
        mia.page().locator("#text").fill("The **queue** was full.");
        mia.at("retro-save").click();
        assertThat(mia.at("retro-one").last().locator("strong")).hasText("queue");
        mia.at("retro-action-title").fill("Watch the queue");
        mia.at("retro-action-add").click();
        assertThat(mia.at("retro-action")).hasCount(1);
        mia.picture("retrospective");
        mia.at("retro-publish").click();
        assertThat(mia.at("retro-publish")).hasCount(0);
    }

    private static void concerns(Desk liam, Desk mia) {
        liam.go("#/concerns");
        liam.at("concern-title").fill("A strange letter");
        liam.at("concern-report").click();
        assertThat(liam.at("concern-mine")).containsText("A strange letter");
        assertThat(liam.at("concern-queue")).hasCount(0);
        mia.go("#/concerns");
        assertThat(mia.at("concern")).containsText("A strange letter");
        mia.at("concern-declare").click();
        assertThat(mia.at("room-header")).containsText("A strange letter");
    }

    private static void fitsAPhone(Desk liam) {
        for (String place : List.of("concerns", "work", "dashboard", "board", "playbooks")) {
            liam.go("#/" + place);
            assertThat(liam.page().locator("h1").first()).isVisible();
            assertThat(liam.fits()).as("%s scrolls sideways", place).isTrue();
            liam.picture("phone-" + place);
        }
    }
}
