package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** German has the longer words: what people carry on a phone holds them, also the tabs beside the stream. */
class GermanPhoneTest {
    /** Buttons, links, words and tabs whose text is wider than they are, or that stand outside of the window. */
    private static final String CUT = """
            () => {
              const found = [];
              const look = (root) => root.querySelectorAll('*').forEach((one) => {
                if (one.shadowRoot) look(one.shadowRoot);
                const box = one.getBoundingClientRect();
                const shown = box.width > 1 && box.height > 1 && getComputedStyle(one).visibility === 'visible';
                if (!shown || !one.matches('button, a, [role=tab], h1, h2, h3, label')) return;
                if (box.right > innerWidth + 1 || box.left < -1) found.push(`outside: ${one.textContent.trim()}`);
                if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && !one.closest('.ellipsis')) found.push(`cut: ${one.textContent.trim()}`);
              });
              look(document);
              return found;
            }
            """;

    /** What stands in a tab once it has been fetched. */
    private static final Map<String, String> LOADED =
            Map.of("details", "details", "timeline", "timeline-line", "brief", "brief");

    @SuppressWarnings("unchecked")
    private static void holds(Desk desk, String place) {
        desk.picture("phone-" + place + "-de");
        assertThat((List<String>) desk.page().evaluate(CUT)).as(place).isEmpty();
        assertThat(desk.fits()).as("%s scrolls sideways", place).isTrue();
    }

    @Test
    void germanFitsAPhone(@TempDir Path folder) throws Exception {
        try (Browsers browsers = Browsers.open();
                Site server = Site.demonstration(folder.resolve("data"), Map.of());
                Desk desk = new Desk(browsers.browser(), server.address(), "Europe/Berlin", 360, 740, "de-DE")) {
            String password = server.password();
            Program mia = Program.at(server.address()).as("mia", password);
            String playbook = mia.run(
                            "playbook.publish", Map.of("content", Map.of("title", "Rechenzentrum")), "the-playbook")
                    .at("/ids/playbook")
                    .asText();
            String incident = mia.run(
                            "incident.declare",
                            Map.of("title", "Zahlungen stehen", "severity", "SEV1", "playbook", playbook),
                            "declared")
                    .at("/ids/incident")
                    .asText();
            mia.run("incident.set-status", Map.of("incident", incident, "status", "resolved"), "over");
            desk.signIn("mia", password);

            desk.go("#/rules/" + incident);
            desk.at("rule-new").click();
            assertThat(desk.at("rule-title")).isVisible();
            holds(desk, "rules");
            desk.go("#/figures/" + playbook);
            assertThat(desk.at("figures-period")).isVisible();
            holds(desk, "figures");
            desk.go("#/board");
            assertThat(desk.at("board-wall")).isVisible();
            holds(desk, "board");
            desk.go("#/playbooks/" + playbook);
            assertThat(desk.at("playbook-archive")).isVisible();
            holds(desk, "playbook");
            desk.go("#/c/" + incident);
            desk.at("panel-toggle").click();
            for (String tab :
                    List.of("checklist", "brief", "details", "timeline", "people", "files", "pins", "notes")) {
                desk.tab(tab);
                assertThat(desk.at("tab-" + tab)).hasAttribute("aria-selected", "true");
                if (LOADED.containsKey(tab)) {
                    assertThat(desk.at(LOADED.get(tab)).first()).isVisible();
                }
                holds(desk, tab);
            }
            assertThat(desk.faults()).isEmpty();
        }
    }
}
