package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of the page in {@code docs/screens} are of the page as it is: a digest of its sources stands beside them.
 * Where they differ, this test says so; with {@code -Dmuster.screens=write} it takes the pictures anew.
 */
class PageScreensTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path SOURCES =
            ROOT.resolve(Path.of("transport-websocket", "src", "main", "resources", "META-INF", "resources", "muster"));
    private static final Path SCREENS = ROOT.resolve(Path.of("docs", "screens"));
    private static final Path DIGEST = SCREENS.resolve("page.sha256");
    private static final List<String> NAMES =
            List.of("room", "room-dark", "thread", "settings", "phone", "phone-dark", "phone-menu");

    @Test
    void thePicturesAreOfThePageAsItIs(@TempDir Path folder) throws Exception {
        if ("write".equals(System.getProperty("muster.screens"))) {
            Files.createDirectories(SCREENS);
            try (Browsers browsers = Browsers.open();
                    Site server = Site.demonstration(folder.resolve("data"), Map.of())) {
                take(browsers, server);
            }
            Files.writeString(DIGEST, digest() + "\n");
        }
        assertThat(Files.readString(DIGEST).strip())
                .as("the page has changed since its pictures were taken; take them anew:"
                        + " mvn -pl samples/server -am test -Dtest=PageScreensTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dmuster.screens=write")
                .isEqualTo(digest());
        for (String name : NAMES) {
            assertThat(SCREENS.resolve(name + ".png")).exists();
        }
    }

    /** Of every file of the page, by place and content. */
    private static String digest() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(
                        SOURCES.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void take(Browsers browsers, Site server) throws IOException {
        String password = server.password();
        ScreensScene scene = new ScreensScene(server.address(), password);
        String incident = scene.play();
        try (Desk desk = new Desk(browsers.browser(), server.address(), "Europe/London", 1440, 900)) {
            desk.signIn("mia", password).enter(incident);
            assertThat(desk.at("message")).not().hasCount(0);
            desk.at("tab-checklist").click();
            picture(desk, "room");
            desk.dark(true);
            picture(desk, "room-dark");
            desk.dark(false);
            desk.at("replies").click();
            desk.at("thread").locator(".message").nth(1).waitFor();
            picture(desk, "thread");
            desk.at("thread-close").click();
            desk.at("header-settings").click();
            desk.at("settings-access").click();
            desk.at("access-people").waitFor();
            picture(desk, "settings");
            desk.page().keyboard().press("Escape");
            desk.width(360, 740);
            desk.page().reload();
            desk.at("message").first().waitFor();
            picture(desk, "phone");
            desk.dark(true);
            picture(desk, "phone-dark");
            desk.dark(false);
            desk.at("menu").click();
            desk.at("rail-threads").waitFor();
            picture(desk, "phone-menu");
            assertThat(desk.faults()).isEmpty();
        }
    }

    private static void picture(Desk desk, String name) {
        desk.page().mouse().move(0, 0);
        desk.page().waitForTimeout(400);
        desk.page().screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
    }
}
