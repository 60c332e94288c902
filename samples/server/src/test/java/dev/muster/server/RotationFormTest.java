package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rotation is made, edited, fed from a calendar, subscribed to and ended by clicking: at a desk and on a phone. */
class RotationFormTest {
    @Test
    void aRotationIsMadeEditedAndEnded(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900);
                Desk liam = site.german("liam", 360, 740)) {
            mia.go("#/on-call");
            makes(mia);
            edits(mia);
            keepsWhatWasTyped(site, mia);
            imports(mia);
            liam.go("#/on-call");
            assertThat(liam.at("rotation-new")).hasCount(0);
            liam.at("rotation").click();
            liam.at("rotation-edit").click();
            assertThat(liam.at("rotation-title")).hasValue("Payments");
            assertThat(liam.at("rotation-end")).hasCount(0);
            Screens.fine(liam, "rotation-form-phone");
            subscribes(mia);
            ends(mia);
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    private static void makes(Desk mia) {
        mia.at("rotation-new").click();
        mia.at("rotation-save").click();
        assertThat(mia.at("rotation-finding")).hasCount(2);
        assertThat(mia.at("rotation-said")).containsText("Give the rotation a name");
        mia.at("rotation-title").fill("Payments");
        mia.at("turn-add").selectOption("person:liam");
        mia.at("turn-add").selectOption("person:nora");
        assertThat(mia.at("turn")).hasCount(2);
        mia.at("layer-every").fill("1");
        mia.at("layer-unit").selectOption("DAYS");
        mia.at("layer-start").fill(LocalDate.now(ZoneOffset.UTC).minusDays(20).toString());
        assertThat(mia.at("rotation-gaps")).containsText("at every moment");
        mia.at("window-add").click();
        assertThat(mia.at("rotation-gaps")).containsText("nobody is on call");
        mia.at("window-saturday").check();
        mia.at("window-from").fill("22:00");
        mia.at("window-until").fill("06:00");
        assertThat(mia.at("window")).containsText("on the next day");
        Screens.fine(mia, "rotation-form");
        mia.at("window-remove").click();
        assertThat(mia.at("rotation-gaps")).containsText("at every moment");
        mia.at("rotation-undo").click();
        assertThat(mia.at("window")).hasCount(1);
        mia.at("window-remove").click();
        mia.at("rotation-save").click();
        assertThat(mia.at("duty-who")).hasText(Pattern.compile("Liam Osei|Nora Rivera"));
        mia.picture("rotation-made");
    }

    private static void edits(Desk mia) {
        mia.at("rotation-edit").click();
        assertThat(mia.at("rotation-title")).hasValue("Payments");
        mia.at("turn-remove").first().click();
        mia.at("turn-add").selectOption(new SelectOption().setLabel("Mia Clarke"));
        mia.at("turn-remove").first().click();
        mia.at("layer-add").click();
        mia.at("layer-remove").last().click();
        assertThat(mia.at("layer")).hasCount(1);
        mia.at("rotation-save").click();
        assertThat(mia.at("duty-who")).containsText("Mia Clarke");
        mia.at("undo").last().click();
        assertThat(mia.at("duty-who")).hasText(Pattern.compile("Liam Osei|Nora Rivera"));
    }

    /** Somebody else changes the rotation while it is edited. */
    private static void keepsWhatWasTyped(DemoSite site, Desk mia) {
        mia.at("rotation-edit").click();
        mia.at("rotation-title").fill("Payments and cards");
        String rotation = mia.page().url().replaceAll(".*/", "");
        Instant from = Instant.now().plus(Duration.ofDays(3));
        site.run(
                site.as("liam"),
                "rotation.override",
                "rotation",
                rotation,
                "person",
                "sam",
                "from",
                from.toString(),
                "until",
                from.plus(Duration.ofHours(1)).toString());
        mia.page().waitForTimeout(1_000);
        assertThat(mia.at("rotation-title")).hasValue("Payments and cards");
        assertThat(mia.asksBeforeLeaving()).isTrue();
        mia.page().evaluate("location.hash = '#/work'");
        assertThat(mia.at("rotation-title")).hasCount(0);
        mia.page().evaluate("location.hash = '#/on-call/" + rotation + "'");
        mia.at("rotation-edit").click();
        assertThat(mia.at("rotation-title")).hasValue("Payments and cards");
        mia.at("rotation-save").click();
        assertThat(mia.at("rotation-said")).containsText("meanwhile");
        assertThat(mia.at("rotation-title")).hasValue("Payments and cards");
        mia.at("rotation-cancel").click();
        assertThat(mia.at("duty-change")).containsText("Sam");
        mia.at("rotation-edit").click();
        assertThat(mia.at("rotation-title")).hasValue("Payments");
        assertThat(mia.asksBeforeLeaving()).isFalse();
        mia.at("rotation-cancel").click();
    }

    private static void imports(Desk mia) {
        String day = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
        String calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:sam\r\nDTSTART;VALUE=DATE:" + day
                + "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Oncaller Two\r\nDTSTART;VALUE=DATE:" + day
                + "\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        mia.at("rotation-import").click();
        mia.at("import-submit").click();
        assertThat(mia.page().locator("muster-calendar-import .refusal")).containsText("Choose a file");
        file(mia, "no calendar at all");
        assertThat(mia.page().locator("muster-calendar-import .refusal")).isVisible();
        file(mia, calendar);
        assertThat(mia.at("import-preview")).containsText("1 event names somebody");
        mia.at("import-who").selectOption("noah");
        mia.at("import-layer").fill("Holidays");
        Screens.fine(mia, "rotation-import");
        mia.at("import-submit").click();
        assertThat(mia.at("import-submit")).hasCount(0);
        assertThat(mia.at("toast").last()).containsText("2 events were imported as Holidays");
        assertThat(mia.at("duty-overlaps")).isVisible();
    }

    private static void file(Desk mia, String text) {
        mia.at("import-file")
                .setInputFiles(new FilePayload("shifts.ics", "text/calendar", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void subscribes(Desk mia) throws Exception {
        mia.go("#/on-call");
        mia.at("duty-feeds").click();
        mia.at("feed-note").fill("Phone");
        mia.at("feed-open").click();
        assertThat(mia.at("feed")).hasCount(1);
        String user = mia.at("feed-user").inputValue();
        String password = mia.at("feed-password").inputValue();
        URI address = URI.create(mia.at("feed-address").inputValue());
        assertThat(user).isEqualTo("mia");
        Screens.fine(mia, "calendar-feed");
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Basic " + credentials)
                .build();
        HttpResponse<String> read = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(read.body()).startsWith("BEGIN:VCALENDAR");
        assertThat(mia.page().waitForDownload(() -> mia.at("feed-file").click()).suggestedFilename())
                .isEqualTo("muster.ics");
        mia.at("feed-close").click();
        assertThat(mia.at("feed")).hasCount(0);
        assertThat(mia.at("feed-password")).hasCount(0);
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        mia.page().keyboard().press("Escape");
    }

    private static void ends(Desk mia) {
        mia.at("rotation").click();
        mia.at("rotation-edit").click();
        mia.at("rotation-end").click();
        assertThat(mia.at("rotation-end")).hasText("End it for good");
        mia.at("rotation-end").click();
        assertThat(mia.page().getByText("No rotations yet")).isVisible();
    }
}
