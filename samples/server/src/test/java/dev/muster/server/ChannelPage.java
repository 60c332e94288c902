package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people do in a channel, in real browsers: each act of {@link ChannelPageTest} and what must be seen of it. */
final class ChannelPage implements AutoCloseable {
    private static final String DOWN = "Checkout is down 🚨";
    private final Browsers browsers;
    private final Site server;
    private final String password;
    private final Program mia;
    private final Program liam;
    private final String channel;
    private final List<Desk> desks = new ArrayList<>();
    private final Desk mias;
    private final Desk liams;
    private int keys;

    private ChannelPage(Browsers browsers, Site server) {
        this.browsers = browsers;
        this.server = server;
        password = server.password();
        mia = Program.at(server.address()).as("mia", password);
        liam = Program.at(server.address()).as("liam", password);
        channel = run(
                        mia,
                        "channel.create",
                        Map.of("name", "payments", "open", true, "members", List.of("liam", "nora")))
                .at("/ids/channel")
                .asText();
        mias = desk("mia", 1440, "en-GB").enter(channel);
        liams = desk("liam", 1440, "en-GB").enter(channel);
    }

    static ChannelPage open(Path data) {
        Browsers browsers = Browsers.open();
        try {
            return new ChannelPage(browsers, Site.demonstration(data, Map.of()));
        } catch (Throwable e) {
            browsers.close();
            throw e;
        }
    }

    private Desk desk(String handle, int width, String locale) {
        Desk desk = new Desk(browsers.browser(), server.address(), "Europe/London", width, 900, locale);
        desks.add(desk);
        return desk.signIn(handle, password);
    }

    private JsonNode run(Program who, String name, Map<String, ?> data) {
        return who.run(name, data, "key-" + ++keys);
    }

    private int post(Program who, String text) {
        return run(who, "channel.post", Map.of("channel", channel, "text", text))
                .at("/ids/message")
                .asInt();
    }

    private static Locator item(Desk desk, String testId, String text) {
        return desk.at(testId).filter(new Locator.FilterOptions().setHasText(text));
    }

    void emojiAndNamesCompleteWhileWriting() {
        mias.at("composer").click();
        mias.page().keyboard().type("Checkout is down :sire");
        assertThat(mias.at("mention-option").first()).containsText("🚨");
        mias.page().keyboard().press("Enter");
        mias.page().keyboard().press("Enter");
        liams.sees(DOWN);
        liams.at("composer").click();
        liams.page().keyboard().type("Seen, @mi");
        assertThat(liams.at("mention-option").first()).containsText("Mia Clarke");
        liams.page().keyboard().press("Tab");
        liams.page().keyboard().press("Enter");
        mias.sees("Seen, @mia");
    }

    void reactionsAreCountedAndTakenBack() {
        liams.buttonOf(DOWN, "react").click();
        liams.at("emoji-find").fill("eyes");
        liams.page().keyboard().press("Enter");
        Locator eyes = mias.message(DOWN).getByTestId("reaction");
        assertThat(eyes).containsText("1");
        eyes.click();
        assertThat(eyes).containsText("2");
        assertThat(eyes).hasAttribute("aria-pressed", "true");
        eyes.click();
        assertThat(liams.message(DOWN).getByTestId("reaction")).containsText("1");
    }

    void aThreadHasWhatIsUnreadOfItsOwn() {
        liams.buttonOf(DOWN, "reply").click();
        liams.at("thread-composer").fill("It is the pool");
        liams.at("thread-composer").press("Enter");
        assertThat(mias.at("rail-threads")).containsText("1");
        mias.at("rail-threads").click();
        assertThat(mias.at("thread-unread")).containsText("1 new");
        mias.at("thread-row").click();
        assertThat(item(mias, "thread", "It is the pool")).hasCount(1);
        assertThat(mias.at("rail-threads")).not().containsText("1");
        mias.at("thread-follow").click();
        assertThat(mias.at("thread-follow")).hasAttribute("aria-pressed", "false");
        mias.at("thread-close").click();
        assertThat(mias.message(DOWN).getByTestId("replies")).containsText("1 reply");
    }

