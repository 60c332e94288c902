package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exercise from its declaration to its score sheet, at a desk and on a phone; what it tells is shown as text. */
class ExercisePlaceTest {
    /** Would be bold, a picture and a link if it were taken for Markdown or HTML. */
    private static final String SAID = "We **know** <img src=x> what [happened](https://example.org)";

    @TempDir
    private static Path folder;

    private static DemoSite site;
    private static Program mia;
    private static String playbook;

    @BeforeAll
    static void open() {
        site = DemoSite.open(folder);
        mia = site.as("mia");
        playbook = mia.run("playbook.publish", Map.of("content", content()), "exercised")
                .at("/ids/playbook")
                .asText();
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    private static Map<String, Object> content() {
        return Map.of(
                "title",
                "A leak",
                "invite",
                List.of("liam"),
                "context",
                Map.of(
                        "links",
                        List.of(Map.of(
                                "title",
                                "Traffic that leaves",
                                "address",
                                "https://graphs.example.org/out",
                                "dashboard",
                                true)),
                        "reports",
                        List.of(Map.of("title", "What is known", "text", "Nothing **yet**."))),
                "exercise",
                Map.of(
                        "injects",
                        List.of(
                                inject("press", "The press calls", "Evening paper", SAID),
                                inject("shop", "The shop is slow", "Monitoring", "p99 is above 4 s")),
                        "expected",
                        List.of(
                                expected("told", "The press got an answer", "inject-answered", "press"),
                                Map.of(
                                        "id",
                                        "led",
                                        "title",
                                        "Somebody commands",
                                        "act",
                                        "commander-named",
                                        "withinSeconds",
                                        300))));
    }

    private static Map<String, Object> inject(String id, String title, String source, String text) {
        return Map.of("id", id, "title", title, "source", source, "text", text);
    }

    private static Map<String, Object> expected(String id, String title, String act, String of) {
        return Map.of("id", id, "title", title, "act", act, "of", of, "withinSeconds", 900);
    }

    private static void fits(Desk desk, String place) {
        assertThat(desk.fits()).as("%s scrolls sideways", place).isTrue();
    }

    private static Locator inject(Desk desk, String title) {
        return desk.at("inject").filter(new Locator.FilterOptions().setHasText(title));
    }

    /** Whoever conducts it does not command in the eyes of the score sheet. */
    private static void commandedByLiam(Desk desk) {
        String address = desk.page().url();
        String incident = address.substring(address.lastIndexOf('/') + 1);
        mia.run(
                "incident.assign-role",
                Map.of("incident", incident, "role", "commander", "primary", "liam"),
                "commanded-by-liam");
    }

    @Test
    void itIsDeclaredPlayedAndScored() {
        try (Desk desk = site.desk("mia", 1440, 900)) {
            desk.at("declare").click();
            desk.at("declare-title").fill("Somebody copied our customers");
            desk.at("declare-playbook").selectOption(playbook);
            desk.at("declare-exercise").check();
            desk.at("declare-submit").click();
            assertThat(desk.at("header-exercise")).isVisible();
            // it stands among what is real
            assertThat(desk.at("rail-incident").getByTestId("drill")).hasText("Exercise");
            assertThat(desk.at("context-posted-card").locator("a"))
                    .hasAttribute("href", "https://graphs.example.org/out");
            assertThat(desk.at("context-posted-card").locator("strong")).hasText("yet");

            desk.at("header-exercise").click();
            assertThat(desk.at("inject")).hasCount(2);
            inject(desk, "The press calls").getByTestId("inject-post").click();
            assertThat(inject(desk, "The press calls")).hasAttribute("data-state", "posted");
            assertThat(inject(desk, "The press calls")).containsText(SAID);
            desk.picture("exercise-posted");
            inject(desk, "The press calls").getByTestId("inject-answer").fill("We call back within the hour");
            inject(desk, "The press calls").getByTestId("inject-answer").press("Enter");
            assertThat(inject(desk, "The press calls")).hasAttribute("data-state", "answered");
            inject(desk, "The shop is slow").getByTestId("inject-skip").click();
            assertThat(inject(desk, "The shop is slow")).hasAttribute("data-state", "skipped");

            commandedByLiam(desk);
            assertThat(desk.page().locator("[data-testid=score][data-result=met]"))
                    .hasCount(2);
            assertThat(desk.at("sheet-sum")).hasText("2 of 2 in time");
            desk.at("score-verdict").first().selectOption("good");
            desk.at("exercise-note").fill("Calm from the beginning");
            desk.at("exercise-note").press("Enter");
            assertThat(desk.at("exercise-notes")).containsText("Calm from the beginning");
            desk.at("inject-new").click();
            desk.at("inject-title").fill("A customer writes");
            desk.at("inject-source").fill("A customer");
            desk.at("inject-text").fill("My data is on sale");
            desk.at("inject-add").click();
            assertThat(inject(desk, "A customer writes")).hasAttribute("data-state", "waiting");
            desk.picture("exercise");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void whoPlaysSeesWhoSaysItAndThatItIsMadeUp() {
        String incident = mia.run(
                        "incident.declare",
                        Map.of("title", "Ein Leck", "playbook", playbook, "exercise", true),
                        "declared-for-a-phone")
                .at("/ids/incident")
                .asText();
        mia.run("exercise.post-inject", Map.of("incident", incident, "inject", "press"), "posted-for-a-phone");
        try (Desk desk = site.german("liam", 360, 740)) {
            desk.enter(incident);
            Locator card = desk.at("exercise-inject-posted-card");
            assertThat(card.getByTestId("inject-says")).containsText("Evening paper (erfunden)");
            assertThat(card.getByTestId("inject-said")).hasText(SAID);
            assertThat(card.locator("strong")).hasCount(1);
            assertThat(card.locator("img")).hasCount(0);
            fits(desk, "the room");
            desk.picture("phone-exercise-room-de");
            assertThat(desk.at("header-exercise")).isVisible();
            desk.go("#/exercise/" + incident);
            assertThat(desk.at("inject")).hasCount(1);
            assertThat(desk.at("inject-post")).hasCount(0);
            desk.at("inject-answer").fill("Wir rufen innerhalb einer Stunde zurück");
            desk.at("inject-answer").press("Enter");
            assertThat(desk.at("inject")).hasAttribute("data-state", "answered");
            fits(desk, "the exercise");
            desk.dark(true);
            desk.picture("phone-exercise-dark-de");
            assertThat(desk.faults()).isEmpty();
        }
    }
}
