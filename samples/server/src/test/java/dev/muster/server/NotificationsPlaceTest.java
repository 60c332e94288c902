package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody was told and why, what left for them and did not arrive, and how they want to be told. */
class NotificationsPlaceTest {
    @Test
    void whatSomebodyWasToldIsReadAndExplained(@TempDir Path folder) throws Exception {
        try (Unwilling mail = new Unwilling();
                DemoSite site = DemoSite.open(folder, mail.environment());
                Desk liam = site.desk("liam", 1440, 900);
                Desk mia = site.german("mia", 360, 740)) {
            liam.at("rail-notifications").click();
            assertThat(liam.page().getByText("Nothing for you yet")).isVisible();
            Program asMia = site.as("mia");
            String incident = site.run(
                            asMia,
                            "incident.declare",
                            "title",
                            "Checkout fails",
                            "severity",
                            "SEV1",
                            "people",
                            List.of("liam"))
                    .path("incident")
                    .asText();
            site.run(asMia, "channel.post", "channel", incident, "text", "@liam can you roll back?");
            site.run(
                    asMia,
                    "notifier.tell",
                    "channel",
                    incident,
                    "people",
                    List.of("liam"),
                    "urgency",
                    "urgent",
                    "text",
                    "Come to the call");
            reads(liam);
            asksWhyNothingCame(liam);
            saysHowToBeTold(liam);
            seesWhatNobodyCouldDeliver(mia);
            assertThat(liam.faults()).isEmpty();
            assertThat(mia.faults()).isEmpty();
        }
    }

    /** News come while the page is looked at, each with its reason. */
    private static void reads(Desk liam) {
        Locator mention = liam.at("news").filter(new Locator.FilterOptions().setHasText("can you roll back"));
        assertThat(mention).hasAttribute("data-read", "false");
        assertThat(liam.page().getByText("this page does not know")).hasCount(0);
        assertThat(mention.getByTestId("news-reason")).hasText("Because you are mentioned");
        Screens.fine(liam, "notifications");
        mention.getByTestId("news-read").click();
        assertThat(mention).hasAttribute("data-read", "true");
        liam.at("feed-unread").click();
        assertThat(mention).hasCount(0);
        liam.at("feed-all").click();
        liam.at("feed-read-all").click();
        assertThat(liam.at("feed-unread")).hasText("Unread (0)");
        assertThat(liam.at("feed-read-all")).hasCount(0);
        mention.locator("a.text").click();
        assertThat(liam.at("room-header")).isVisible();
        liam.sees("@liam can you roll back?");
        liam.go("#/notifications");
    }

    private static void asksWhyNothingCame(Desk liam) {
        liam.at("notifications-sent").click();
        Locator dead = liam.page().locator("[data-testid=delivery][data-phase=dead]");
        assertThat(dead.first()).containsText("Not delivered");
        dead.first().getByTestId("tries").locator("summary").click();
        assertThat(dead.first().getByTestId("tries")).containsText("mail: refused");
        Screens.fine(liam, "notifications-sent");
        int before = dead.count();
        dead.first().getByTestId("send-again").click();
        assertThat(liam.at("notifications-said")).hasText("It is on its way again.");
        assertThat(liam.at("tries").filter(new Locator.FilterOptions().setHasText("2 tries")))
                .hasCount(1);
        assertThat(dead).hasCount(before);
    }

    private static void saysHowToBeTold(Desk liam) {
        liam.at("notifications-wishes").click();
        liam.at("wishes-quiet").check();
        liam.at("wishes-from").fill("23:00");
        liam.at("wishes-to").fill("23:00");
        liam.at("wishes-save").click();
        assertThat(liam.at("wishes-said")).containsText("same time");
        liam.at("wishes-to").fill("06:30");
        liam.at("wishes-digest-add").click();
        assertThat(liam.at("wishes-digest")).hasCount(2);
        liam.at("wishes-rule-add").click();
        liam.at("rule-kind").selectOption("standup");
        liam.at("rule-how").selectOption("digest");
        assertThat(liam.at("wishes-said")).hasText("Not saved yet.");
        assertThat(liam.asksBeforeLeaving()).isTrue();
        assertThat(liam.at("rule-when")).containsText("at any time");
        liam.at("rule-when").locator("summary").click();
        liam.at("rule-saturday").uncheck();
        liam.at("rule-sunday").uncheck();
        liam.at("rule-from").fill("22:00");
        liam.at("wishes-save").click();
        assertThat(liam.at("wishes-said")).hasClass("refusal");
        liam.at("rule-to").fill("06:00");
        assertThat(liam.at("rule-when")).containsText("22:00 – 06:00");
        assertThat(liam.at("rule-when")).containsText("on the next day");
        liam.at("wishes-rule-add").click();
        liam.at("rule-remove").last().click();
        assertThat(liam.at("wishes-rule")).hasCount(1);
        liam.at("wishes-save").click();
        assertThat(liam.at("wishes-said")).containsText("Saved");
        assertThat(liam.asksBeforeLeaving()).isFalse();
        Screens.fine(liam, "notifications-wishes");
        assertThat(liam.page().getByText("this page does not know")).hasCount(0);
        liam.page().reload();
        assertThat(liam.at("wishes-from")).hasValue("23:00");
        assertThat(liam.at("rule-how")).hasValue("digest");
        assertThat(liam.at("rule-monday")).isChecked();
        assertThat(liam.at("rule-saturday")).not().isChecked();
        assertThat(liam.at("rule-to")).hasValue("06:00");
        liam.at("wishes-reset").click();
        assertThat(liam.at("wishes-from")).hasCount(0);
        liam.at("undo").last().click();
        assertThat(liam.at("wishes-to")).hasValue("06:30");
    }

    private static void seesWhatNobodyCouldDeliver(Desk mia) {
        mia.go("#/notifications/dead");
        assertThat(mia.at("dead-letter").first()).containsText("Für Liam Osei");
        assertThat(mia.at("dead-letters")).not().containsText("Come to the call");
        assertThat(mia.page()).hasTitle(Pattern.compile("Benachrichtigungen"));
        Screens.fine(mia, "notifications-dead-de");
    }

    /** A mail server that knows nobody. */
    private static final class Unwilling implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Unwilling() throws IOException {
            Thread thread = new Thread(this::serve, "unwilling mail server");
            thread.setDaemon(true);
            thread.start();
        }

        Map<String, String> environment() {
            return Map.of(
                    "MUSTER_SMTP", "127.0.0.1:" + door.getLocalPort(),
                    "MUSTER_SMTP_SECURITY", "none",
                    "MUSTER_MAIL_FROM", "incidents@example.org",
                    "MUSTER_MAIL_DOMAIN", "example.org");
        }

        private void serve() {
            while (!door.isClosed()) {
                try (Socket caller = door.accept()) {
                    talk(caller);
                } catch (IOException e) {
                    // the next one may come through
                }
            }
        }

        private static void talk(Socket caller) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = caller.getOutputStream();
            say(out, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                }
                say(out, line.startsWith("RCPT") ? "550 5.1.1 nobody of this name" : "250 go on");
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
