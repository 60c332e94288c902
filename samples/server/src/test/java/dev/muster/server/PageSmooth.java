package dev.muster.server;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Long lists in a real browser: how many nodes they keep, and how long the page stands still while they are scrolled. */
final class PageSmooth implements AutoCloseable {
    private static final int AT_ONCE = 8;
    /** Scrolls to and fro by a screen every tenth of a second; answers what the lists and the page came to. */
    private static final String SCROLL = """
            async ([selector, seconds]) => {
              const find = (root) => root.querySelector(selector)
                ?? [...root.querySelectorAll('*')].map((e) => e.shadowRoot && find(e.shadowRoot)).find(Boolean);
              const list = find(document);
              const count = (node) => 1 + [...node.childNodes, ...(node.shadowRoot?.childNodes ?? [])].reduce((n, c) => n + count(c), 0);
              let long = 0;
              const watch = new PerformanceObserver((seen) => seen.getEntries().forEach((e) => { long += e.duration; }));
              watch.observe({ type: 'longtask' });
              let most = 0;
              let turns = 0;
              let stuck = 0;
              let direction = list.scrollTop > list.clientHeight ? -1 : 1;
              const begun = performance.now();
              let counted = 0;
              while (performance.now() - begun < seconds * 1000) {
                const before = list.scrollTop;
                list.scrollTop += direction * list.clientHeight * 0.8;
                await new Promise((done) => setTimeout(done, 100));
                stuck = list.scrollTop === before ? stuck + 1 : 0;
                if (stuck > 4) { direction = -direction; turns += 1; stuck = 0; }
                if (performance.now() - counted > 1500) { const from = performance.now(); most = Math.max(most, count(list)); counted = performance.now(); if (counted - from > 50) long -= counted - from; }
              }
              await new Promise((done) => setTimeout(done, 200));
              watch.takeRecords().forEach((e) => { long += e.duration; });
              watch.disconnect();
              return { most, turns, share: Math.max(0, long) / (performance.now() - begun) };
            }
            """;

    private final Browsers browsers;
    private final ChildServer server;
    private final Program mia;
    private final Desk desk;

    private PageSmooth(Browsers browsers, ChildServer server) {
        this.browsers = browsers;
        this.server = server;
        String password = server.said("password, shown this once: (\\S+)");
        mia = Program.at(server.address()).as("mia", password);
        desk = new Desk(browsers.browser(), server.address(), "Europe/London", 1440, 900).signIn("mia", password);
    }

    static PageSmooth open(Path data) {
        Browsers browsers = Browsers.open();
        try {
            return new PageSmooth(browsers, ChildServer.start(data, Map.of()));
        } catch (Throwable e) {
            browsers.close();
            throw e;
        }
    }

    /** What a scroll came to: all nodes of the list, text and comments too, and the share of the time in long tasks. */
    record Scroll(int nodes, double share, int turns) {}

    /** Puts as many messages into a channel, in words of many lengths; opens it. */
    void messages(int count) throws Exception {
        String channel = mia.run("channel.create", Map.of("name", "long", "open", true), "long")
                .at("/ids/channel")
                .asText();
        each(count, i -> mia.run("channel.post", Map.of("channel", channel, "text", text(i)), "m" + i));
        desk.enter(channel);
        desk.at("message").first().waitFor();
    }

    private static String text(int i) {
        return switch (i % 10) {
            case 3 -> "**Deployment " + i + "** went out, see [the log](https://example.com/" + i + ")\n\n- one\n- two";
            case 7 -> "```\nERROR " + i + " pool exhausted\n  at a.b.C(D.java:" + i + ")\n```";
            case 9 -> "word ".repeat(60) + i;
            default -> "message " + i + " of many";
        };
    }

    /** Makes as many channels and waits until they stand in the rail. */
    void channels(int count) throws Exception {
        each(count, i -> mia.run("channel.create", Map.of("name", "channel " + i, "open", false), "c" + i));
        desk.page().reload();
        desk.at("rail-channel").first().waitFor();
    }

    private static void each(int count, IntConsumer act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            IntStream.range(0, count).forEach(i -> all.add(threads.submit(() -> untilTaken(act, i))));
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    /** So many at once are more than one person may ask for: what is refused is sent again, under its key. */
    private static void untilTaken(IntConsumer act, int i) {
        while (true) {
            try {
                act.accept(i);
                return;
            } catch (IllegalStateException refused) {
                if (!String.valueOf(refused.getMessage()).contains(" 429 ")) {
                    throw refused;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Scrolls a list, in the middle of {@code times}. */
    Scroll scroll(String testId, int seconds, int times) {
        List<Scroll> all = new ArrayList<>();
        Page page = desk.page();
        for (int i = 0; i < times; i++) {
            Map<?, ?> came = (Map<?, ?>) page.evaluate(SCROLL, List.of("[data-testid=" + testId + "]", seconds));
            all.add(new Scroll(
                    ((Number) came.get("most")).intValue(),
                    ((Number) came.get("share")).doubleValue(),
                    ((Number) came.get("turns")).intValue()));
        }
        int nodes = all.stream().mapToInt(Scroll::nodes).max().orElseThrow();
        all.sort(java.util.Comparator.comparingDouble(Scroll::share));
        return new Scroll(nodes, all.get(all.size() / 2).share(), all.get(0).turns());
    }

    List<String> faults() {
        return desk.faults();
    }

    @Override
    public void close() throws Exception {
        browsers.close();
        server.close();
    }
}
