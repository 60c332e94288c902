package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A room as people arrange it: who owns it, how wide its panels are, and how it is read at four times the size. */
class RoomPageTest {
    /** Whatever stands beyond the window or is cut off without a way to reach it, through all shadow roots. */
    private static final String OUTSIDE = """
            () => {
              const deep = (n) => [...n.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? deep(e.shadowRoot) : [])]);
              const up = (e) => e.assignedSlot ?? e.parentElement ?? e.getRootNode().host;
              const free = (e) => { for (let one = up(e); one; one = up(one)) { const s = getComputedStyle(one);
                if (one.matches('pre, table, .code, .sr, .skip') || s.clipPath !== 'none') return true; } return e.matches('.sr, .skip, pre, table'); };
              const seen = deep(document.body).filter((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !free(e));
              const name = (e) => `${e.getRootNode().host?.localName ?? ''} ${e.localName}.${e.className?.baseVal ?? e.className} ${e.dataset.testid ?? ''} ${(e.textContent ?? '').trim().slice(0, 30)}`;
              const beyond = seen.filter((e) => { const b = e.getBoundingClientRect(); return b.width > 1 && b.height > 1 && (b.right > innerWidth + 1 || b.left < -1); });
              const sideways = seen.filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1);
              const cut = seen.filter((e) => getComputedStyle(e).overflowX === 'hidden' && getComputedStyle(e).textOverflow !== 'ellipsis'
                && !e.matches('textarea') && e.scrollWidth > e.clientWidth + 1);
              return [...beyond.map((e) => 'beyond: ' + name(e)), ...sideways.map((e) => 'sideways: ' + name(e)), ...cut.map((e) => 'cut: ' + name(e))];
            }""";

    @TempDir
    static Path folder;

    private static Browsers browsers;
    private static Site site;
    private static Program mia;
    private final List<Desk> desks = new ArrayList<>();

