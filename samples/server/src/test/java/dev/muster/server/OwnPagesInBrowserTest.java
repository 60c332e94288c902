package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages about accounts as people use them, in real browsers; with pictures of each, wide and narrow, light and dark. */
class OwnPagesInBrowserTest {
    @TempDir
    static Path folder;

    private static Browsers browsers;
    private static Site site;
    private final List<Desk> desks = new ArrayList<>();

    @BeforeAll
    static void start() {
        browsers = Browsers.open();
        site = Site.open(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
            browsers.close();
        }
    }

    private Desk desk() {
        Desk desk = new Desk(browsers.browser(), site.address(), "Europe/London", 1440, 900);
        desks.add(desk);
        return desk;
    }

    private void leave() {
        for (Desk desk : desks) {
            assertThat(desk.faults()).isEmpty();
            desk.close();
        }
    }

    /** Pictures of what is there now, wide and light, narrow and dark, and axe over both. */
    private static void show(Desk desk, String name) {
        Page page = desk.page();
        look(desk, name, 1440, false);
        look(desk, name, 360, true);
        desk.dark(false);
        page.setViewportSize(1440, 900);
    }

    private static void look(Desk desk, String name, int width, boolean dark) {
        Page page = desk.page();
        desk.dark(dark);
        page.setViewportSize(width, width == 360 ? 740 : 900);
        page.waitForTimeout(150);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + (dark ? "-dark-" : "-light-") + width + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name + ": nothing scrolls sideways at " + width)
                .isEqualTo(width);
        var violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(violations)
                .as(name + " at " + width)
                .extracting(r -> r.getId() + " "
                        + r.getNodes().stream().map(n -> n.getHtml()).toList())
                .isEmpty();
    }

    private static void secondStep(Desk desk, String handle) {
        desk.at("sign-in-handle").fill(handle);
        desk.at("sign-in-password").fill(site.password());
        desk.at("sign-in-submit").click();
        desk.at("sign-in-code").waitFor();
    }

    private static void inside(Desk desk) {
        desk.at("account").waitFor();
    }

    private static void outside(Desk desk) {
        desk.at("sign-in-handle").waitFor();
    }

    @Test
    void aSecondFactorFromSettingItUpToLosingThePhone() {
        Desk laptop = desk().signIn("liam", site.password());
        Desk office = desk().signIn("liam", site.password());
        inside(office);
        laptop.at("account").click();
        laptop.at("begin-second").waitFor();
        show(laptop, "account");
        laptop.at("second-password").fill("not the password");
        laptop.at("begin-second").click();
        assertThat(laptop.at("refused-begin-second")).containsText("not your password");
        laptop.at("second-password").fill(site.password());
        laptop.at("begin-second").press("Enter");
        String key = laptop.at("totp-secret").textContent().replace(" ", "");
        assertThat(laptop.at("totp-uri"))
                .hasAttribute("href", "otpauth://totp/Muster:liam?secret=" + key + "&issuer=Muster");
        show(laptop, "account-second-factor");
        laptop.at("totp-code").fill(Site.code(key, 0));
        office.page().evaluate("window.loaded = true");
        laptop.at("totp-code").press("Enter");
        laptop.at("recovery-codes").waitFor();
        show(laptop, "account-recovery-codes");
        List<String> recovery =
                laptop.page().locator("[data-testid=recovery-codes] code").allTextContents();
        assertThat(recovery).hasSize(10);
        laptop.at("recovery-kept").click();

        outside(office);
        assertThat(office.page().evaluate("window.loaded === undefined"))
                .as("nothing is left of what the page had loaded")
                .isEqualTo(true);
        secondStep(office, "liam");
        show(office, "sign-in-code");
        office.at("sign-in-code").fill("000000");
        office.at("sign-in-code-submit").click();
        assertThat(office.at("sign-in-refusal")).containsText("wrong or was used");
        office.at("sign-in-code").fill(Site.code(key, 1));
        office.at("sign-in-code").press("Enter");
        inside(office);

        Desk phoneless = desk();
        phoneless.page().navigate(site.address());
        secondStep(phoneless, "liam");
        phoneless.at("sign-in-recovery").click();
        phoneless.at("sign-in-code").fill(recovery.get(0));
        phoneless.at("sign-in-code-submit").click();
        inside(phoneless);
        phoneless.page().reload();
        inside(phoneless);

        laptop.page().reload();
        assertThat(laptop.at("session")).hasCount(3);
        show(laptop, "account-signed-in");
        laptop.at("end-session").first().click();
        assertThat(laptop.at("session")).hasCount(2);
        laptop.at("end-others").click();
        assertThat(laptop.at("session")).hasCount(1);
        outside(office);
        outside(phoneless);

        site.quarterOfAnHourLater();
        Desk elsewhere = desk();
        elsewhere.page().navigate(site.address());
        secondStep(elsewhere, "liam");
        elsewhere.at("sign-in-recovery").click();
        elsewhere.at("sign-in-code").fill(recovery.get(1));
        elsewhere.at("sign-in-code-submit").click();
        inside(elsewhere);
        laptop.page().reload();
        laptop.at("end-session").first().click();
        laptop.at("again-password").fill(site.password());
        laptop.at("again-password").press("Enter");
        laptop.at("again-code").fill(recovery.get(2));
        show(laptop, "account-again");
        laptop.at("again-confirm").click();
        assertThat(laptop.at("session")).hasCount(1);
        outside(elsewhere);
        laptop.at("sign-out").click();
        outside(laptop);
        leave();
    }

    @Test
    void anAdministratorBringsSomebodyInAndOutAgain() {
        Desk mia = desk().signIn("mia", site.password());
        inside(mia);
        mia.page().navigate(site.address() + "admin");
        mia.at("person").first().waitFor();
        mia.at("new-person").press("Enter");
        mia.at("field-name").fill("Olga Petrova");
        mia.at("field-handle").fill("olga");
        mia.at("field-guest").check();
        show(mia, "admin-new-person");
        mia.at("submit-person").click();
        String link = mia.at("reset-link").textContent();
        show(mia, "admin-link");
        mia.at("dialog-close").last().click();

        Desk olga = desk();
        olga.page().navigate(link);
        olga.at("new-password").fill("short");
        olga.at("reset-submit").click();
        assertThat(olga.at("refused-reset")).isVisible();
        show(olga, "reset");
        olga.at("new-password").fill(Site.CHOSEN);
        olga.at("reset-submit").click();
        olga.at("reset-done").waitFor();
        Desk late = desk();
        late.page().navigate(link);
        late.at("reset-absent").waitFor();
        olga.signIn("olga", Site.CHOSEN);
        inside(olga);

        mia.at("tab-groups").click();
        mia.at("new-group").click();
        mia.at("field-name").fill("Blue team");
        mia.at("field-id").fill("blue");
        mia.page().getByLabel("Olga Petrova").check();
        mia.page().getByLabel("Liam Osei").check();
        show(mia, "admin-new-team");
        mia.at("submit-group").click();
        assertThat(mia.at("group")).containsText("Liam Osei, Olga Petrova");
        show(mia, "admin-teams");
        mia.at("tab-people").press("Enter");
        Locator row = mia.page().locator("[data-person=olga]");
        assertThat(row).containsText("guest");
        row.getByTestId("change-person").click();
        mia.at("field-active").uncheck();
        show(mia, "admin-person");
        mia.at("submit-person").click();
        assertThat(row).containsText("disabled");
        show(mia, "admin");
        outside(olga);

        Desk liam = desk().signIn("noah", site.password());
        inside(liam);
        liam.page().navigate(site.address() + "admin");
        liam.at("admin-absent").waitFor();
        leave();
    }

    @Test
    void whoReadsGermanIsSpokenToInGerman() {
        try (BrowserContext context =
                browsers.browser().newContext(new Browser.NewContextOptions().setLocale("de-AT"))) {
            Page page = context.newPage();
            page.navigate(site.address() + "reset#" + "x".repeat(43));
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.HEADING))
                    .hasText("Passwort wählen");
            assertThat(page.getByTestId("reset-absent")).containsText("abgelaufen");
            assertThat(page.locator("html")).hasAttribute("lang", "de");
        }
    }

    @Test
    void bothCataloguesHaveTheSameKeys() {
        try (BrowserContext context = browsers.browser().newContext()) {
            Page page = context.newPage();
            page.navigate(site.address() + "reset");
            Object differing = page.evaluate("async () => { const [{ german }, { english }] = await Promise.all("
                    + "[import('./pages/texts-de.js'), import('./pages/texts-en.js')]);"
                    + " const holes = (x) => [...x.matchAll(/\\{\\w+\\}/g)].map(String).sort().join();"
                    + " return [...new Set([...Object.keys(german), ...Object.keys(english)])]"
                    + ".filter((k) => !german[k] || !english[k] || holes(german[k]) !== holes(english[k])); }");
            assertThat((List<?>) differing).isEmpty();
        }
    }
}
