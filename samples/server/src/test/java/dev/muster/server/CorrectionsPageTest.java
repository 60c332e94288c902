package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was said or done wrongly is mended on the page: evidence, tasks, the timeline, playbooks; and what is set once. */
class CorrectionsPageTest {
    @TempDir
    private static Path folder;

    private static DemoSite site;
    private static Program mia;
    private static Program nora;

    @BeforeAll
    static void open() {
        site = DemoSite.open(folder);
        mia = site.as("mia");
        nora = site.as("nora");
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    private static String incident(String title) {
        return site.run(mia, "incident.declare", "title", title, "severity", "SEV2", "people", List.of("liam"))
                .path("incident")
                .asText();
    }

    @Test
    void aTaskIsTakenBackAndItsEvidenceTakenAway() {
        String incident = incident("A rack is hot");
        String task = site.run(mia, "task.add", "channel", incident, "title", "Look at the rack")
                .path("task")
                .asText();
        site.run(mia, "task.attach-evidence", "channel", incident, "task", task, "link", "https://example.org/rack");
        try (Desk desk = site.desk("mia", 1440, 900)) {
            desk.enter(incident).tab("checklist");
            desk.task("Look at").getByTestId("task-owner").click();
            desk.at("task-evidence-detach").click();
            assertThat(desk.at("task-evidence-list").locator("li")).hasCount(0);
            desk.at("task-evidence-undo").click();
            assertThat(desk.at("task-evidence-list").locator("a")).hasAttribute("href", "https://example.org/rack");

            desk.at("task-title").fill("Look at both racks");
            desk.at("task-submit").click();
            desk.task("Look at both racks").getByTestId("task-owner").click();
            desk.picture("task-changes");
            desk.at("task-undo").first().click();
            assertThat(desk.task("Look at the rack")).hasCount(1);
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void theTimelineIsCorrectedAndARoleAdded() {
        String incident = incident("The wrong minute");
        site.run(mia, "incident.note", "incident", incident, "text", "The switch was torn out");
        try (Desk desk = site.desk("mia", 1440, 900)) {
            desk.enter(incident).tab("timeline");
            Locator line = desk.page().locator("[data-testid=timeline-line][data-kind='incident.noted']");
            line.getByTestId("timeline-correct").click();
            desk.at("correct-text").fill("The switch was turned off");
            desk.at("correct-reason").fill("Misheard");
            desk.at("correct-submit").click();
            assertThat(line).containsText("turned off");
            line.getByTestId("timeline-correct").click();
            desk.page().locator("details summary").last().click();
            assertThat(desk.at("correct-versions")).containsText("torn out");
            desk.picture("timeline-correct");
            desk.page().keyboard().press("Escape");

            desk.tab("people");
            desk.at("role-add").click();
            desk.at("role-title").fill("Contact of the police");
            desk.at("role-primary").selectOption(new SelectOption().setValue("mia"));
            desk.at("role-add-submit").click();
            assertThat(desk.page().locator("[data-testid=role][data-role=contact-of-the-police]"))
                    .containsText("Contact of the police");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void theBoardTellsWhatNobodyAnswered() {
        String incident = incident("Nobody answers");
        site.run(mia, "handover.offer", "incident", incident, "to", "liam", "done", "a", "next", "b", "blockers", "c");
        String call = site.run(mia, "help.call", "incident", incident, "need", "Somebody", "people", List.of("nora"))
                .path("call")
                .asText();
        site.run(nora, "help.decline", "incident", incident, "call", call, "reason", "On leave");
        try (Desk desk = site.desk("mia", 1440, 900)) {
            desk.go("#/board");
            Locator one = desk.page().locator("li").filter(new Locator.FilterOptions().setHasText("Nobody answers"));
            assertThat(one.getByTestId("board-handovers")).hasText("1");
            assertThat(one.getByTestId("board-calls")).hasText("Nobody came");
            desk.picture("board-unanswered");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void aPlaybookIsTakenOutOfUseAndItsVersionsAreCompared() {
        String playbook = site.run(mia, "playbook.publish", "content", Map.of("title", "Fire in the hall"))
                .path("playbook")
                .asText();
        site.run(
                mia,
                "playbook.publish",
                "playbook",
                playbook,
                "content",
                Map.of("title", "Fire in the hall", "description", "Since the spring"));
        try (Desk desk = site.desk("mia", 1440, 900)) {
            desk.go("#/playbooks/" + playbook);
            assertThat(desk.at("playbook-was")).hasCount(2);
            desk.at("version-compare").click();
            assertThat(desk.at("version-changes").locator("li")).hasCount(1);
            desk.picture("playbook-versions");
            desk.at("playbook-archive").click();
            desk.at("undo").click();
            assertThat(desk.at("playbook-archive")).containsText("Take out of use");
            desk.at("playbook-archive").click();
            assertThat(desk.at("playbook-archive")).containsText("Use again");
            desk.go("#/playbooks");
            assertThat(desk.at("archived")).containsText("Fire in the hall");
            desk.at("playbook-restore").click();
            assertThat(desk.at("playbooks")).containsText("Fire in the hall");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void administratorsSetTheLanguageOfSearches() {
        try (Desk desk = site.desk("mia", 360, 740);
                Desk other = site.desk("nora", 1440, 900)) {
            desk.go("#/search");
            desk.at("search-language").selectOption("de");
            assertThat(desk.at("search-language-state")).not().hasText("");
            desk.picture("phone-search-language");
            desk.page().reload();
            assertThat(desk.at("search-language")).hasValue("de");
            assertThat(desk.fits()).isTrue();
            other.go("#/search");
            assertThat(other.at("search-text")).isVisible();
            assertThat(other.at("search-language")).hasCount(0);
            assertThat(desk.faults()).isEmpty();
            assertThat(other.faults()).isEmpty();
        }
    }
}
