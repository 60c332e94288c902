package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places whose scripts are fetched when somebody goes there, over a network that takes its time. */
class LatePlacesTest {
    private static final String DASHBOARD = "**/late/place-dashboard*";

    @Test
    void whoWentElsewhereMeanwhileStaysThere(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900)) {
            Page page = mia.page();
            List<Route> onTheWay = new ArrayList<>();
            page.route(DASHBOARD, onTheWay::add);
            mia.go("#/dashboard");
            page.waitForCondition(() -> !onTheWay.isEmpty());
            mia.go("#/inbox");
            assertThat(page.locator("main h1")).hasText("For you");

            page.waitForResponse(DASHBOARD, () -> onTheWay.forEach(Route::resume));
            page.waitForFunction("() => customElements.get('muster-dashboard')");
            page.waitForTimeout(100);
            assertThat(page.locator("main h1")).hasText("For you");
            mia.go("#/dashboard");
            assertThat(page.locator("main h1")).hasText("Incidents at a glance");
            assertThat(mia.faults()).isEmpty();
        }
    }
}
