package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a playbook does by itself and who owns its tasks, by choosing; and that an incident by it goes so. */
class PlaybookRulesTest {
    @Test
    void aPlaybookCarriesItsRulesAndTheOwnersOfItsTasks(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900)) {
            OnCallPlaceTest.rotation(
                    site, site.as("mia"), "Payments", OnCallPlaceTest.layer("days", List.of(), "liam", "nora"));
            mia.go("#/playbooks/new");
            mia.at("editor-title").fill("Payments stand still");
            owner(mia);
            rule(mia);
            goesAndComesBack(mia);
            mia.at("playbook-publish").click();
            assertThat(mia.at("editor-said")).containsText("version 1");
            mia.at("editor-rule").scrollIntoViewIfNeeded();
            Screens.examine(mia, "playbook-rules");
            isRun(site, kept(site, mia));
            mia.width(360, 740);
            mia.at("editor-rule").scrollIntoViewIfNeeded();
            assertThat(mia.fits()).isTrue();
            Screens.examine(mia, "phone-playbook-rules");
            assertThat(mia.faults()).isEmpty();
        }
    }

    private static void owner(Desk mia) {
        mia.at("editor-task-title").first().fill("Call the bank");
        mia.at("editor-task-add").first().click();
        mia.at("editor-task-more").click();
        Locator owner = mia.at("editor-owner");
        owner.selectOption("owner:nora");
        owner.selectOption("ownerOnCall:Payments");
        assertThat(owner).hasValue("ownerOnCall:Payments");
        mia.picture("playbook-owner");
        mia.at("editor-task-more").click();
        assertThat(mia.at("editor-task")).containsText("Payments, on call");
    }

    private static void rule(Desk mia) {
        mia.at("rules-add").click();
        mia.at("rule-title").fill("Say that it is bad");
        mia.at("rule-event-add").selectOption("incident.severity-changed");
        mia.at("rule-action").selectOption("post");
        mia.at("rule-field-text").fill("All hands, please");
        mia.at("rule-submit").click();
        assertThat(mia.at("editor-rule")).hasCount(1);
        assertThat(mia.at("editor-rule")).containsText("Say that it is bad");
        mia.at("editor-rule-change").click();
        assertThat(mia.at("rule-title")).hasValue("Say that it is bad");
        mia.at("rule-title").fill("Call everybody");
        mia.at("rule-submit").click();
        assertThat(mia.at("editor-rule")).containsText("Call everybody");
    }

    private static void goesAndComesBack(Desk mia) {
        mia.at("editor-rule-remove").click();
        assertThat(mia.at("editor-rule")).hasCount(0);
        mia.at("editor-undo").click();
        assertThat(mia.at("editor-rule")).hasCount(1);
    }

    private static String kept(DemoSite site, Desk mia) {
        String id = mia.page().url().replaceAll(".*#/playbooks/", "");
        JsonNode content = site.as("mia").ask("playbook/show?playbook=" + id).path("content");
        JsonNode task = content.at("/checklists/0/tasks/0");
        assertThat(task.path("ownerOnCall").asText()).isEqualTo("Payments");
        assertThat(task.has("owner")).isFalse();
        assertThat(content.at("/rules")).hasSize(1);
        assertThat(content.at("/rules/0/title").asText()).isEqualTo("Call everybody");
        assertThat(content.at("/rules/0/when/events/0").asText()).isEqualTo("incident.severity-changed");
        assertThat(content.at("/rules/0/steps/0/with/text").asText()).isEqualTo("All hands, please");
        return id;
    }

    private static void isRun(DemoSite site, String playbook) {
        Program mia = site.as("mia");
        String incident = site.run(
                        mia, "incident.declare", "title", "Nothing is paid", "playbook", playbook, "severity", "SEV3")
                .path("incident")
                .asText();
        assertThat(List.of("liam", "nora"))
                .contains(mia.ask("task/list?channel=" + incident)
                        .at("/stages/0/tasks/0/owner")
                        .asText());
        site.run(mia, "incident.set-severity", "incident", incident, "severity", "SEV1");
        await().atMost(Browsers.PATIENCE).until(() -> mia.ask("channel/history?limit=200&channel=" + incident)
                .toString()
                .contains("All hands, please"));
    }
}
