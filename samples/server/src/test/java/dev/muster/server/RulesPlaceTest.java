package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule made by choosing: what it would have done, what it did and why, off and on again, gone and back. */
class RulesPlaceTest {
    @Test
    void aRuleIsMadeTriedAndSwitched(@TempDir Path folder) throws Exception {
        try (Browsers browsers = Browsers.open();
                Site server = Site.demonstration(folder.resolve("data"), Map.of());
                Desk desk = new Desk(browsers.browser(), server.address(), "Europe/London", 1440, 900);
                Desk liam = new Desk(browsers.browser(), server.address(), "Europe/Berlin", 360, 740, "de-DE")) {
            String password = server.password();
            Program mia = Program.at(server.address()).as("mia", password);
            String incident = mia.run(
                            "incident.declare",
                            Map.of("title", "Checkout fails", "severity", "SEV3", "people", List.of("liam")),
                            "declare")
                    .at("/ids/incident")
                    .asText();
            mia.run("incident.set-severity", Map.of("incident", incident, "severity", "SEV1"), "worse");
            desk.signIn("mia", password);
            desk.go("#/rules/" + incident);
            makes(desk);
            tries(desk, incident);
            mia.run("incident.set-severity", Map.of("incident", incident, "severity", "SEV2"), "better");
            mia.run("incident.set-severity", Map.of("incident", incident, "severity", "SEV1"), "worse-again");
            says(desk);
            liam.signIn("liam", password);
            saysInGerman(liam, incident);
            switches(desk);
            desk.width(360, 740);
            desk.dark(true);
            assertThat(desk.fits()).isTrue();
            desk.picture("phone-rules-dark");
            assertThat(desk.faults()).isEmpty();
        }
    }

    private static void makes(Desk desk) {
        desk.at("rule-new").click();
        desk.at("rule-title").fill("Say that it is bad");
        desk.at("rule-submit").click();
        assertThat(desk.at("rule-submit")).isVisible();
        desk.at("rule-event-add").selectOption("incident.severity-changed");
        desk.at("rule-condition-add").click();
        desk.at("rule-action").selectOption("post");
        desk.at("rule-field-text").fill("All hands, please");
        desk.picture("rule-form");
        desk.at("rule-submit").click();
        assertThat(desk.at("rule")).hasCount(1);
        assertThat(desk.at("rule")).hasAttribute("data-enabled", "true");
    }

    private static void tries(Desk desk, String incident) {
        desk.at("rule-try").click();
        desk.at("rule-past").selectOption(incident);
        assertThat(desk.page().locator("[data-testid=hit][data-fires=true]")).hasCount(1);
        assertThat(desk.at("hit").last()).containsText("post a message");
        desk.picture("rules");
    }

    private static void says(Desk desk) {
        desk.at("rule-why").click();
        assertThat(desk.at("rule-below")).isVisible();
        desk.page().waitForCondition(() -> {
            if (desk.at("firing").count() == 0) {
                desk.at("rule-why").click();
                desk.at("rule-why").click();
                desk.page().waitForTimeout(300);
            }
            return desk.at("firing").count() == 1;
        });
        assertThat(desk.at("firing")).hasAttribute("data-done", "true");
        assertThat(desk.at("firing")).containsText("severity");
        desk.picture("rules-why");
    }

    /** What it does, and why it did it, in the language of whoever reads it. */
    private static void saysInGerman(Desk liam, String incident) {
        liam.go("#/rules/" + incident);
        assertThat(liam.at("rule"))
                .containsText(
                        "Auslöser: der Schweregrad ändert sich; Bedingung: Schweregrad ist SEV1. Dann: Nachricht schreiben.");
        liam.at("rule-why").click();
        assertThat(liam.at("firing")).containsText("Schweregrad ist SEV1: ja (gefunden: SEV1)");
        liam.at("rule-try").click();
        liam.at("rule-past").selectOption(incident);
        assertThat(liam.at("hit").first()).containsText("der Schweregrad ändert sich");
        assertThat(liam.fits()).isTrue();
        Screens.examine(liam, "phone-rules-german");
    }

    private static void switches(Desk desk) {
        desk.at("rule-switch").click();
        assertThat(desk.at("rule")).hasAttribute("data-enabled", "false");
        desk.at("undo").click();
        assertThat(desk.at("rule")).hasAttribute("data-enabled", "true");
        desk.at("rule-remove").click();
        assertThat(desk.at("rule")).hasCount(0);
        desk.at("undo").last().click();
        assertThat(desk.at("rule")).hasCount(1);
    }
}
