package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people attach, paste and drop them, look at them, take them down, and take them back. */
class FilesPageTest {
    /** One pixel. */
    private static final String GIVE = """
            (element, [type, base64]) => {
              const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
              const data = new DataTransfer();
              data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
              const event = type === 'paste'
                ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true })
                : new DragEvent('drop', { dataTransfer: data, bubbles: true, composed: true, cancelable: true });
              element.dispatchEvent(event);
            }""";

    @Test
    void filesTravelWithMessages(@TempDir Path folder) throws Exception {
        byte[] picture = picture(640, 480);
        byte[] log = "23:05 deployed 4711\n23:07 first failure\n".getBytes(StandardCharsets.UTF_8);
        try (Browsers browsers = Browsers.open();
                Site server = Site.demonstration(folder.resolve("data"), Map.of());
                Desk mias = new Desk(browsers.browser(), server.address(), "Europe/London", 1440, 900);
                Desk liams = new Desk(browsers.browser(), server.address(), "Europe/London", 360, 740)) {
            String password = server.password();
            String channel = Program.at(server.address())
                    .as("mia", password)
                    .run("channel.create", Map.of("name", "it", "open", true, "members", List.of("liam")), "c")
                    .at("/ids/channel")
                    .asText();
            mias.signIn("mia", password).enter(channel);
            liams.signIn("liam", password).enter(channel);

            mias.at("attach-input").setInputFiles(new FilePayload[] {
                new FilePayload("graph.png", "image/png", picture), new FilePayload("checkout.log", "text/plain", log)
            });
            assertThat(mias.page().locator("[data-testid=upload][data-state=done]"))
                    .hasCount(2);
            mias.say("What I have");
            assertThat(mias.at("upload")).hasCount(0);
            Locator seen = liams.message("What I have");
            assertThat(seen.getByTestId("file").getByText("checkout.log")).isVisible();
            assertThat(seen.getByTestId("picture")).isVisible();
            liams.page()
                    .waitForFunction("() => { const deep = (n) => [...n.querySelectorAll('*')].flatMap((e) =>"
                            + " [e, ...(e.shadowRoot ? deep(e.shadowRoot) : [])]);"
                            + " return deep(document).some((e) => e.tagName === 'IMG' && e.naturalWidth > 100); }");
            Download taken = liams.page()
                    .waitForDownload(() ->
                            seen.getByTestId("file").getByText("checkout.log").click());
            assertThat(taken.suggestedFilename()).isEqualTo("checkout.log");
            assertThat(Files.readAllBytes(taken.path())).isEqualTo(log);

            String encoded = Base64.getEncoder().encodeToString(picture(200, 100));
            for (String way : List.of("paste", "drop")) {
                mias.at("composer").evaluate(GIVE, List.of(way, encoded));
                assertThat(mias.page().locator("[data-testid=upload][data-state=done]"))
                        .hasCount(1);
                mias.say("By " + way);
                assertThat(liams.message("By " + way).getByTestId("picture")).isVisible();
            }

            // so large that the server does not unpack it
            byte[] large = FilesPageTest.class.getResourceAsStream("large.webp").readAllBytes();
            mias.at("attach-input").setInputFiles(new FilePayload("shot.webp", "image/webp", large));
            assertThat(mias.page().locator("[data-testid=upload][data-state=done]"))
                    .hasCount(1);
            mias.say("As WebP");
            Locator unseen = liams.message("As WebP").getByTestId("picture-unseen");
            assertThat(unseen).containsText("shot.webp");
            assertThat(unseen).containsText("Image without preview");
            unseen.click();
            liams.page()
                    .waitForFunction(
                            "() => { const deep = (n) => [...n.querySelectorAll('*')].flatMap((e) =>"
                                    + " [e, ...(e.shadowRoot ? deep(e.shadowRoot) : [])]);"
                                    + " return deep(document).some((e) => e.matches('img.whole') && e.naturalWidth === 4000); }");
            liams.page().keyboard().press("Escape");

            mias.at("attach-input").setInputFiles(new FilePayload("wrong.log", "text/plain", log));
            assertThat(mias.page().locator("[data-testid=upload][data-state=done]"))
                    .hasCount(1);
            mias.at("upload-remove").click();
            assertThat(mias.at("upload")).hasCount(0);

            mias.tab("files");
            assertThat(mias.at("file-item")).hasCount(5);
            mias.picture("files-1440");
            liams.picture("files-360");
            mias.menuOf("What I have").at("message-delete").click();
            // it can be taken back for some seconds, and then is gone for everybody
            LocatorAssertions.HasCountOptions soon = new LocatorAssertions.HasCountOptions().setTimeout(20_000);
            assertThat(liams.at("file")).hasCount(0, soon);
            assertThat(mias.at("file-item")).hasCount(3, soon);
            assertThat(mias.faults()).isEmpty();
            assertThat(liams.faults()).isEmpty();
        }
    }

