package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handover at two desks: begun, saved, taken up again, sent, corrected, declined by one and accepted by the other. */
class HandoverFormTest {
    @Test
    void everyPartIsHandedOver(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900);
                Desk liam = site.german("liam", 360, 740)) {
            String incident = site.declared("Payments are slow", "SEV2", "liam", "nora");
            site.run(
                    site.as("mia"),
                    "incident.assign-role",
                    "incident",
                    incident,
                    "role",
                    "commander",
                    "primary",
                    "mia");
            mia.enter(incident);
            liam.enter(incident);
            begins(mia);
            takesUpAndSends(mia);
            remindsAndCorrects(mia);
            readsAndPrints(liam);
            declines(liam, mia);
            theBackupAccepts(site, incident, mia);
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    @Test
    void aShiftOfAChannelIsHandedOver(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900);
                Desk liam = site.german("liam", 360, 740)) {
            String channel = site.run(
                            site.as("mia"),
                            "channel.create",
                            "name",
                            "operations",
                            "open",
                            false,
                            "members",
                            List.of("liam"))
                    .path("channel")
                    .asText();
            mia.go("#/c/" + channel).tab("notes");
            assertThat(mia.page().getByText("No shift was handed over here yet."))
                    .isVisible();
            mia.at("shift-open").click();
            mia.at("shift-submit").click();
            assertThat(mia.page().locator("muster-shift-dialog .refusal")).isVisible();
            mia.at("shift-title").fill("Night");
            mia.at("shift-to").selectOption("liam");
            mia.at("handover-next").fill("Watch the batch at two");
            Screens.fine(mia, "shift-form");
            mia.at("shift-submit").click();
            assertThat(mia.at("handover-card")).containsText("Night");
            assertThat(mia.at("shift")).hasCount(0);
            liam.go("#/c/" + channel).at("handover-accept").click();
            assertThat(mia.at("shift")).containsText("Night");
            assertThat(mia.at("shift")).containsText("Liam Osei");
            assertThat(mia.at("shift-hand-over")).hasCount(0);
            liam.at("panel-toggle").click();
            liam.tab("notes");
            liam.at("shift-hand-over").click();
            assertThat(liam.at("shift-title")).hasValue("Night");
            Screens.examine(liam, "shift-form-phone");
            liam.at("shift-to").selectOption("mia");
            liam.at("shift-submit").click();
            assertThat(mia.at("handover-accept")).isVisible();
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    private static void begins(Desk mia) {
        mia.at("handover-open").click();
        assertThat(mia.at("handover-contacts")).hasValue(Pattern.compile("Mia"));
        assertThat(mia.at("handover-saved")).hasCount(0);
        mia.at("handover-to").selectOption("liam");
        mia.at("handover-alerts").fill("pager db-7, until 18:00");
        mia.at("handover-blockers").fill("The key is in the safe");
        // on a slow network, what is known comes after the first words
        mia.page().locator("muster-handover-dialog").evaluate("""
                async (form) => { form.draft = { ...form.draft, done: 'Found the cause', blockers: 'None' };
                  await form.updateComplete; }""");
        assertThat(mia.at("handover-done")).hasValue("Found the cause");
        assertThat(mia.at("handover-blockers")).hasValue("The key is in the safe");
        mia.at("handover-wait").selectOption("1800");
        mia.at("handover-remind").selectOption("0");
        Screens.examine(mia, "handover-form");
        mia.at("handover-save").click();
        assertThat(mia.page().locator("muster-handover-dialog")).hasCount(0);
    }

    private static void takesUpAndSends(Desk mia) {
        mia.at("handover-open").click();
        assertThat(mia.at("handover-saved")).isVisible();
        assertThat(mia.at("handover-to")).hasValue("liam");
        assertThat(mia.at("handover-alerts")).hasValue("pager db-7, until 18:00");
        mia.at("handover-next").fill("Roll back 4711");
        assertThat(mia.at("handover-wait")).hasValue("1800");
        assertThat(mia.at("handover-remind")).hasValue("0");
        mia.at("handover-anew").click();
        assertThat(mia.at("handover-alerts")).hasValue("");
        assertThat(mia.at("handover-wait")).hasValue("300");
        assertThat(mia.at("handover-remind")).hasValue("");
        assertThat(mia.at("handover-next")).hasValue("Roll back 4711");
        mia.at("handover-anew").click();
        assertThat(mia.at("handover-alerts")).hasValue("pager db-7, until 18:00");
        assertThat(mia.at("handover-wait")).hasValue("1800");
        mia.at("handover-backup").selectOption("nora");
        mia.at("handover-wait").selectOption("900");
        mia.at("handover-submit").click();
        assertThat(mia.at("handover-card")).containsText("Nora");
        assertThat(mia.at("handover-card")).containsText("pager db-7");
        mia.picture("handover-card");
    }

    private static void remindsAndCorrects(Desk mia) {
        mia.at("handover-remind").click();
        assertThat(mia.page().getByText("They were reminded.").last()).isVisible();
        mia.at("handover-correct").click();
        mia.at("handover-timers").last().fill("Customers at 17:00");
        mia.at("handover-correct-submit").click();
        assertThat(mia.at("handover-card")).containsText("Customers at 17:00");
        assertThat(mia.at("handover-card")).containsText("pager db-7");
    }

    private static void readsAndPrints(Desk liam) throws Exception {
        Locator banner = liam.at("handover-banner");
        liam.at("handover-read").click();
        for (String part : List.of("Roll back 4711", "pager db-7", "Customers at 17:00", "Mia")) {
            assertThat(banner).containsText(part);
        }
        assertThat(liam.fits()).isTrue();
        Screens.examine(liam, "phone-handover-de");
        Download file = liam.page()
                .waitForDownload(() -> banner.getByTestId("handover-print").click());
        assertThat(Files.readString(file.path())).contains("<html", "pager db-7", "Customers at 17:00");
    }

    private static void declines(Desk liam, Desk mia) {
        liam.at("handover-decline").click();
        liam.at("decline-submit").click();
        assertThat(liam.at("handover-banner")).hasCount(0);
        assertThat(mia.at("handover-state")).containsText("Nora");
    }

    private static void theBackupAccepts(DemoSite site, String incident, Desk mia) {
        try (Desk nora = site.desk("nora", 1440, 900)) {
            nora.enter(incident).at("handover-read").click();
            assertThat(nora.at("handover-banner")).containsText("Customers at 17:00");
            Screens.examine(nora, "handover-read");
            nora.at("handover-accept").click();
            assertThat(nora.at("handover-banner")).hasCount(0);
            assertThat(mia.at("header-commander")).containsText("Nora");
            assertThat(nora.faults()).isEmpty();
        }
    }
}
