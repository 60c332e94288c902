package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who need to know: the matrix is made, one person writes an update, another approves it, and it is where they read. */
class StakeholdersPlaceTest {
    /** A way to tell people one by one; nobody listens there. */
    private static final Map<String, String> MAIL = Map.of(
            "MUSTER_SMTP", "127.0.0.1:9",
            "MUSTER_SMTP_SECURITY", "none",
            "MUSTER_MAIL_FROM", "incidents@example.org",
            "MUSTER_MAIL_DOMAIN", "example.org");

    private static final String TEXT = "Payments fail for some customers. We expect to be back within the hour.";

    @Test
    void whoNeedsToKnowIsToldWhatASecondPersonApproved(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder, MAIL);
                Desk mia = site.desk("mia", 1440, 900);
                Desk liam = site.german("liam", 360, 740)) {
            Program asMia = site.as("mia");
            String board = site.run(asMia, "channel.create", "name", "board", "members", List.of("liam"))
                    .path("channel")
                    .asText();
            String incident = site.declared("Payments fail", "SEV1", "liam", "nora");
            site.run(asMia, "incident.assign-role", "incident", incident, "role", "commander", "primary", "liam");
            nobodyIsToldYet(mia, incident);
            makesTheMatrix(mia, board);
            drafts(mia, incident);
            asksForApproval(mia);
            approves(liam);
            publishes(mia, liam, board);
            changesTheMatrix(site, mia, board);
            looksOnly(site, incident);
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    private static void nobodyIsToldYet(Desk mia, String incident) {
        mia.enter(incident).tab("details");
        mia.at("details-stakeholders").click();
        assertThat(mia.page().getByText("Nobody outside has to be told")).isVisible();
        mia.page()
                .getByRole(AriaRole.MAIN)
                .getByText("Who needs to know what")
                .last()
                .click();
        assertThat(mia.page().getByText("Nobody is told yet")).isVisible();
    }

    private static void makesTheMatrix(Desk mia, String board) {
        mia.at("matrix-add").click();
        assertThat(mia.at("matrix-name")).isFocused();
        mia.at("matrix-put").click();
        assertThat(mia.page().locator("muster-matrix-dialog .refusal")).containsText("Name");
        mia.at("matrix-name").fill("Executives");
        mia.at("matrix-where").selectOption("channel");
        mia.at("matrix-channel").selectOption(board);
        mia.picture("stakeholders-audience");
        mia.at("matrix-put").click();
        assertThat(mia.at("matrix-gap")).containsText("Executives: told nothing of SEV1, SEV2, SEV3, SEV4 and SEV5");
        row(mia, "executives", "SEV1").getByTestId("matrix-edit-row").click();
        mia.at("matrix-told").check();
        assertThat(mia.at("matrix-post")).isChecked();
        mia.at("matrix-cadence").fill("3");
        mia.at("matrix-via").selectOption("default");
        mia.picture("stakeholders-row");
        mia.at("matrix-put").click();
        assertThat(mia.at("matrix-problem")).containsText("SEV1 · Executives: must be 5 to 10080");
        assertThat(mia.at("matrix-save")).isDisabled();
        row(mia, "executives", "SEV1").getByTestId("matrix-edit-row").click();
        mia.at("matrix-cadence").fill("60");
        mia.at("matrix-put").click();
        assertThat(mia.at("matrix-problem")).hasCount(0);
        assertThat(mia.at("matrix-gap")).containsText("SEV2");
        assertThat(row(mia, "executives", "SEV1")).containsText("posted in its channels · each told through default");
        Screens.fine(mia, "stakeholders-matrix");
        mia.at("matrix-save").click();
        assertThat(mia.at("matrix-save")).hasCount(0);
        assertThat(mia.at("matrix-version")).hasValue("1");
    }

    private static Locator row(Desk desk, String audience, String severity) {
        return desk.page()
                .locator("[data-testid=matrix-audience][data-audience=" + audience + "] [data-severity=" + severity
                        + "]");
    }

    private static void drafts(Desk mia, String incident) {
        mia.go("#/stakeholders/" + incident);
        assertThat(mia.at("stake-audience")).hasAttribute("data-state", "never");
        assertThat(mia.at("stake-next")).containsText("facts only, as nothing is approved");
        mia.at("stake-audience").locator("summary").click();
        assertThat(mia.at("stake-facts")).containsText("SEV1");
        mia.at("stake-save").click();
        assertThat(mia.at("stake-composer-said")).hasText("Choose whom it is for.");
        mia.at("stake-for").check();
        mia.at("stake-save").click();
        assertThat(mia.at("stake-composer-said")).hasText("Write what they are told.");
        assertThat(mia.at("stake-text")).isFocused();
        mia.at("stake-text").fill(TEXT);
        assertThat(mia.at("stake-reader")).containsText("posted in board · each of its members told through default");
        assertThat(mia.at("stake-reader")).containsText("A second person has to approve it.");
        mia.at("stake-language").selectOption("de");
        assertThat(mia.at("stake-reader")).containsText("They want English; there is no text in it.");
        mia.at("stake-language").selectOption("en");
        assertThat(mia.at("stake-reader")).not().containsText("there is no text in it");
        assertThat(mia.at("stake-language")).hasValue("en");
        Screens.fine(mia, "stakeholders-composer");
        mia.at("stake-save").click();
        assertThat(mia.at("stake-draft")).hasAttribute("data-phase", "draft");
        assertThat(mia.at("stake-text")).hasValue("");
    }

    private static void asksForApproval(Desk mia) {
        assertThat(mia.at("stake-publish")).hasCount(0);
        mia.at("stake-edit").click();
        assertThat(mia.at("stake-editing")).isVisible();
        assertThat(mia.at("stake-text")).hasValue(TEXT);
        mia.at("stake-ask").click();
        assertThat(mia.at("stake-draft")).hasAttribute("data-phase", "submitted");
        assertThat(mia.at("stake-draft")).containsText("Waits for somebody else");
        assertThat(mia.at("stake-approve")).hasCount(0);
    }

    /** Who is asked is told so, and led there. */
    private static void approves(Desk liam) {
        liam.page().getByText("Zeigen").last().click();
        assertThat(liam.at("stake-draft")).containsText(TEXT);
        Screens.examine(liam, "phone-stakeholders-approve-de");
        assertThat(liam.fits()).isTrue();
        liam.at("stake-approve").click();
        assertThat(liam.at("stake-reader")).containsText("board");
        Screens.examine(liam, "phone-stakeholders-approve-dialog-de");
        liam.at("stake-confirm").click();
        assertThat(liam.at("stake-draft")).hasAttribute("data-phase", "approved");
        assertThat(liam.at("stake-next")).containsText("der freigegebene Text von Mia");
    }

    /** What the second one did is there as it happens; published, it stands where they read. */
    private static void publishes(Desk mia, Desk liam, String board) {
        assertThat(mia.at("stake-draft")).hasAttribute("data-phase", "approved");
        assertThat(mia.at("stake-next")).containsText("the approved text by Mia");
        mia.at("stake-publish").click();
        assertThat(mia.at("stake-reader")).containsText("posted in board");
        assertThat(mia.at("stake-reader")).not().containsText("has to approve");
        mia.picture("stakeholders-publish");
        mia.at("stake-confirm").click();
        assertThat(mia.at("stake-draft").first()).isHidden();
        assertThat(mia.at("stake-audience")).hasAttribute("data-state", "told");
        assertThat(liam.at("stake-audience")).hasAttribute("data-state", "told");
        mia.at("stake-over").locator("summary").click();
        assertThat(mia.at("stake-over").getByTestId("stake-draft")).hasAttribute("data-phase", "published");
        Screens.fine(mia, "stakeholders-told");
        liam.go("#/c/" + board);
        assertThat(liam.page().getByText(TEXT)).isVisible();
        liam.picture("phone-stakeholders-channel");
    }

    /** Another version, and one that somebody else was faster with. */
    private static void changesTheMatrix(DemoSite site, Desk mia, String board) {
        mia.go("#/stakeholders");
        row(mia, "executives", "SEV2").getByTestId("matrix-edit-row").click();
        mia.at("matrix-told").check();
        mia.at("matrix-cadence").fill("0");
        mia.at("matrix-put").click();
        mia.at("matrix-save").click();
        assertThat(mia.at("matrix-version")).hasValue("2");
        mia.at("matrix-version").selectOption("1");
        assertThat(row(mia, "executives", "SEV2")).containsText("Told nothing");
        assertThat(mia.at("matrix-edit-row")).hasCount(0);
        mia.at("matrix-take").click();
        assertThat(mia.at("matrix-said")).hasText("Not saved yet.");
        site.run(
                site.as("mia"),
                "stakeholder.set-matrix",
                "content",
                Map.of(
                        "audiences",
                        List.of(Map.of("id", "board", "name", "Board", "language", "en", "channel", board))),
                "version",
                2);
        mia.at("matrix-save").click();
        assertThat(mia.at("matrix-said")).containsText("Somebody else changed this meanwhile");
        mia.at("matrix-theirs").click();
        assertThat(mia.at("matrix-version")).hasValue("3");
        assertThat(mia.at("matrix-audience")).hasAttribute("data-audience", "board");
        mia.at("matrix-remove-audience").click();
        assertThat(mia.at("matrix-audience")).hasCount(0);
        mia.at("undo").last().click();
        assertThat(mia.at("matrix-audience")).hasCount(1);
    }

    /** Who may not write sees whom the incident concerns, and no draft; nor do they change the matrix. */
    private static void looksOnly(DemoSite site, String incident) {
        try (Desk nora = site.desk("nora", 1440, 900)) {
            nora.go("#/stakeholders/" + incident);
            assertThat(nora.at("stake-look-only")).isVisible();
            assertThat(nora.at("stake-composer")).hasCount(0);
            nora.go("#/stakeholders");
            assertThat(nora.at("matrix-row").first()).isVisible();
            assertThat(nora.at("matrix-edit-row")).hasCount(0);
            assertThat(nora.faults()).isEmpty();
        }
    }
}
