package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views of the incidents under names, by keyboard; and a walk with the keyboard through every place, wide and narrow. */
class KeptViewsTest {
    private static final List<String> PLACES = List.of(
            "#/",
            "#/work",
            "#/dashboard",
            "#/board",
            "#/inbox",
            "#/threads",
            "#/later",
            "#/concerns",
            "#/playbooks",
            "#/playbooks/new",
            "#/rules",
            "#/settings",
            "#/search",
            "#/channels");
    private static final String FOCUS = """
            () => {
              let one = document.activeElement;
              while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
              if (!one || one === document.body) return 'nothing';
              const box = one.getBoundingClientRect();
              const seen = box.width > 0 && box.height > 0 && box.left >= -1 && box.right <= innerWidth + 1;
              const name = `${one.localName} ${one.dataset.testid ?? one.getAttribute('aria-label') ?? one.textContent.trim().slice(0, 30)}`;
              return seen ? 'seen ' + name : `out of sight: ${name} ${JSON.stringify(box)}`;
            }""";

    @Test
    void aViewIsKeptUnderANameAndComesBack(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900);
                Desk liam = site.desk("liam", 360, 740)) {
            site.run(site.as("mia"), "incident.declare", "title", "Checkout fails", "severity", "SEV1");
            mia.go("#/dashboard");
            keeps(mia);
            mia.page().reload();
            assertThat(mia.at("kept-view")).hasCount(1);
            mia.at("kept-view").locator("a").click();
            assertThat(mia.at("dashboard-SEV1")).hasAttribute("aria-pressed", "true");
            Screens.examine(mia, "dashboard-views");
            forgets(mia);
            isSharedByItsAddressAlone(mia, liam);
            assertThat(mia.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    private static void keeps(Desk mia) {
        assertThat(mia.at("view").first()).hasAttribute("aria-current", "true");
        mia.at("dashboard-SEV1").press("Enter");
        mia.at("view-keep").press("Enter");
        assertThat(mia.at("view-name")).isFocused();
        mia.page().keyboard().press("Escape");
        assertThat(mia.at("view-keep")).isFocused();
        mia.page().keyboard().press("Enter");
        mia.page().keyboard().type("Burning");
        mia.page().keyboard().press("Enter");
        assertThat(mia.at("kept-view")).hasText("Burning");
        assertThat(mia.at("kept-view").locator("a")).isFocused();
        assertThat(mia.at("view-keep")).hasCount(0);
        assertThat(mia.at("view-said")).containsText("Only you see it");
    }

    private static void forgets(Desk mia) {
        mia.at("view-forget").press("Enter");
        assertThat(mia.at("kept-view")).hasCount(0);
        mia.at("undo").last().click();
        assertThat(mia.at("kept-view")).hasText("Burning");
    }

    private static void isSharedByItsAddressAlone(Desk mia, Desk liam) {
        String address = mia.page().url().replaceAll("^[^#]*", "");
        assertThat(address).isEqualTo("#/dashboard/severity=SEV1");
        liam.go(address);
        assertThat(liam.at("dashboard-SEV1")).hasAttribute("aria-pressed", "true");
        assertThat(liam.at("kept-view")).hasCount(0);
        assertThat(liam.fits()).isTrue();
        Screens.examine(liam, "phone-dashboard-views");
    }

    @Test
    void everyPlaceIsWalkedThroughWithTheKeyboard(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900);
                Desk nora = site.german("mia", 360, 740)) {
            site.run(site.as("mia"), "incident.declare", "title", "Checkout fails", "severity", "SEV1");
            List<String> wrong = new ArrayList<>();
            for (String place : PLACES) {
                wrong.addAll(walk(mia, place, "wide"));
                wrong.addAll(walk(nora, place, "phone"));
            }
            assertThat(wrong).isEmpty();
            assertThat(mia.faults()).isEmpty();
            assertThat(nora.faults()).isEmpty();
        }
    }

    /** What has the focus is seen, whatever it is, and nothing scrolls sideways. */
    private static List<String> walk(Desk desk, String place, String width) {
        desk.go(place);
        Locator heading = desk.page().locator("main h1").first();
        heading.waitFor();
        desk.page().waitForTimeout(400);
        desk.picture("walk-" + width + place.replaceAll("[#/]+", "-"));
        List<String> wrong = new ArrayList<>();
        if (!desk.fits()) {
            wrong.add(width + " " + place + " scrolls sideways");
        }
        heading.evaluate("h => h.focus()");
        for (int i = 0; i < 25; i++) {
            desk.page().keyboard().press("Tab");
            String seen = desk.page().evaluate(FOCUS).toString();
            if (seen.equals("nothing")) {
                return wrong;
            }
            if (!seen.startsWith("seen")) {
                wrong.add(width + " " + place + ", step " + i + ": " + seen);
            }
        }
        return wrong;
    }
}
