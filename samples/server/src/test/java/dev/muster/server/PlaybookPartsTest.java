package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The context pack and the exercise of a playbook, by choosing; what is wrong is said beside it, and leads to its field. */
class PlaybookPartsTest {
    /** The first draft is kept while somebody types on: what they type meanwhile is not taken from them. */
    @Test
    void whatIsTypedWhileItIsKeptStays(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900)) {
            AtomicReference<Route> held = new AtomicReference<>();
            mia.page().route("**/playbook/save-draft", route -> {
                if (!held.compareAndSet(null, route)) {
                    route.resume();
                }
            });
            mia.go("#/playbooks/new");
            mia.at("editor-title").fill("Payments");
            mia.page().waitForCondition(() -> held.get() != null);
            mia.at("editor-title").fill("Payments stand still");
            held.get().resume();
            assertThat(mia.at("playbook-version")).containsText("draft saved");
            assertThat(mia.at("editor-title")).hasValue("Payments stand still");
            mia.page().reload();
            assertThat(mia.at("editor-title")).hasValue("Payments stand still");
        }
    }

    @Test
    void aPlaybookGetsItsContextAndItsExercise(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900)) {
            mia.go("#/playbooks/new");
            mia.at("editor-title").fill("Payments stand still");
            mia.at("editor-task-title").first().fill("Call the bank");
            mia.at("editor-task-add").first().click();
            links(mia);
            asks(mia);
            script(mia);
            sheet(mia);
            assertThat(mia.at("finding").filter(new Locator.FilterOptions().setHasText("Error:")))
                    .hasCount(0);
            mia.at("playbook-publish").click();
            assertThat(mia.at("editor-said")).containsText("version 1");
            Screens.examine(mia, "playbook-parts");
            kept(site, mia);
            mia.width(360, 740);
            mia.at("expected-add").scrollIntoViewIfNeeded();
            assertThat(mia.fits()).isTrue();
            Screens.examine(mia, "phone-playbook-parts");
            mia.at("links-add").scrollIntoViewIfNeeded();
            mia.picture("phone-playbook-pack");
            assertThat(mia.faults()).isEmpty();
        }
    }

    /** A place goes where the cursor is; an address without a host is named, and the finding leads to it. */
    private static void links(Desk mia) {
        mia.at("links-add").click();
        assertThat(mia.at("links-title")).isFocused();
        mia.page().keyboard().type("Dashboard of payments");
        Locator address = mia.at("link-address").locator("input");
        address.fill("grafana/d/1?service=");
        Locator wrong = mia.at("finding").filter(new Locator.FilterOptions().setHasText("http"));
        assertThat(wrong).hasCount(1);
        assertThat(mia.at("link-address")).hasAttribute("data-level", "error");
        assertThat(mia.at("link-address")).hasAttribute("data-found", Pattern.compile("http"));
        mia.picture("playbook-found");
        wrong.click();
        assertThat(address).isFocused();
        address.fill("https://grafana.example/d/1?service=");
        mia.at("link-address").getByTestId("place-insert").selectOption("service");
        assertThat(address).hasValue("https://grafana.example/d/1?service={service}");
        assertThat(address).isFocused();
        assertThat(wrong).hasCount(0);
        assertThat(mia.at("link-address")).not().hasAttribute("data-level", "error");
    }

    private static void asks(Desk mia) {
        mia.at("collectors-add").click();
        mia.page().keyboard().type("How many are up");
        mia.at("collector-sort").selectOption("prometheus");
        mia.at("collector-server").locator("input").fill("https://prometheus.example");
        mia.at("collector-query").locator("input").fill("up");
        assertThat(mia.at("editor-collectors")).hasCount(1);
    }

    /** What went comes back. */
    private static void script(Desk mia) {
        mia.at("injects-add").click();
        mia.page().keyboard().type("A newspaper calls");
        mia.at("inject-source").fill("The press");
        mia.at("inject-text").fill("Is it true that nothing is paid?");
        mia.at("inject-minutes").fill("15");
        mia.at("inject-minutes").press("Tab");
        mia.at("injects-add").click();
        assertThat(mia.at("editor-inject")).hasCount(2);
        mia.at("injects-remove").nth(1).click();
        assertThat(mia.at("editor-inject")).hasCount(1);
        mia.at("editor-undo").click();
        assertThat(mia.at("editor-inject")).hasCount(2);
        mia.at("injects-remove").nth(1).click();
    }

    private static void sheet(Desk mia) {
        mia.at("expected-add").click();
        mia.page().keyboard().type("The press has an answer");
        mia.at("expected-act").selectOption("inject-answered");
        Locator missing = mia.at("finding").filter(new Locator.FilterOptions().setHasText("Error:"));
        assertThat(missing).not().hasCount(0);
        mia.at("expected-of").selectOption("inject-1");
        mia.at("expected-minutes").fill("5");
        mia.at("expected-minutes").press("Tab");
        assertThat(missing).hasCount(0);
    }

    private static void kept(DemoSite site, Desk mia) {
        String id = mia.page().url().replaceAll(".*#/playbooks/", "");
        JsonNode content = site.as("mia").ask("playbook/show?playbook=" + id).path("content");
        assertThat(content.at("/context/links/0/address").asText()).endsWith("?service={service}");
        assertThat(content.at("/context/collectors/0/settings/query").asText()).isEqualTo("up");
        assertThat(content.at("/exercise/injects/0/afterSeconds").asLong()).isEqualTo(900);
        assertThat(content.at("/exercise/expected/0/of").asText()).isEqualTo("inject-1");
        assertThat(content.at("/exercise/expected/0/withinSeconds").asLong()).isEqualTo(300);
    }
}
