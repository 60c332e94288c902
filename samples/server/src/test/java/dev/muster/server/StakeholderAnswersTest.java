package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update that a second person rejects, is written again, goes further than its marking, and facts in words of one's own. */
class StakeholderAnswersTest {
    private static final String TEXT = "The database is down. We do not know why.";
    private static final String BETTER = "Payments are delayed. We expect to be back by noon.";

    @Test
    void whatIsRejectedIsWrittenAgainAndGoesFurtherForAReason(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900);
                Desk liam = site.desk("liam", 360, 740)) {
            Program asMia = site.as("mia");
            String board = site.run(asMia, "channel.create", "name", "board", "members", List.of("liam"))
                    .path("channel")
                    .asText();
            String incident = site.declared("Payments fail", "SEV1", "liam");
            site.run(asMia, "incident.assign-role", "incident", incident, "role", "commander", "primary", "liam");
            site.run(asMia, "channel.set-marking", "channel", incident, "marking", "red");
            setsTheMatrix(site, asMia, board);
            saysFactsInWordsOfItsOwn(mia, incident);
            asks(mia, incident, TEXT);
            rejects(liam, incident);
            writesAgain(mia);
            approvesForAReason(liam);
            publishes(mia, liam, board);
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    private static void setsTheMatrix(DemoSite site, Program mia, String board) {
        site.run(
                mia,
                "stakeholder.set-matrix",
                "content",
                Map.of(
                        "audiences",
                        List.of(Map.of("id", "board", "name", "Board", "language", "en", "channel", board)),
                        "rows",
                        List.of(Map.of(
                                "severity",
                                "SEV1",
                                "audience",
                                "board",
                                "post",
                                true,
                                "cadenceMinutes",
                                60,
                                "approval",
                                true))),
                "version",
                0);
    }

    private static void saysFactsInWordsOfItsOwn(Desk mia, String incident) {
        mia.go("#/stakeholders");
        mia.at("matrix-add-template").click();
        mia.at("matrix-template-id").fill("brief");
        mia.at("matrix-template-text").fill("In short: {severity} of {nothing}");
        mia.at("matrix-put").click();
        assertThat(mia.at("matrix-problem")).containsText("brief");
        assertThat(mia.at("matrix-save")).isDisabled();
        mia.at("matrix-templates").locator("button.square").first().click();
        mia.at("matrix-template-text").fill("In short: {severity}");
        mia.at("matrix-put").click();
        assertThat(mia.at("matrix-problem")).hasCount(0);
        mia.page()
                .locator("[data-audience=board] [data-severity=SEV1]")
                .getByTestId("matrix-edit-row")
                .click();
        mia.at("matrix-template").selectOption("brief");
        mia.at("matrix-put").click();
        mia.at("matrix-save").click();
        assertThat(mia.at("matrix-version")).hasValue("2");
        mia.picture("stakeholders-template");
        mia.go("#/stakeholders/" + incident);
        mia.at("stake-audience").locator("summary").click();
        assertThat(mia.at("stake-facts")).containsText("In short: SEV1");
    }

    private static void asks(Desk mia, String incident, String text) {
        mia.go("#/stakeholders/" + incident);
        mia.at("stake-for").check();
        mia.at("stake-text").fill(text);
        mia.at("stake-ask").click();
        assertThat(mia.at("stake-draft")).hasAttribute("data-phase", "submitted");
    }

    /** Not without a reason. */
    private static void rejects(Desk liam, String incident) {
        liam.go("#/stakeholders/" + incident);
        liam.at("stake-reject").click();
        liam.at("stake-confirm").click();
        assertThat(liam.at("stake-reason")).isFocused();
        liam.at("stake-reason").fill("Nobody outside is told about our database");
        Screens.examine(liam, "phone-stakeholders-reject");
        liam.at("stake-confirm").click();
        assertThat(liam.at("stake-drafts")).hasCount(0);
    }

    private static void writesAgain(Desk mia) {
        assertThat(mia.at("stake-drafts")).hasCount(0);
        mia.at("stake-over").locator("summary").click();
        Locator over = mia.at("stake-over").getByTestId("stake-draft");
        assertThat(over).hasAttribute("data-phase", "rejected");
        assertThat(over).containsText("Nobody outside is told about our database");
        mia.at("stake-again").click();
        assertThat(mia.at("stake-text")).hasValue(TEXT);
        assertThat(mia.at("stake-editing")).hasCount(0);
        mia.at("stake-text").fill(BETTER);
        mia.at("stake-ask").click();
        assertThat(mia.at("stake-drafts").getByTestId("stake-draft")).containsText(BETTER);
    }

    /** The channel that reads it may be read by more people than what it comes from. */
    private static void approvesForAReason(Desk liam) {
        liam.at("stake-approve").click();
        assertThat(liam.at("stake-reason")).isVisible();
        liam.at("stake-confirm").click();
        assertThat(liam.at("stake-reason")).isFocused();
        liam.at("stake-reason").fill("Customers have to know");
        Screens.examine(liam, "phone-stakeholders-release");
        liam.at("stake-confirm").click();
        assertThat(liam.at("stake-draft").first()).hasAttribute("data-phase", "approved");
        assertThat(liam.at("stake-draft").first()).containsText("Customers have to know");
    }

    private static void publishes(Desk mia, Desk liam, String board) {
        mia.at("stake-publish").click();
        mia.at("stake-confirm").click();
        assertThat(mia.at("stake-audience")).hasAttribute("data-state", "told");
        liam.go("#/c/" + board);
        assertThat(liam.page().getByText(BETTER)).isVisible();
        assertThat(liam.page().getByText(TEXT)).hasCount(0);
    }

    /** What is published in an exercise stays within it, and the page says so before and afterwards. */
    @Test
    void anExerciseTellsOnlyThoseWhoArePartOfIt(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900);
                Desk liam = site.desk("liam", 360, 740)) {
            Program asMia = site.as("mia");
            String board = site.run(asMia, "channel.create", "name", "board", "members", List.of("liam"))
                    .path("channel")
                    .asText();
            String incident = site.run(
                            asMia,
                            "incident.declare",
                            "title",
                            "We practise",
                            "severity",
                            "SEV1",
                            "exercise",
                            true,
                            "people",
                            List.of("liam"))
                    .path("incident")
                    .asText();
            String executives = site.run(
                            asMia,
                            "incident.add-channel",
                            "incident",
                            incident,
                            "purpose",
                            "executives",
                            "name",
                            "Executives",
                            "people",
                            List.of("liam"))
                    .path("channel")
                    .asText();
            Map<String, Object> within =
                    Map.of("id", "execs", "name", "Executives", "language", "en", "purpose", "executives");
            Map<String, Object> outside = Map.of("id", "board", "name", "Board", "language", "en", "channel", board);
            site.run(
                    asMia,
                    "stakeholder.set-matrix",
                    "content",
                    Map.of("audiences", List.of(within, outside), "rows", List.of(row("execs"), row("board"))),
                    "version",
                    0);
            mia.go("#/stakeholders/" + incident);
            Locator kept = mia.page().locator("[data-testid=stake-audience][data-audience=board]");
            assertThat(kept.getByTestId("stake-next"))
                    .hasText("Kept back: this is an exercise, and they are not part of it.");
            mia.at("stake-for").first().check();
            mia.at("stake-for").nth(1).check();
            mia.at("stake-text").fill(BETTER);
            Locator readers = mia.at("stake-reader");
            assertThat(readers).hasCount(2);
            assertThat(readers.filter(new Locator.FilterOptions().setHasText("Board")))
                    .containsText("Kept back");
            assertThat(readers.filter(new Locator.FilterOptions().setHasText("Executives")))
                    .not()
                    .containsText("Kept back");
            assertThat(readers.filter(new Locator.FilterOptions().setHasText("Board")))
                    .not()
                    .containsText("there is no text in it");
            assertThat(mia.at("drill").last()).hasText("Exercise");
            mia.picture("stakeholders-exercise");
            mia.at("stake-save").click();
            mia.at("stake-publish").click();
            mia.at("stake-confirm").click();
            Locator told = mia.page().locator("[data-testid=stake-audience][data-audience=execs]");
            assertThat(told).hasAttribute("data-state", "told");
            assertThat(kept).not().hasAttribute("data-state", "told");
            mia.go("#/c/" + executives);
            assertThat(mia.page().getByText(BETTER)).isVisible();
            mia.go("#/c/" + board);
            assertThat(mia.page().getByText("created").first()).isVisible();
            assertThat(mia.page().getByText(BETTER)).hasCount(0);
            liam.go("#/stakeholders/" + incident);
            assertThat(liam.page()
                            .locator("[data-testid=stake-audience][data-audience=board]")
                            .getByTestId("stake-next"))
                    .hasText("Kept back: this is an exercise, and they are not part of it.");
            assertThat(liam.at("stake-look-only")).isVisible();
            Screens.examine(liam, "phone-stakeholders-exercise");
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    private static Map<String, Object> row(String audience) {
        return Map.of("severity", "SEV1", "audience", audience, "post", true, "cadenceMinutes", 60, "approval", false);
    }
}
