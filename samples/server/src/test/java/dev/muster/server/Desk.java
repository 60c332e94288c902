package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** One person at the page, in a browser context of their own. What the page should not have done is collected. */
final class Desk implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    Desk(Browser browser, String address, String zone, int width, int height) {
        this(browser, address, zone, width, height, "en-GB");
    }

    Desk(Browser browser, String address, String zone, int width, int height, String locale) {
        this.address = address;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setTimezoneId(zone)
                .setColorScheme(ColorScheme.LIGHT));
        context.addInitScript("document.addEventListener('securitypolicyviolation', (e) =>"
                + " console.error('violation of the content policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        page = context.newPage();
        page.setDefaultTimeout(Browsers.PATIENCE.toMillis());
        page.onConsoleMessage(m -> {
            if (m.text().contains("ontent") && m.text().toLowerCase().contains("policy")) {
                faults.add(m.text());
            }
        });
        page.onPageError(e -> faults.add("uncaught: " + e));
    }

    Page page() {
        return page;
    }

    /** Violations of the content policy, and errors that nobody caught. */
    List<String> faults() {
        return faults;
    }

    /** Goes to a place as a link would. */
    Desk go(String place) {
        page.evaluate("place => { location.hash = place; }", place);
        return this;
    }

    /** True when nothing scrolls sideways. */
    boolean fits() {
        return (Boolean)
                page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    }

    /** Whether the browser would ask before it left the page now. */
    boolean asksBeforeLeaving() {
        return (boolean) page.evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))");
    }

    Locator at(String testId) {
        return page.getByTestId(testId);
    }

    Desk signIn(String handle, String password) {
        page.navigate(address);
        at("sign-in-handle").fill(handle);
        at("sign-in-password").fill(password);
        at("sign-in-submit").click();
        at("sign-in-submit")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        return this;
    }

    Desk enter(String incident) {
        page.navigate(address + "#/c/" + incident);
        at("room-header").waitFor();
        return this;
    }

    /** Picks the incident from the list, as somebody who was just called does. */
    Desk pick(String incident) {
        page.locator("[data-testid=incident-row][data-incident='" + incident + "']")
                .click();
        at("room-header").waitFor();
        return this;
    }

    Desk say(String text) {
        at("composer").fill(text);
        at("composer").press("Enter");
        return this;
    }

    void sees(String message) {
        assertThat(message(message)).hasCount(1);
    }

    Locator message(String text) {
        return at("message").filter(new Locator.FilterOptions().setHasText(exactly(text)));
    }

    /** As the browser understands it, which knows no quoting. */
    private static Pattern exactly(String text) {
        return Pattern.compile("(^|\\s)" + text.replaceAll("[.?()@*+]", "[$0]") + "($|\\s)");
    }

    Locator task(String title) {
        return at("task").filter(new Locator.FilterOptions().setHasText(title));
    }

    void tick(String title) {
        task(title).getByTestId("task-box").click();
    }

    void seesTask(String title, String state) {
        assertThat(task(title)).hasAttribute("data-state", state);
    }

    /** Answers the standup that is open. */
    void answer(String done, String next) {
        at("standup-answer").click();
        at("standup-done").fill(done);
        at("standup-next").fill(next);
        at("standup-submit").click();
        assertThat(at("standup-submit")).hasCount(0);
    }

    Desk tab(String name) {
        at("tab-" + name).click();
        return this;
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** What can be done with a message, opened as with a mouse. */
    Desk menuOf(String message) {
        buttonOf(message, "more").click();
        return this;
    }

    /** One of the buttons over a message. The mouse follows it, should previews push it along. */
    Locator buttonOf(String message, String name) {
        Locator line = message(message).first();
        Locator button = line.getByTestId("message-" + name);
        await().pollInSameThread().atMost(Browsers.PATIENCE).until(() -> {
            line.hover();
            return button.isVisible();
        });
        return button;
    }

    void width(int width, int height) {
        page.setViewportSize(width, height);
    }

    void dark(boolean dark) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    @Override
    public void close() {
        context.close();
    }
}
