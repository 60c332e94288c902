package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is on call, as responders see and change it: at a desk, on a phone, and in the other language. */
class OnCallPlaceTest {
    private static final String DAY = LocalDate.now(ZoneOffset.UTC).minusDays(4).toString();

    static Map<String, Object> layer(String name, List<Map<String, String>> windows, String... people) {
        return Map.of(
                "name",
                name,
                "zone",
                "Europe/London",
                "turns",
                List.of(people).stream().map(p -> Map.of("person", p)).toList(),
                "start",
                DAY,
                "at",
                "09:00",
                "every",
                1,
                "unit",
                "DAYS",
                "windows",
                windows);
    }

    static String rotation(DemoSite site, Program who, String title, Object... layers) {
        return site.run(who, "rotation.define", "title", title, "layers", List.of(layers))
                .path("rotation")
                .asText();
    }

    @Test
    void whoIsOnCallIsSeenAndChanged(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900);
                Desk liam = site.german("liam", 360, 740)) {
            mia.at("rail-on-call").click();
            assertThat(mia.page().getByText("No rotations yet")).isVisible();
            Program asMia = site.as("mia");
            String payments = rotation(site, asMia, "Payments", layer("days", List.of(), "liam", "nora", "mia"));
            String platform = rotation(
                    site,
                    asMia,
                    "Platform",
                    layer("office", List.of(Map.of("from", "08:00", "until", "18:00")), "liam", "nora"),
                    layer("noon", List.of(Map.of("from", "12:00", "until", "13:00")), "nora"));
            mia.page().reload();
            assertThat(mia.at("rotation")).hasCount(2);
            assertThat(mia.at("rotation").first()).containsText("until");
            Screens.fine(mia, "on-call-list");
            mia.page().locator("[data-rotation='" + payments + "']").click();
            takesOver(mia);
            putsSomeoneOnCall(mia);
            saysWhoIsAway(mia);
            turnsTheCalendar(mia);
            takesTheCalendarAlong(mia);
            swaps(mia, liam, payments);
            mia.go("#/on-call/" + platform);
            assertThat(mia.at("duty-gaps")).containsText("nobody is on call");
            assertThat(mia.at("duty-overlaps")).containsText("times more than one layer");
            mia.at("duty-rules").locator("summary").click();
            assertThat(mia.at("duty-rules")).containsText("first");
            Screens.fine(mia, "on-call-gaps");
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    private static void takesOver(Desk mia) {
        String before = mia.at("duty-who").textContent();
        mia.at("duty-take-over").click();
        assertThat(mia.at("duty-who")).containsText("(you)");
        assertThat(mia.at("duty-now")).containsText("Override");
        mia.picture("on-call-taken");
        mia.at("undo").last().click();
        assertThat(mia.at("duty-who")).hasText(before);
    }

    private static void putsSomeoneOnCall(Desk mia) {
        mia.at("duty-override").click();
        mia.at("duty-person").selectOption("nora");
        String from = mia.at("duty-from").inputValue();
        mia.at("duty-from").fill("2020-01-01T08:00");
        mia.at("duty-until").fill("2020-01-01T09:00");
        mia.at("duty-reason").fill("She wrote the migration");
        mia.at("duty-submit").click();
        assertThat(mia.page().locator("muster-duty-span-dialog .refusal")).containsText("past");
        mia.at("duty-from").fill(from);
        mia.at("duty-until").fill(LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T23:30");
        mia.picture("on-call-override");
        mia.at("duty-submit").click();
        assertThat(mia.at("duty-submit")).hasCount(0);
        assertThat(mia.at("duty-who")).containsText("Nora");
        assertThat(mia.at("duty-change")).containsText("She wrote the migration");
        mia.at("change-withdraw").click();
        assertThat(mia.at("duty-change")).hasCount(0);
        mia.at("undo").last().click();
        assertThat(mia.at("duty-change")).containsText("She wrote the migration");
        mia.at("change-withdraw").click();
        assertThat(mia.at("duty-change")).hasCount(0);
    }

    private static void saysWhoIsAway(Desk mia) {
        assertThat(mia.at("duty-gap")).hasCount(0);
        mia.at("duty-weeks-4").click();
        mia.at("duty-away").click();
        assertThat(mia.at("duty-person")).hasValue("mia");
        mia.at("duty-person").selectOption("nora");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        mia.at("duty-from").fill(today.plusDays(1) + "T00:00");
        mia.at("duty-until").fill(today.plusDays(9) + "T00:00");
        mia.at("duty-submit").click();
        assertThat(mia.at("duty-gap")).hasCount(3);
        assertThat(mia.at("duty-gap").first()).containsText("Nobody");
        assertThat(mia.at("duty-gap").first()).containsText("away: Nora Rivera");
        mia.at("duty-gap").first().getByTestId("shift-cover").click();
        mia.at("duty-person").selectOption("liam");
        mia.at("duty-submit").click();
        assertThat(mia.at("duty-gap")).hasCount(2);
        mia.picture("on-call-four-weeks");
    }

    private static void turnsTheCalendar(Desk mia) {
        assertThat(mia.at("duty-week")).hasCount(4);
        mia.at("duty-weeks-1").click();
        assertThat(mia.at("duty-week")).hasCount(1);
        String now = mia.at("duty-range").textContent();
        mia.at("duty-after").click();
        assertThat(mia.at("duty-range")).not().hasText(now);
        mia.at("duty-before").click();
        assertThat(mia.at("duty-range")).hasText(now);
        mia.at("duty-before").click();
        mia.at("duty-today").click();
        assertThat(mia.at("duty-range")).hasText(now);
        Screens.fine(mia, "on-call");
    }

    private static void takesTheCalendarAlong(Desk mia) throws Exception {
        Download file = mia.page().waitForDownload(() -> mia.at("duty-export").click());
        assertThat(file.suggestedFilename()).isEqualTo("Payments.ics");
        assertThat(Files.readString(file.path())).contains("BEGIN:VEVENT").contains("Liam Osei");
    }

    /** One offers, the other sees it as it comes, and accepts it. */
    private static void swaps(Desk mia, Desk liam, String rotation) {
        liam.go("#/on-call/" + rotation);
        assertThat(liam.at("duty-who")).isVisible();
        mia.at("duty-swap").click();
        mia.at("swap-gives").selectOption(new SelectOption().setIndex(2));
        String liams = mia.at("swap-takes")
                .locator("option", new Locator.LocatorOptions().setHasText("Liam"))
                .last()
                .getAttribute("value");
        mia.at("swap-takes").selectOption(liams);
        mia.picture("on-call-swap");
        mia.at("duty-submit").click();
        assertThat(mia.at("duty-offer")).containsText("You asked Liam Osei");
        assertThat(liam.at("duty-offer")).containsText("Mia Clarke bietet Ihnen");
        Screens.fine(liam, "on-call-offer-de");
        liam.at("swap-accept").click();
        assertThat(liam.at("duty-offer")).hasCount(0);
        assertThat(mia.at("duty-offer")).hasCount(0);
        assertThat(liam.page()).hasTitle(Pattern.compile("Bereitschaft"));
    }
}
