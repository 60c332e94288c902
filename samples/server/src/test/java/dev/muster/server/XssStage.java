package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server full of {@link XssCorpus}, and a browser that goes to every place where it is shown. */
final class XssStage implements AutoCloseable {
    private static final String NAME = "Liam Osei";
    private static final String FILE = "there is a file";
    private static final String INSPECT = resource("inspect.js");
    private final Browsers browsers;
    private final Site server;
    private final Program mia;
    private final Program liam;
    private final BrowserContext context;
    private final Desk desk;
    private final Page page;
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();
    private String channel = "";
    private String incident = "";
    private String exercise = "";
    private int firstMessage;
    private long drawn;
    private int keys;
    private int renamed;

    /** The longest messages that there may be, all at once, on a machine that does other things. */
    private static final Locator.WaitForOptions LONG = new Locator.WaitForOptions().setTimeout(60_000);

    private XssStage(Browsers browsers, Site server) {
        this.browsers = browsers;
        this.server = server;
        String password = server.password();
        mia = Program.at(server.address()).as("mia", password);
        liam = Program.at(server.address()).as("liam", password);
        desk = new Desk(browsers.browser(), server.address(), "Europe/London", 1440, 900);
        page = desk.page();
        context = page.context();
        context.addInitScript(
                "window.canaries = 0; window.canary = () => { window.canaries += 1; };"
                        + "document.addEventListener('securitypolicyviolation', (e) => window.told?.(e.violatedDirective + ' ' + e.sourceFile));");
        page.exposeFunction("told", arguments -> reports.add("event: " + arguments[0]));
        page.onPageError(e -> reports.add("uncaught: " + e));
        page.onDialog(d -> reports.add("dialog: " + d.message()));
        page.route(Pattern.compile(Pattern.quote(server.address()) + "(#.*)?$"), XssStage::asksForReports);
        page.route("**/reports", route -> {
            reports.add("report: " + route.request().postData());
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        });
        page.routeWebSocket(Pattern.compile(".*/socket$"), this::renames);
        desk.signIn("mia", password);
    }

    static XssStage open(Path data) {
        Browsers browsers = Browsers.open();
        try {
            return new XssStage(browsers, Site.demonstration(data, Map.of()));
        } catch (Throwable e) {
            browsers.close();
            throw e;
        }
    }

