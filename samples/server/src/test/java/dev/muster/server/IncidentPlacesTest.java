package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board of an incident, a task whole, and the details of an incident: by mouse, by keyboard and on a phone. */
class IncidentPlacesTest {
    @TempDir
    private static Path folder;

    private static DemoSite site;
    private static Program mia;
    private static Program liam;

    @BeforeAll
    static void open() {
        site = DemoSite.open(folder);
        mia = site.as("mia");
        liam = site.as("liam");
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    private static String incident(String title) {
        return site.run(mia, "incident.declare", "title", title, "severity", "SEV1", "people", List.of("liam", "nora"))
                .path("incident")
                .asText();
    }

    private static String task(String incident, String title, Object... more) {
        Object[] all = new Object[more.length + 6];
        System.arraycopy(new Object[] {"channel", incident, "title", title, "stage", "First"}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return site.run(mia, "task.add", all).path("task").asText();
    }

    private static Locator card(Desk desk, String task) {
        return desk.page().locator("[data-testid=board-task][data-task='" + task + "']");
    }

    private static Locator in(Desk desk, String column, String task) {
        return desk.page().locator("[data-column=" + column + "] [data-task='" + task + "']");
    }

    private static void fits(Desk desk, String place) {
        assertThat(desk.fits()).as("%s scrolls sideways", place).isTrue();
    }

    @Test
    void tasksAreMovedOverTheBoardAndBack() {
        String incident = incident("Payments stand still");
        String back = task(incident, "Roll back", "owner", "liam", "backup", "mia", "dueInMinutes", 30);
        String call = task(incident, "Call the bank", "owner", "mia");
        String write = task(incident, "Write to customers", "owner", "nora");
        site.run(mia, "task.block", "channel", incident, "task", write, "by", back);
        try (Desk desk = site.desk("mia", 1440, 900)) {
            desk.enter(incident).tab("checklist");
            desk.at("board-open").click();
            assertThat(in(desk, "open", back)).isVisible();
            assertThat(in(desk, "blocked", write).getByTestId("board-waits")).containsText("Roll back");
            desk.picture("tasks");

            card(desk, call).dragTo(desk.page().locator("[data-column=in-progress]"));
            assertThat(in(desk, "in-progress", call)).isVisible();
            desk.at("undo").click();
            assertThat(in(desk, "open", call)).isVisible();

            card(desk, back).focus();
            desk.page().keyboard().press("Alt+ArrowRight");
            assertThat(in(desk, "in-progress", back)).isFocused();
            card(desk, write).focus();
            desk.page().keyboard().press("Alt+ArrowLeft");
            assertThat(in(desk, "in-progress", write)).isVisible();
            desk.at("undo").last().click();
            assertThat(in(desk, "blocked", write)).isVisible();

            card(desk, call).getByTestId("board-move").selectOption("blocked");
            desk.at("block-by").selectOption(back);
            desk.at("block-submit").click();
            assertThat(in(desk, "blocked", call)).isVisible();

            site.run(liam, "task.set-state", "channel", incident, "task", back, "state", "done");
            assertThat(in(desk, "done", back)).isVisible();
            assertThat(in(desk, "open", write)).isVisible();

            desk.at("board-mine").click();
            assertThat(card(desk, write)).hasCount(0);
            assertThat(card(desk, call)).hasCount(1);
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void aTaskIsCommentedAndShown() {
        String incident = incident("A task with everything");
        String task = task(incident, "Take a picture of the rack", "owner", "mia");
        task(incident, "Call the hall");
        try (Desk desk = site.desk("mia", 1440, 900)) {
            desk.enter(incident).tab("checklist");
            desk.task("Take a picture").getByTestId("task-owner").click();
            desk.at("task-comment").fill("It is the **left** one.");
            desk.at("task-comment-add").click();
            assertThat(desk.at("task-comments").locator("strong")).hasText("left");
            desk.at("task-evidence-link").fill("https://example.org/rack");
            desk.at("task-evidence-add").click();
            assertThat(desk.at("task-evidence-list").locator("a")).hasAttribute("href", "https://example.org/rack");
            desk.at("task-block")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Call the hall"));
            assertThat(desk.at("task-blockers")).containsText("Call the hall");
            desk.picture("task-details");
            desk.at("task-title").fill("Take two pictures");
            desk.at("task-state").selectOption("in-progress");
            desk.at("task-submit").click();
            assertThat(desk.task("Take two pictures")).hasAttribute("data-task", task);
            desk.seesTask("Take two pictures", "in-progress");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void whatIsKnownOfAnIncidentIsSaidInOnePlace() {
        String incident = incident("Checkout fails");
        site.run(liam, "incident.propose-severity", "incident", incident, "severity", "SEV2", "reason", "Only a third");
        try (Desk desk = site.desk("mia", 1440, 1000)) {
            desk.enter(incident).tab("details");
            assertThat(desk.at("details-proposal")).containsText("Only a third");
            desk.at("details-agree").click();
            assertThat(desk.at("header-severity")).hasText("SEV2");
            assertThat(desk.at("details-proposal")).hasCount(0);

            desk.at("details-classify").click();
            desk.at("classify-impact").fill("One of three orders is lost");
            desk.at("classify-affected").fill("checkout, payments");
            desk.at("details-submit").click();
            assertThat(desk.at("details-affected").locator("span")).hasCount(2);

            desk.at("details-estimate").click();
            desk.at("estimate-at").fill("2030-01-02T10:00");
            desk.at("details-reason").fill("The parts come then");
            desk.at("details-submit").click();
            assertThat(desk.at("details-fix-by")).containsText("2 Jan 2030, 10:00 GMT");
            desk.at("details").locator("summary").click();
            assertThat(desk.at("details-estimates")).containsText("The parts come then");

            desk.at("details-add-property").click();
            desk.at("property-name").fill("Reportable");
            desk.at("property-type").selectOption("select");
            desk.at("property-options").fill("Yes, No");
            desk.at("details-submit").click();
            desk.at("details-property").click();
            desk.at("property-value").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Yes"));
            desk.at("details-submit").click();
            assertThat(desk.at("details-properties")).containsText("Yes");
            desk.at("undo").click();
            assertThat(desk.at("details-properties")).not().containsText("Yes");

            desk.at("details-help").click();
            desk.at("help-need").fill("Somebody who knows the provider");
            desk.at("details-submit").click();
            assertThat(desk.page()
                            .getByRole(com.microsoft.playwright.options.AriaRole.ALERT)
                            .filter(new Locator.FilterOptions().setHasText("Choose somebody")))
                    .isVisible();
            desk.at("help-people").locator("input").fill("eve");
            desk.at("help-people").locator("input").press("Enter");
            desk.at("details-submit").click();
            assertThat(desk.at("help-person")).hasAttribute("data-answer", "asked");
            desk.at("help-withdraw").click();
            assertThat(desk.at("help-call")).hasAttribute("data-state", "withdrawn");

            desk.at("details-stream").click();
            desk.at("stream-title").fill("Customers");
            desk.at("stream-lead").selectOption("nora");
            desk.at("details-submit").click();
            assertThat(desk.at("relation")).hasAttribute("data-as", "child");
            desk.at("details-call").click();
            desk.at("call-link").fill("https://meet.example.org/1");
            desk.at("details-submit").click();
            assertThat(desk.at("header-call")).hasAttribute("href", "https://meet.example.org/1");
            desk.picture("details");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void bothFitAPhone() {
        String incident = incident("A long title that a phone has to break over several lines of its small page");
        task(incident, "Write to everybody whom the provider of the payments has not told yet", "owner", "mia");
        try (Desk desk = site.desk("liam", 360, 740)) {
            desk.dark(true);
            desk.go("#/tasks/" + incident);
            assertThat(desk.at("board-task")).hasCount(1);
            fits(desk, "the board");
            desk.picture("phone-tasks-dark");
            desk.at("board-move").selectOption("done");
            assertThat(desk.page().locator("[data-column=done] [data-testid=board-task]"))
                    .hasCount(1);
            desk.go("#/c/" + incident);
            desk.at("panel-toggle").click();
            desk.tab("details");
            assertThat(desk.at("details")).isVisible();
            fits(desk, "the details");
            desk.picture("phone-details-dark");
            assertThat(desk.faults()).isEmpty();
        }
    }
}
