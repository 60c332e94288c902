package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** The main screens, wide and narrow, light and dark: pictures for people, and axe for those who cannot see them. */
final class Screens {
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Screens() {}

    static void check(Desk desk, String name, String incident) {
        Page page = desk.page();
        for (boolean dark : new boolean[] {false, true}) {
            String look = name + (dark ? "-dark" : "-light");
            desk.dark(dark);
            for (int width : new int[] {1440, 360}) {
                page.setViewportSize(width, width == 360 ? 740 : 900);
                page.navigate(page.url().replaceAll("#.*", "#/"));
                desk.at("incident-row").first().waitFor();
                examine(desk, look + "-incidents-" + width);
                page.navigate(page.url().replaceAll("#.*", "#/c/" + incident));
                desk.at("message").first().waitFor();
                examine(desk, look + "-room-" + width);
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("nothing scrolls sideways at " + width)
                        .isEqualTo(width);
            }
        }
        desk.dark(false);
        page.setViewportSize(1440, 900);
    }

    /** What is on the desk now, at its width in light and as on a phone in the dark; the desk is wide and light again then. */
    static void fine(Desk desk, String name) {
        examine(desk, name);
        desk.width(360, 740);
        desk.dark(true);
        assertThat(desk.fits()).isTrue();
        examine(desk, "phone-" + name + "-dark");
        desk.dark(false);
        desk.width(1440, 900);
    }

    static void examine(Desk desk, String name) {
        desk.page().waitForTimeout(250);
        desk.picture(name);
        List<Rule> violations =
                new AxeBuilder(desk.page()).withTags(LEVELS).analyze().getViolations();
        assertThat(violations)
                .as(name)
                .extracting(r -> r.getId() + ": " + r.getHelp() + " "
                        + r.getNodes().stream()
                                .map(n -> n.getTarget() + " " + n.getFailureSummary())
                                .toList())
                .isEmpty();
    }
}