    void everyVersionOfAnEditCanBeRead() {
        liams.at("thread-close").click();
        liams.say("A third of the orders fails");
        mias.sees("A third of the orders fails");
        liams.at("composer").press("ArrowUp");
        liams.at("composer").fill("Half of the orders fails");
        liams.at("composer").press("Enter");
        mias.sees("Half of the orders fails");
        mias.message("Half of the orders fails").getByTestId("edited").click();
        assertThat(mias.at("version")).hasCount(2);
        assertThat(mias.at("version").last()).containsText("A third of the orders fails");
        mias.page().keyboard().press("Escape");
    }

    void whoIsAskedAcknowledges() {
        mias.at("composer-priority").click();
        mias.at("priority-urgent").click();
        mias.at("priority-acknowledge").click();
        mias.at("priority-done").click();
        mias.say("Nobody deploys from now on");
        assertThat(liams.message("Nobody deploys from now on").getByTestId("priority"))
                .containsText("Urgent");
        liams.at("acknowledge").click();
        assertThat(mias.at("acknowledged-count")).containsText("1 of 2 acknowledged");
    }

    void linksShowWhatTheyLeadToAndMarkingsHold() {
        int message = post(liam, "The pool has 20 connections");
        mias.say("see " + server.address() + "#/c/" + channel + "/m/" + message);
        assertThat(mias.at("link-preview")).containsText("The pool has 20 connections");
        String secret = run(mia, "channel.create", Map.of("name", "legal", "open", false))
                .at("/ids/channel")
                .asText();
        run(mia, "channel.set-marking", Map.of("channel", secret, "marking", "red"));
        int said = run(mia, "channel.post", Map.of("channel", secret, "text", "We will be sued"))
                .at("/ids/message")
                .asInt();
        mias.say("read " + server.address() + "#/c/" + secret + "/m/" + said);
        mias.at("release-open").click();
        mias.at("release-reason").fill("Counsel agreed");
        mias.at("release-submit").click();
        assertThat(item(liams, "message", "read " + server.address())).hasCount(1);
        assertThat(item(liams, "act", "Counsel agreed")).containsText("TLP:RED");
        assertThat(item(mias, "link-preview", "We will be sued").getByTestId("marking"))
                .containsText("TLP:RED");
        assertThat(item(liams, "link-preview", "We will be sued")).hasCount(0);
    }

    void pinsSayWhy() {
        mias.menuOf("The pool has 20 connections");
        mias.at("message-pin").click();
        mias.at("pin-reason").fill("The cause");
        mias.at("pin-submit").click();
        liams.at("header-pins").click();
        assertThat(liams.at("pinned-item")).containsText("The cause");
        assertThat(liams.at("pinned-item")).containsText("The pool has 20 connections");
    }