    /** The page at 127.0.0.1, what people upload at localhost. */
    @Test
    void filesOfAnotherOriginAreShownAndTaken(@TempDir Path folder) throws Exception {
        byte[] page = "<script>document.title = 'run'</script>".getBytes(StandardCharsets.UTF_8);
        String port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = String.valueOf(free.getLocalPort());
        }
        String elsewhere = "http://localhost:" + port + "/";
        try (Browsers browsers = Browsers.open();
                Site server = Site.demonstration(
                        folder.resolve("data"), Map.of("MUSTER_PORT", port, "MUSTER_FILES", elsewhere));
                Desk mias = new Desk(browsers.browser(), server.address(), "Europe/London", 1440, 900)) {
            String password = server.password();
            String channel = Program.at(server.address())
                    .as("mia", password)
                    .run("channel.create", Map.of("name", "it", "open", true), "c")
                    .at("/ids/channel")
                    .asText();
            List<String> whole = new CopyOnWriteArrayList<>();
            mias.page().onResponse(r -> {
                if (r.status() == 200 && r.url().matches(".*/api/v1/files/[^/]+")) {
                    whole.add(r.url());
                }
            });
            mias.signIn("mia", password).enter(channel);
            mias.at("attach-input").setInputFiles(new FilePayload[] {
                new FilePayload("graph.png", "image/png", picture(640, 480)),
                new FilePayload("a.html", "text/html", page)
            });
            assertThat(mias.page().locator("[data-testid=upload][data-state=done]"))
                    .hasCount(2);
            mias.say("What I have");
            mias.message("What I have").getByTestId("picture").click();
            mias.page()
                    .waitForFunction(
                            "() => { const deep = (n) => [...n.querySelectorAll('*')].flatMap((e) =>"
                                    + " [e, ...(e.shadowRoot ? deep(e.shadowRoot) : [])]);"
                                    + " return deep(document).some((e) => e.matches('img.whole') && e.naturalWidth === 640); }");
            mias.page().keyboard().press("Escape");
            Download taken = mias.page().waitForDownload(() -> mias.message("What I have")
                    .getByTestId("file")
                    .getByText("a.html")
                    .click());
            assertThat(taken.suggestedFilename()).isEqualTo("a.html");
            assertThat(Files.readAllBytes(taken.path())).isEqualTo(page);
            assertThat(taken.url()).startsWith(elsewhere + "api/v1/files/");
            assertThat(whole).isNotEmpty().allSatisfy(u -> assertThat(u).startsWith(elsewhere));
            assertThat(mias.at("composer")).isVisible();
            assertThat(mias.faults()).isEmpty();
            Program there = Program.at(elsewhere)
                    .with(
                            "Authorization",
                            "Bearer " + Program.at(server.address()).token("mia", password));
            endsWithItsSignIn(server, password, whole.get(0).replaceAll(".*/files/([^?]+).*", "$1"));
            for (String place : List.of("", "account", "session", "health", "api/v1/channel/mine")) {
                assertThat(there.get(place).statusCode()).as(place).isEqualTo(404);
            }
        }
    }

    private static void endsWithItsSignIn(Site server, String password, String file) {
        Program mia = Program.at(server.address()).as("mia", password);
        String link =
                mia.get("api/v1/files/" + file).headers().firstValue("Location").orElseThrow();
        assertThat(Program.at(link).get("").statusCode()).isEqualTo(200);
        assertThat(mia.post("session/end", "{}").statusCode()).isEqualTo(204);
        assertThat(Program.at(link).get("").statusCode()).isEqualTo(404);
    }

    private static byte[] picture(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, height / 2 + (int) (Math.sin(x / 20.0) * height / 4), 0x3366ff);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