    static String resource(String name) {
        try (InputStream in = XssStage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The policy as it is, and an address to which the browser reports. */
    private static void asksForReports(Route route) {
        var answer = route.fetch();
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.merge("content-security-policy", "; report-uri /reports", String::concat);
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }

    /** People and files with names that no server here would let them have. */
    private void renames(WebSocketRoute route) {
        WebSocketRoute upstream = route.connectToServer();
        List<String> names = XssCorpus.packed(400, " ");
        String files = "\"text\":\"" + FILE + "\",\"files\":["
                + String.join(
                        ",",
                        XssCorpus.all().stream()
                                .map(n -> "{\"id\":\"f\",\"type\":\"text/plain\",\"size\":3,\"name\":\"" + escaped(n)
                                        + "\"}")
                                .toList())
                + "]";
        upstream.onMessage(
                frame -> route.send(renamed(frame.text().replace("\"text\":\"" + FILE + "\"", files), names)));
        route.onMessage(frame -> upstream.send(frame.text()));
    }

    /** Each time under a few other names, so that all have been used after a while. */
    private String renamed(String frame, List<String> names) {
        return Pattern.compile(NAME)
                .matcher(frame)
                .replaceAll(found -> Matcher.quoteReplacement(escaped(nth(names, ++renamed))));
    }

    private static String escaped(String text) {
        String quoted = Program.JSON.valueToTree(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private int run(Program who, String name, Map<String, ?> data, String id) {
        return who.run(name, data, "key-" + ++keys).at("/ids/" + id).asInt();
    }

    private String make(String name, Map<String, ?> data, String id) {
        return mia.run(name, data, "key-" + ++keys).at("/ids/" + id).asText();
    }

    private static String nth(List<String> list, int i) {
        return list.get(i % list.size());
    }

    void everythingIsWritten() {
        channel = make("channel.create", Map.of("name", "corpus", "open", true, "members", List.of("liam")), "channel");
        for (String one : XssCorpus.all()) {
            int message = run(liam, "channel.post", Map.of("channel", channel, "text", one), "message");
            firstMessage = firstMessage == 0 ? message : firstMessage;
        }
        List<String> long16 = XssCorpus.packed(15_000, "\n\n");
        for (String pack : long16) {
            run(liam, "channel.post", Map.of("channel", channel, "text", pack, "thread", firstMessage), "message");
        }
        run(liam, "channel.edit", Map.of("channel", channel, "message", firstMessage, "text", long16.get(0)), "none");
        int pinned = run(liam, "channel.post", Map.of("channel", channel, "text", FILE + " @mia"), "message");
        run(liam, "channel.post", Map.of("channel", channel, "text", FILE), "message");
        run(mia, "channel.react", Map.of("channel", channel, "message", pinned, "emoji", "👀"), "none");
        run(
                mia,
                "channel.pin",
                Map.of("channel", channel, "message", pinned, "reason", nth(XssCorpus.packed(250, " "), 0)),
                "none");
        List<String> names = XssCorpus.packed(80, " ");
        List<String> purposes = XssCorpus.packed(250, " ");
        List<String> headers = XssCorpus.packed(1_000, "\n\n");
        for (int i = 0; i < names.size(); i++) {
            channels.add(make(
                    "channel.create",
                    Map.of("name", names.get(i), "open", true, "purpose", nth(purposes, i), "header", nth(headers, i)),
                    "channel"));
            liam.run(
                    "channel.create",
                    Map.of("name", names.get(i), "open", true, "purpose", nth(purposes, i)),
                    "browse-" + i);
        }
        theIncidents(long16.get(0));
        exercise = XssExercise.played(mia);
        String later = Instant.now().plusSeconds(3_600).toString();
        run(mia, "channel.save-draft", Map.of("channel", channel, "text", long16.get(0)), "none");
        run(mia, "channel.schedule-message", Map.of("channel", channel, "text", long16.get(0), "at", later), "none");
        run(
                mia,
                "channel.remind",
                Map.of("channel", channel, "message", firstMessage, "at", later, "note", nth(purposes, 0)),
                "none");
    }

    private void theIncidents(String all) {
        List<String> titles = XssCorpus.packed(200, " ");
        for (String title : titles) {
            incident = make(
                    "incident.declare",
                    Map.of("title", title, "summary", all, "severity", "SEV1", "people", List.of("liam")),
                    "incident");
        }
        Map<String, Object> here = Map.of("incident", incident);
        run(mia, "incident.update-status", with(here, "text", nth(XssCorpus.packed(9_000, "\n\n"), 0)), "none");
        run(mia, "incident.note", with(here, "text", nth(XssCorpus.packed(3_900, " "), 0)), "none");
        run(mia, "incident.decide", with(here, "text", nth(XssCorpus.packed(3_900, " "), 0)), "none");
        for (String title : titles) {
            run(mia, "task.add", Map.of("channel", incident, "title", title, "owner", "liam"), "none");
        }
        run(
                mia,
                "notice.schedule",
                Map.of("channel", incident, "text", nth(XssCorpus.packed(1_900, " "), 0), "inSeconds", 3_600),
                "none");
    }

    private static Map<String, Object> with(Map<String, Object> before, String name, Object value) {
        Map<String, Object> after = new HashMap<>(before);
        after.put(name, value);
        return after;
    }

    void everyPlaceIsVisited() {
        for (String place : List.of("", "inbox", "threads", "later", "channels", "search/canary")) {
            go(place, "main h1");
        }
        go("c/" + channel, "[data-testid=message]");
        everyMessage();
        page.getByTestId("replies").first().click();
        page.getByTestId("thread").locator(".message").nth(1).waitFor();
        look("thread");
        page.getByTestId("edited").first().click();
        page.getByTestId("version").first().waitFor();
        look("versions");
        page.keyboard().press("Escape");
        page.getByTestId("preview-toggle").first().click();
        look("preview of the draft");
        page.getByTestId("thread-close").click();
        tabs("people", "files", "pins", "notes");
        for (int i = 0; i < XssCorpus.packed(1_000, "\n\n").size(); i++) {
            go("c/" + channels.get(i), "[data-testid=header-text]");
        }
        page.getByTestId("header-settings").click();
        page.getByTestId("channel-settings").waitFor();
        look("settings");
        page.keyboard().press("Escape");
        go("c/" + incident, "[data-testid=header-severity]");
        tabs("checklist", "brief", "timeline", "people", "pins", "notes");
        go("c/" + exercise, "[data-testid=inject-said]");
        go("exercise/" + exercise, "[data-testid=inject]");
        page.keyboard().press("Control+k");
        page.getByTestId("switcher").fill("canary");
        page.getByTestId("switcher-option").nth(3).waitFor();
        look("switcher");
    }

    private void go(String place, String ready) {
        page.keyboard().press("Escape");
        page.navigate(server.address() + "#/" + place);
        try {
            page.locator(ready).first().waitFor(LONG);
        } catch (PlaywrightException e) {
            desk.picture("xss-failed");
            throw new AssertionError("nothing at " + place + "; " + reports, e);
        }
        page.waitForTimeout(250);
        look(place);
    }

    private void tabs(String... names) {
        for (String name : names) {
            page.getByTestId("tab-" + name).click();
            page.waitForTimeout(200);
            look("tab " + name);
        }
    }

    /** From the newest to the first, as far as one screen after the other shows them. */
    private void everyMessage() {
        for (int i = 0;
                i < 60
                        && page.locator("[data-testid=message][data-seq='" + firstMessage + "']")
                                        .count()
                                == 0;
                i++) {
            page.getByTestId("stream").evaluate("e => { e.scrollTop = 0; }");
            page.waitForTimeout(120);
            look("stream");
        }
        assertThat(page.locator("[data-testid=message][data-seq='" + firstMessage + "']"))
                .hasCount(1);
    }

    /** What must not be there, in all that is drawn now. */
    void look(String where) {
        Map<?, ?> seen = (Map<?, ?>) page.evaluate(INSPECT);
        drawn += ((Number) seen.get("seen")).longValue();
        ((List<?>) seen.get("found")).forEach(f -> found.add(where + ": " + f));
        if (((Number) seen.get("ran")).intValue() > 0) {
            found.add(where + ": the canary ran");
        }
    }

    /** What a hole would let through. */
    void plant() {
        page.locator("muster-app")
                .evaluate(
                        "e => { const hole = document.createElement('div'); hole.innerHTML = '<img src=x onerror=canary()>'; e.shadowRoot.append(hole); }");
        page.locator("img")
                .first()
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** How long a text took, and prose of the same length beside it, in ms. */
    record Took(String name, double took, double prose) {}

    private String markdown() {
        return server.address()
                + page.locator("script").first().getAttribute("src").replace("muster.js", "markdown.js");
    }

    /** Which texts took long, and how long the longest took and 64 kB of prose, in ms. */
    record Fuzzed(List<?> slow, double longest, double prose) {}

    /** Makes up so many texts. */
    Fuzzed fuzzedMarkdown(int seed, int texts) {
        Map<?, ?> found = (Map<?, ?>) page.evaluate(
                resource("fuzz-markdown.js"), Map.of("address", markdown(), "seed", seed, "texts", texts));
        return new Fuzzed((List<?>) found.get("slow"), number(found, "longest"), number(found, "prose"));
    }

    List<Took> worstMarkdown() {
        List<?> all = (List<?>) page.evaluate(resource("worst-markdown.js"), markdown());
        return all.stream()
                .map(t -> (Map<?, ?>) t)
                .map(t -> new Took((String) t.get("name"), number(t, "took"), number(t, "prose")))
                .toList();
    }

    private static double number(Map<?, ?> of, String name) {
        return ((Number) of.get(name)).doubleValue();
    }

    long drawn() {
        return drawn;
    }

    List<String> found() {
        return found;
    }

    List<String> reports() {
        return reports;
    }

    @Override
    public void close() throws Exception {
        browsers.close();
        server.close();
    }
}