    @BeforeAll
    static void start() {
        browsers = Browsers.open();
        site = Site.open(folder.resolve("data"));
        mia = Program.at(site.address()).as("mia", site.password());
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
            browsers.close();
        }
    }

    @AfterEach
    void leave() {
        for (Desk desk : desks) {
            desk.picture("room-left-" + desks.indexOf(desk));
            assertThat(desk.faults()).isEmpty();
            desk.close();
        }
    }

    private Desk desk(String handle, String channel, int width, int height) {
        Desk desk = new Desk(browsers.browser(), site.address(), "Europe/London", width, height);
        desks.add(desk);
        return desk.signIn(handle, site.password()).enter(channel);
    }

    private static String channel(String name, String... members) {
        return mia.run("channel.create", Map.of("name", name, "open", true, "members", List.of(members)), name)
                .at("/ids/channel")
                .asText();
    }

    private static Locator member(Desk desk, String person) {
        return desk.page().locator("[data-testid=settings-member][data-person=" + person + "]");
    }

    @Test
    void ownersGiveAndTakeTheRankOfOwner() {
        String channel = channel("ranks", "liam", "nora");
        Desk mias = desk("mia", channel, 1440, 900);
        Desk liams = desk("liam", channel, 1440, 900);
        liams.at("header-settings").click();
        assertThat(liams.at("channel-leave")).isVisible();
        assertThat(liams.at("settings-members")).hasCount(0);

        mias.at("header-settings").click();
        mias.at("settings-members").click();
        assertThat(member(mias, "mia").getByTestId("step-down")).hasCount(0);
        member(mias, "liam").getByTestId("rank-owner").click();
        assertThat(member(mias, "liam")).hasAttribute("data-rank", "owner");
        assertThat(mias.at("rank-changed")).containsText("Liam Osei is an owner now.");
        assertThat(mias.at("rank-undo")).isFocused();
        Screens.examine(mias, "page-ranks");
        liams.at("settings-members").waitFor();
        mias.at("rank-undo").press("Enter");
        assertThat(member(mias, "liam")).hasAttribute("data-rank", "member");
        assertThat(liams.at("settings-members")).hasCount(0);

        member(mias, "liam").getByTestId("rank-owner").click();
        liams.at("settings-members").click();
        member(mias, "mia").getByTestId("step-down").click();
        assertThat(mias.at("step-down-keep")).isFocused();
        mias.at("step-down-keep").click();
        assertThat(member(mias, "mia")).hasAttribute("data-rank", "owner");
        member(mias, "mia").getByTestId("step-down").click();
        mias.at("step-down-sure").click();
        assertThat(mias.at("settings-members")).hasCount(0);
        assertThat(mias.at("channel-leave")).isVisible();
        assertThat(member(liams, "mia")).hasAttribute("data-rank", "member");
        assertThat(member(liams, "liam").getByTestId("step-down")).hasCount(0);
        liams.page().keyboard().press("Escape");
        assertThat(liams.at("act")
                        .filter(new Locator.FilterOptions()
                                .setHasText("Mia Clarke gave the rank of member to Mia Clarke")))
                .hasCount(1);
    }

    @Test
    void panelsAreAsWideAsEachPersonLeftThem() {
        String channel = channel("panels", "liam");
        Desk mias = desk("mia", channel, 1440, 900);
        Page page = mias.page();
        Locator panel = mias.at("panel-splitter");
        assertThat(panel).hasRole(com.microsoft.playwright.options.AriaRole.SEPARATOR);
        assertThat(panel).hasAttribute("aria-orientation", "vertical");
        assertThat(panel).hasAttribute("aria-valuenow", "396");
        assertThat(panel).hasAttribute("aria-valuemin", "300");

        BoundingBox at = panel.boundingBox();
        page.mouse().move(at.x, 400);
        page.mouse().down();
        page.mouse().move(at.x - 60, 420);
        page.mouse().move(at.x - 104, 420);
        page.mouse().up();
        assertThat(panel).hasAttribute("aria-valuenow", "500");
        assertThat(page.locator("muster-side-panel").boundingBox().width).isEqualTo(500);

        panel.press("ArrowLeft");
        assertThat(panel).hasAttribute("aria-valuenow", "516");
        panel.press("Shift+ArrowRight");
        assertThat(panel).hasAttribute("aria-valuenow", "452");
        panel.press("End");
        assertThat(panel).hasAttribute("aria-valuenow", String.valueOf(panel.getAttribute("aria-valuemax")));
        Screens.examine(mias, "page-wide-panel");
        panel.press("Home");
        assertThat(panel).hasAttribute("aria-valuenow", "300");
        assertThat((List<?>) page.evaluate(OUTSIDE)).isEmpty();
        Locator rail = mias.at("rail-splitter");
        rail.press("ArrowRight");
        assertThat(rail).hasAttribute("aria-valuenow", "264");

        page.reload();
        assertThat(mias.at("panel-splitter")).hasAttribute("aria-valuenow", "300");
        assertThat(mias.at("rail-splitter")).hasAttribute("aria-valuenow", "264");
        mias.at("sign-out").click();
        mias.at("sign-in-handle").waitFor();
        mias.signIn("liam", site.password()).enter(channel);
        assertThat(mias.at("panel-splitter")).hasAttribute("aria-valuenow", "396");
        mias.at("panel-splitter").press("Home");
        assertThat(mias.at("panel-splitter")).hasAttribute("aria-valuenow", "300");
        mias.at("panel-splitter").press("Enter");
        assertThat(mias.at("panel-splitter")).hasAttribute("aria-valuenow", "396");

        mias.width(360, 740);
        assertThat(mias.at("panel-splitter")).hasCount(0);
        assertThat(mias.at("rail-splitter")).hasCount(0);
    }

    @Test
    void nothingIsCutOffAtTwiceAndFourTimesTheSize() {
        String incident = mia.run(
                        "incident.declare",
                        Map.of(
                                "title",
                                "Checkout refuses every third order since the release of this night",
                                "severity",
                                "SEV1"),
                        "reflow")
                .at("/ids/incident")
                .asText();
        mia.run(
                "channel.post",
                Map.of(
                        "channel",
                        incident,
                        "text",
                        "Averyveryverylongwordwithoutanyplacetobreak".repeat(4) + "\n\n| a | b |\n|-|-|\n| 1 | 2 |"),
                "reflow-post");
        Desk mias = desk("mia", incident, 1280, 720);
        for (int[] size : new int[][] {{640, 360}, {320, 256}, {320, 640}}) {
            mias.width(size[0], size[1]);
            mias.page().reload();
            mias.at("message").first().waitFor();
            fits(mias, size, "room");
            mias.at("panel-toggle").click();
            for (String tab : List.of("brief", "timeline", "people", "files", "pins", "notes", "checklist")) {
                mias.tab(tab);
                fits(mias, size, tab);
            }
            mias.tab("people");
            mias.at("people-settings").click();
            for (String page : List.of("general", "members", "invitations", "marking", "access")) {
                mias.at("settings-" + page).click();
                fits(mias, size, "settings-" + page);
            }
            mias.page().keyboard().press("Escape");
            mias.page().keyboard().press("Escape");
            mias.at("menu").click();
            mias.at("rail-threads").waitFor();
            fits(mias, size, "rail");
            mias.at("rail-incidents").click();
            mias.at("incident-row").first().waitFor();
            fits(mias, size, "incidents");
            mias.page().navigate(site.address() + "#/c/" + incident);
        }
    }

    /** Nothing lies outside; at the smallest size axe looks as well. */
    private static void fits(Desk desk, int[] size, String what) {
        Page page = desk.page();
        String name = "reflow-" + size[0] + "x" + size[1] + "-" + what;
        if (size[0] * size[1] == 320 * 256) {
            Screens.examine(desk, name);
        } else {
            page.waitForTimeout(100);
            desk.picture(name);
        }
        assertThat((List<?>) page.evaluate(OUTSIDE))
                .as(what + " at " + size[0] + " by " + size[1])
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(size[0]);
    }
}
