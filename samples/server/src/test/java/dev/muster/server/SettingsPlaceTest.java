package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator sets for the workspace, and when a channel holds its standups. */
class SettingsPlaceTest {
    @Test
    void anAdministratorSetsUpTheWorkspace(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900);
                Desk liam = site.german("liam", 360, 740)) {
            mia.go("#/playbooks");
            mia.at("settings-open").click();
            callsSeverities(mia);
            keepsTypes(mia);
            isToldWhatIsWrong(mia);
            saves(mia);
            laysBeforeEverybody(mia);
            choosesWhoTriages(mia);
            signs(mia);
            Screens.fine(mia, "settings");
            isNobodyElses(liam);
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    private static void callsSeverities(Desk mia) {
        assertThat(mia.at("severity-title-SEV1")).hasAttribute("placeholder", "Critical");
        mia.at("severity-title-SEV1").fill("House on fire");
        assertThat(mia.at("scheme-said")).containsText("Not saved");
    }

    /** The focus stays where the next one is typed, and what went comes back. */
    private static void keepsTypes(Desk mia) {
        for (String type : List.of("Outage", "Security")) {
            mia.at("type-add").click();
            mia.page().keyboard().type(type);
        }
        assertThat(mia.at("type-title").nth(1)).hasValue("Security");
        mia.at("type-remove").first().click();
        assertThat(mia.at("type-title")).hasCount(1);
        assertThat(mia.at("type-title")).isFocused();
        mia.at("scheme-undo").click();
        assertThat(mia.at("type-title")).hasCount(2);
    }

    private static void isToldWhatIsWrong(Desk mia) {
        mia.at("move-resolved-closed").uncheck();
        mia.at("move-resolved-active").uncheck();
        mia.at("alarmMinutes").fill("");
        mia.at("type-title").nth(1).fill("outage");
        assertThat(mia.page().locator("[data-testid=scheme-finding][data-path='moves.resolved']"))
                .hasCount(2);
        assertThat(mia.page().locator("[data-testid=scheme-finding][data-path='types.1.title']"))
                .containsText("twice");
        mia.picture("settings-wrong");
        mia.at("scheme-save").click();
        assertThat(mia.at("move-resolved-active")).isFocused();
        mia.at("move-resolved-active").check();
        mia.at("move-resolved-closed").check();
        mia.at("alarmMinutes").fill("0");
        mia.at("type-title").nth(1).fill("Security");
        assertThat(mia.at("scheme-finding")).hasCount(1);
        assertThat(mia.at("scheme-finding")).containsText("nobody is told");
    }

    private static void saves(Desk mia) {
        mia.at("scheme-save").click();
        assertThat(mia.at("scheme-said")).containsText("Saved");
        mia.page().reload();
        assertThat(mia.at("severity-title-SEV1")).hasValue("House on fire");
        assertThat(mia.at("type-title")).hasCount(2);
        assertThat(mia.at("alarmMinutes")).hasValue("0");
        mia.at("rail-declare").click();
        assertThat(mia.page().locator("muster-declare-dialog")).containsText("House on fire");
        mia.page().keyboard().press("Escape");
    }

    /** What is wrong is said where it is; who changes it at the same time loses nothing. */
    private static void laysBeforeEverybody(Desk mia) {
        mia.at("links-add").click();
        mia.page().keyboard().type("Runbook");
        Locator address = mia.page().locator("[data-testid=link-address]");
        address.locator("input").fill("https://{title}.example.com/");
        mia.at("pack-save").click();
        assertThat(mia.at("pack-said")).containsText("places");
        assertThat(address).hasAttribute("data-level", "error");
        assertThat(address.locator("input")).isFocused();
        mia.picture("settings-pack-wrong");
        address.locator("input").fill("https://wiki.example.com/{title}");
        mia.at("pack-save").click();
        assertThat(mia.at("pack-said")).containsText("open from now on");
        assertThat(mia.page().locator("[data-found]")).hasCount(0);
        mia.at("reports-add").click();
        mia.page().keyboard().type("Regulator");
        assertThat(mia.asksBeforeLeaving()).isTrue();
        mia.at("pack-undo").click();
        mia.page().reload();
        assertThat(mia.at("links-title")).hasValue("Runbook");
        mia.at("links-add").click();
        mia.page().keyboard().type("Mine");
        mia.page()
                .evaluate("document.querySelector('muster-app').session.client.command('context.set-workspace',"
                        + " { context: { links: [{ title: 'Theirs', address: 'https://theirs.example.com/', dashboard: false }],"
                        + " reports: [], collectors: [] } })");
        mia.page().locator("[data-testid=link-address] input").last().fill("https://mine.example.com/");
        mia.at("pack-save").click();
        assertThat(mia.at("pack-said")).containsText("Somebody else");
        mia.at("pack-again").click();
        assertThat(mia.at("links-title")).hasCount(1);
        assertThat(mia.at("links-title")).hasValue("Theirs");
    }

    private static void choosesWhoTriages(Desk mia) {
        if (mia.at("triage-group").count() == 0) {
            assertThat(mia.page().getByText("no groups to choose from")).isVisible();
            return;
        }
        mia.at("triage-group").selectOption(new SelectOption().setIndex(1));
        String group = mia.at("triage-group").inputValue();
        mia.at("triage-save").click();
        assertThat(mia.at("triage-said")).containsText("Set who");
        mia.page().reload();
        assertThat(mia.at("triage-group")).hasValue(group);
        mia.at("triage-group").selectOption("");
        mia.at("triage-save").click();
        assertThat(mia.at("triage-said")).containsText("Set who");
        mia.at("undo").last().click();
        assertThat(mia.at("triage-group")).hasValue(group);
    }

    /** A secret is seen once: before it is in force, and not after a reload. */
    private static void signs(Desk mia) {
        assertThat(mia.at("webhook-state")).hasAttribute("data-signed", "false");
        mia.at("webhook-make").click();
        assertThat(mia.at("webhook-secret")).isFocused();
        String secret = mia.at("webhook-secret").inputValue();
        assertThat(secret).hasSizeBetween(32, 200);
        assertThat(mia.at("webhook-state")).hasAttribute("data-signed", "false");
        mia.at("webhook-use").click();
        assertThat(mia.at("webhook-state")).hasAttribute("data-signed", "true");
        assertThat(mia.at("webhook-done")).isFocused();
        mia.picture("settings-webhooks");
        mia.page().reload();
        assertThat(mia.at("webhook-state")).hasAttribute("data-signed", "true");
        assertThat(mia.at("webhook-secret")).hasCount(0);
        mia.at("webhook-off").click();
        assertThat(mia.at("webhook-state")).hasAttribute("data-signed", "true");
        assertThat(mia.at("webhook-said")).containsText("cannot be brought back");
        mia.at("webhook-off").click();
        assertThat(mia.at("webhook-state")).hasAttribute("data-signed", "false");
        assertThat(mia.at("webhook-make")).isFocused();
    }

    private static void isNobodyElses(Desk liam) {
        liam.go("#/settings");
        assertThat(liam.page().getByText("Das stellt die Verwaltung ein")).isVisible();
        assertThat(liam.page()).hasTitle(Pattern.compile("Einstellungen"));
        liam.go("#/playbooks");
        assertThat(liam.at("rules-open")).isVisible();
        assertThat(liam.at("settings-open")).hasCount(0);
    }

    @Test
    void aChannelHoldsItsStandupsAtTheTimesThatSomebodyPlanned(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900)) {
            Program asMia = site.as("mia");
            String incident = site.run(asMia, "incident.declare", "title", "Checkout fails", "severity", "SEV2")
                    .path("incident")
                    .asText();
            mia.enter(incident).tab("notes");
            plans(mia);
            changes(mia);
            stops(mia);
            Screens.fine(mia, "notes");
            assertThat(mia.faults()).isEmpty();
        }
    }

    private static void plans(Desk mia) {
        mia.at("standup-plan-open").click();
        mia.at("standup-plan-title").fill("Night shift");
        mia.at("standup-plan-time").first().fill("22:30");
        mia.at("standup-plan-time-add").click();
        assertThat(mia.at("standup-plan-time").nth(1)).isFocused();
        mia.at("standup-plan-submit").click();
        assertThat(mia.at("standup-plan-time").nth(1)).isFocused();
        mia.at("standup-plan-time").nth(1).fill("06:00");
        mia.at("standup-plan-question").nth(2).fill("Who needs sleep?");
        mia.picture("standup-plan");
        mia.at("standup-plan-submit").click();
        assertThat(mia.at("notes")).containsText("06:00, 22:30, Europe/London");
    }

    private static void changes(Desk mia) {
        mia.at("standup-edit").click();
        assertThat(mia.at("standup-plan-question").nth(2)).hasValue("Who needs sleep?");
        mia.at("standup-plan-time-remove").first().click();
        mia.at("standup-plan-zone").fill("Europe/Lundon");
        mia.at("standup-plan-submit").click();
        assertThat(mia.page().locator("muster-standup-plan-dialog .refusal")).containsText("Europe/Lundon");
        mia.at("standup-plan-zone").fill("Europe/Berlin");
        mia.at("standup-plan-submit").click();
        assertThat(mia.at("standup-plan-submit")).hasCount(0);
        assertThat(mia.at("standup-edit")).hasCount(1);
        assertThat(mia.at("notes")).containsText("22:30, Europe/Berlin");
    }

    private static void stops(Desk mia) {
        mia.at("standup-edit").click();
        mia.at("standup-plan-stop").click();
        assertThat(mia.at("standup-edit")).hasCount(0);
        mia.at("undo").last().click();
        assertThat(mia.at("standup-edit")).hasCount(1);
        assertThat(mia.at("notes")).containsText("22:30, Europe/Berlin");
    }
}