    void draftsOutliveTheBrowser() {
        mias.at("composer").fill("What I will say tomor");
        assertThat(mias.at("rail-draft")).hasCount(1);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !mia.ask("channel/drafts").path("drafts").isEmpty());
        Desk other = desk("mia", 1024, "de-DE").enter(channel);
        assertThat(other.at("composer")).hasValue("What I will say tomor");
        assertThat(other.page().locator("html")).hasAttribute("lang", "de");
        assertThat(other.at("rail-threads")).containsText("Threads");
        assertThat(other.at("rail-later")).containsText("Entwürfe und Geplantes");
        mias.page().reload();
        assertThat(mias.at("composer")).hasValue("What I will say tomor");
    }

    void messagesCanWaitForTheirTime() {
        mias.at("composer-schedule").click();
        mias.at("later-tomorrow").click();
        mias.at("schedule-submit").click();
        assertThat(mias.at("composer")).hasValue("");
        Map<String, Object> soon = new HashMap<>(Map.of("channel", channel, "text", "While nobody looked"));
        soon.put("at", Instant.now().plusSeconds(2).toString());
        run(mia, "channel.schedule-message", soon);
        mias.at("rail-later").click();
        assertThat(mias.at("scheduled-message")).hasCount(2);
        mias.at("scheduled-edit").first().waitFor();
        Locator waiting = item(mias, "scheduled-message", "What I will say tomor");
        waiting.getByTestId("scheduled-edit").click();
        mias.at("schedule-text").fill("I have changed my mind");
        mias.at("schedule-submit").click();
        assertThat(item(mias, "scheduled-message", "I have changed my mind")).hasCount(1);
        assertThat(item(mias, "scheduled-message", "While nobody looked"))
                .containsText("Sent", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        item(mias, "scheduled-message", "I have changed my mind")
                .getByTestId("scheduled-cancel")
                .click();
        assertThat(item(mias, "scheduled-message", "Cancelled")).hasCount(1);
        liams.sees("While nobody looked");
    }

    void aReminderComes() {
        int message = post(liam, "Ask the vendor at noon");
        run(
                mia,
                "channel.remind",
                Map.of(
                        "channel",
                        channel,
                        "message",
                        message,
                        "note",
                        "the vendor",
                        "at",
                        Instant.now().plusSeconds(1).toString()));
        assertThat(item(mias, "toast", "the vendor"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    }

    void theSwitcherGoesAnywhere() {
        mias.page().keyboard().press("Control+k");
        mias.at("switcher").fill("paym");
        assertThat(mias.at("switcher-option").first()).containsText("payments");
        mias.page().keyboard().press("Enter");
        mias.at("room-header").waitFor();
        assertThat(mias.page().url()).endsWith("#/c/" + channel);
    }

    void whatIsReadCanBeUnreadAgain() {
        mias.menuOf("Half of the orders fails");
        mias.at("message-unread").click();
        assertThat(mias.at("new-line")).hasCount(1);
        assertThat(item(mias, "rail-channel", "payments").locator(".count")).hasCount(1);
    }

    void theKeysAreEnough() {
        Page page = mias.page();
        page.keyboard().press("Escape");
        mias.at("stream").focus();
        page.keyboard().press("k");
        assertThat(page.locator("article:focus")).hasCount(1);
        page.keyboard().press("Tab");
        page.keyboard().press("/");
        assertThat(mias.at("composer")).isFocused();
        page.keyboard().type("by keys alone");
        page.keyboard().press("Enter");
        mias.sees("by keys alone");
        page.keyboard().press("ArrowUp");
        assertThat(mias.at("composer")).hasValue("by keys alone");
        page.keyboard().press("Escape");
        assertThat(mias.at("composer")).hasValue("");
        mias.at("stream").focus();
        page.keyboard().press("?");
        assertThat(page.locator("dialog[open]")).hasCount(1);
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);
    }

    void ownersSetTheChannelUp() {
        mias.at("header-settings").click();
        mias.at("settings-header").fill("Runbook: **restart the pool**");
        mias.at("settings-save").click();
        assertThat(liams.at("header-text").locator("strong")).containsText("restart the pool");
        mias.at("settings-invitations").click();
        mias.at("invite-create").click();
        assertThat(mias.at("invitation")).hasCount(1);
        String link = mias.at("invite-link").inputValue();
        mias.at("settings-access").click();
        assertThat(item(mias, "access-people", "Liam Osei")).hasCount(1);
        Screens.examine(mias, "page-settings");
        mias.page().keyboard().press("Escape");
        Desk sams = desk("sam", 1024, "en-GB");
        String secret = link.replaceAll(".*#(/invitation/)?", "");
        sams.page().navigate(server.address() + "#/invitation/" + secret);
        sams.at("invitation-accept").click();
        sams.at("room-header").waitFor();
        sams.sees("by keys alone");
    }

    void everythingFitsAPhone() {
        mias.width(360, 740);
        mias.page().navigate(server.address() + "#/c/" + channel);
        mias.message("by keys alone").first().click();
        mias.at("message-more").click();
        assertThat(mias.at("message-link")).isVisible();
        Screens.examine(mias, "page-phone");
        mias.page().keyboard().press("Escape");
        assertThat(mias.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    void thePageKeptToItsContentPolicy() {
        desks.forEach(d -> assertThat(d.faults()).isEmpty());
    }

    /** How every desk looks now. */
    void pictures(Throwable failure) {
        for (int i = 0; i < desks.size(); i++) {
            try {
                desks.get(i).picture("channel-failed-" + i);
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() throws Exception {
        desks.forEach(Desk::close);
        browsers.close();
        server.close();
    }
}
