package dev.muster.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A browser that is on this machine. Without one a test is skipped, except where {@code CI=true}. One that was closed is
 * used again, with nothing left in it: starting one takes seconds.
 */
final class Browsers implements AutoCloseable {
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    /** How long something may take to be seen where several browsers and servers share a small machine. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Queue<Browsers> IDLE = new ConcurrentLinkedQueue<>();

    private final Playwright playwright;
    private final Browser browser;

    private Browsers(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
    }

    static Browsers open() {
        Browsers idle = IDLE.poll();
        while (idle != null && !idle.browser.isConnected()) {
            idle.playwright.close();
            idle = IDLE.poll();
        }
        return idle == null ? started() : idle;
    }

    private static Browsers started() {
        Optional<Path> found = Stream.of(
                        System.getenv("MUSTER_CHROME"),
                        "/usr/bin/chromium",
                        "/usr/bin/google-chrome",
                        "/usr/bin/google-chrome-stable")
                .filter(p -> p != null && !p.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("no Chromium or Chrome here; name one in MUSTER_CHROME");
        }
        return new Browsers(found.orElseThrow(() -> new IllegalStateException("no browser, and CI=true")));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        IDLE.add(this);
    }
}
