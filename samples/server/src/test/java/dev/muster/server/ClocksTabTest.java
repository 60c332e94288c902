package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The regulators' clocks of an incident: one that somebody starts, its deadline in the header, and what is submitted. */
class ClocksTabTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** As a native field wants it. */
    private static String local(Duration ago) {
        return LocalDateTime.now(LONDON).minus(ago).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
    }

    @Test
    void aDeadlineIsSeenMetAndExplained(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900);
                Desk liam = site.german("liam", 360, 740)) {
            String incident = site.declared("Customer data is open", "SEV1", "liam");
            mia.enter(incident).tab("details");
            mia.at("details-clocks").click();
            liam.enter(incident);
            starts(mia);
            recordsTheTrigger(mia, liam);
            anotherComesLive(site, mia, incident);
            correctsIt(mia);
            submitsLate(mia);
            takesItBack(mia);
            fine(mia, "clocks");
            stops(mia);
            onAPhone(liam);
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    private static Locator gdpr(Desk desk) {
        return desk.at("clock").filter(new Locator.FilterOptions().setHasText("gdpr-33"));
    }

    private static Locator stage(Desk desk) {
        return gdpr(desk).getByTestId("clock-stage");
    }

    private static void starts(Desk mia) {
        assertThat(mia.page().getByText("No clocks run")).isVisible();
        assertThat(mia.at("header-clock")).hasCount(0);
        mia.at("clock-start").click();
        mia.at("clock-definition-choice").selectOption("gdpr-33");
        assertThat(mia.page().locator("muster-clock-dialog")).containsText("2016/679");
        mia.picture("clock-start");
        mia.at("clock-submit-form").click();
        assertThat(mia.at("clock-definition")).containsText("GDPR · gdpr-33, version 1 · Europe/Brussels");
        assertThat(stage(mia)).hasAttribute("data-state", "waiting");
    }

    private static void recordsTheTrigger(Desk mia, Desk liam) {
        mia.at("clock-record").click();
        mia.at("clock-at").fill(local(Duration.ofHours(1).negated()));
        mia.at("clock-submit-form").click();
        assertThat(mia.page().locator("muster-clock-dialog .refusal")).isVisible();
        mia.at("clock-at").fill(local(Duration.ofHours(2)));
        mia.at("clock-note").fill("The report of the provider");
        mia.picture("clock-trigger");
        mia.at("clock-submit-form").click();
        assertThat(stage(mia)).hasAttribute("data-state", "running");
        for (Desk desk : List.of(mia, liam)) {
            assertThat(desk.at("header-clock")).hasAttribute("data-urgency", "fine");
            assertThat(desk.at("header-clock")).containsText("GDPR Notification");
        }
        assertThat(mia.at("header-clock")).containsText(Pattern.compile("2 d 2[12] h left"));
        mia.picture("clock-header");
        liam.picture("phone-clock-header");
        assertThat(liam.fits()).isTrue();
    }

    /** What another one does is in the header as it happens. */
    private static void anotherComesLive(DemoSite site, Desk mia, String incident) {
        Program liam = site.as("liam");
        String clock = site.run(liam, "deadline.start", "incident", incident, "definition", "us-banks-36h")
                .path("clock")
                .asText();
        assertThat(mia.at("clock")).hasCount(2);
        String trigger = mia.page()
                .locator("[data-clock='" + clock + "'] [data-testid=clock-trigger][data-trigger]")
                .first()
                .getAttribute("data-trigger");
        site.run(
                liam,
                "deadline.record-trigger",
                "incident",
                incident,
                "clock",
                clock,
                "trigger",
                trigger,
                "at",
                Instant.now().minus(Duration.ofHours(35)).toString());
        assertThat(mia.at("header-clock")).hasAttribute("data-urgency", "soon");
        assertThat(mia.at("header-clock-more")).hasText("+1");
        mia.picture("clock-soon");
    }

    private static void correctsIt(Desk mia) {
        Locator trigger = gdpr(mia).getByTestId("clock-trigger");
        trigger.getByTestId("clock-record").click();
        mia.at("clock-at").fill(local(Duration.ofHours(80)));
        mia.at("clock-submit-form").click();
        assertThat(mia.at("clock-reason")).isFocused();
        mia.at("clock-reason").fill("The first mail was older");
        mia.at("clock-submit-form").click();
        assertThat(stage(mia)).hasAttribute("data-state", "lapsed");
        assertThat(mia.at("header-clock")).hasAttribute("data-urgency", "lapsed");
        assertThat(mia.at("header-clock")).containsText("over");
        trigger.locator("summary").click();
        assertThat(trigger).containsText("The first mail was older");
        mia.picture("clock-lapsed");
    }

    private static void submitsLate(Desk mia) {
        stage(mia).getByTestId("clock-submit").click();
        mia.at("clock-reference").fill("ICO-4711");
        mia.at("clock-submit-form").click();
        assertThat(mia.at("clock-reason")).isFocused();
        mia.at("clock-reason").fill("The forensics took two days");
        mia.picture("clock-submit");
        mia.at("clock-submit-form").click();
        assertThat(stage(mia)).hasAttribute("data-state", "late");
        assertThat(stage(mia)).containsText("ICO-4711");
        assertThat(stage(mia)).containsText("The forensics took two days");
        assertThat(mia.at("header-clock")).hasAttribute("data-urgency", "soon");
        assertThat(mia.at("header-clock-more")).hasCount(0);
    }

    private static void takesItBack(Desk mia) {
        stage(mia).getByTestId("clock-withdraw").click();
        mia.at("clock-reason").fill("It went to the wrong office");
        mia.at("clock-submit-form").click();
        assertThat(stage(mia)).hasAttribute("data-state", "lapsed");
        stage(mia).locator("summary").click();
        assertThat(stage(mia)).containsText("It went to the wrong office");
        assertThat(stage(mia)).containsText("72 hours from");
    }

    private static void stops(Desk mia) {
        Locator first = gdpr(mia);
        first.getByTestId("clock-stop").click();
        mia.at("clock-reason").fill("No risk to people");
        mia.at("clock-submit-form").click();
        assertThat(first).containsText("Stopped: No risk to people");
        assertThat(first.getByTestId("clock-submit")).hasCount(0);
        assertThat(mia.at("header-clock")).hasAttribute("data-urgency", "soon");
    }

    private static void onAPhone(Desk liam) {
        assertThat(liam.at("header-clock")).hasAttribute("data-urgency", "soon");
        assertThat(liam.at("header-clock").boundingBox().height).isGreaterThanOrEqualTo(44);
        liam.at("header-clock").click();
        assertThat(liam.at("clock").first()).containsText("Läuft");
        assertThat(liam.fits()).isTrue();
        Screens.examine(liam, "phone-clocks-de");
    }

    private static void fine(Desk desk, String name) {
        Screens.examine(desk, name);
        desk.dark(true);
        Screens.examine(desk, name + "-dark");
        desk.dark(false);
    }
}
