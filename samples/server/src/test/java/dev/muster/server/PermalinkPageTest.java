package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link to a message far above leads there, also while something else makes the log scroll. */
class PermalinkPageTest {
    private static final int MESSAGES = 90;
    private static final int ABOVE = 45;
    /** Goes to a message; before it is drawn comes the news that the log was scrolled, as after a new entry at its end. */
    private static final String LED = """
            async (seq) => {
              const within = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? within(e.shadowRoot) : [])]);
              const stream = within(document).find((e) => e.localName === 'muster-room-stream');
              const led = stream.reveal(seq);
              for (let i = 0; i < 10; i += 1) await null;
              stream.renderRoot.querySelector('.scroll').dispatchEvent(new Event('scroll'));
              await led;
            }""";

    @Test
    void whoIsLedToAMessageIsNotHeldAtTheNewest(@TempDir Path folder) throws Exception {
        try (DemoSite site = DemoSite.open(folder);
                Desk mia = site.desk("mia", 1440, 900)) {
            Program asMia = site.as("mia");
            String channel = site.run(asMia, "channel.create", "name", "long", "open", true)
                    .path("channel")
                    .asText();
            int newest = 0;
            for (int i = 0; i < MESSAGES; i++) {
                String text = "number " + i + "\n\none\n\ntwo";
                newest = site.run(asMia, "channel.post", "channel", channel, "text", text)
                        .path("message")
                        .asInt();
            }
            mia.go("#/c/" + channel);
            assertThat(mia.page().getByText("number " + (MESSAGES - 1))).isInViewport();
            int seq = newest - ABOVE;
            Locator row = mia.page().locator("[data-seq='" + seq + "']");
            assertThat(row).hasCount(0);
            mia.page().evaluate(LED, seq);
            assertThat(row).isInViewport();
            assertThat(mia.faults()).isEmpty();
        }
    }
}
