package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.guarantee.ChaosProxy;
import dev.muster.jdbc.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose database goes silent, its own accounts included, while people are connected to it: afterwards it serves
 * again by itself, and whoever was disabled on another server meanwhile is signed out and was told nothing.
 */
class CutOffTest {
    private static final Duration SILENCE = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int READERS = 12;

    @TempDir
    Path folder;

    private int keys;

    @Test
    void aServerWhoseDatabaseWasSilentServesAgain() throws Exception {
        String url = TestPostgres.freshUrl();
        Matcher place = Pattern.compile("//([^:/]+):(\\d+)/").matcher(url);
        assertThat(place.find()).isTrue();
        try (ChaosProxy proxy = ChaosProxy.before(place.group(1), Integer.parseInt(place.group(2)));
                Site here = Site.open(new Settings("127.0.0.1", 0, folder.resolve("one"), url));
                Site there = Site.open(new Settings(
                        "127.0.0.1",
                        0,
                        folder.resolve("two"),
                        place.replaceFirst("//127.0.0.1:" + proxy.port() + "/")))) {
            Program mia = here.page("mia", here.password());
            String channel = Site.done(keyed(mia), "api/v1/channel/create", Map.of("name", "it", "open", true))
                    .at("/ids/channel")
                    .asText();
            Program afar = there.page("mia", here.password());
            Program liam = there.page("liam", here.password());
            Site.done(keyed(liam), "api/v1/channel/join", Map.of("channel", channel));
            Listener stays = Listener.open(there, afar, channel);
            Listener goes = Listener.open(there, liam, channel);
            await().until(() -> stays.heard("subscribed") && goes.heard("subscribed"));
            post(mia, channel, "before");
            await().until(() -> stays.heard("before") && goes.heard("before"));

            AtomicBoolean over = new AtomicBoolean();
            for (int i = 0; i < READERS; i++) {
                Thread reader = new Thread(() -> read(over, afar, channel), "reader " + i);
                reader.setDaemon(true);
                reader.start();
            }
            Thread.sleep(500);
            proxy.silence();
            over.set(true);
            Site.done(mia, "admin/change-person", Map.of("person", "liam", "active", false));
            post(mia, channel, "meanwhile");
            CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(
                    () -> liam.get("api/v1/channel/history?channel=" + channel).statusCode());
            Thread.sleep(SILENCE.toMillis());
            assertThat(goes.heard("meanwhile")).isFalse();
            assertThat(asked.getNow(503)).as("a read meanwhile").isNotEqualTo(200);

            proxy.heal();
            long began = System.nanoTime();
            await().atMost(PATIENCE).until(() -> stays.heard("meanwhile"));
            await().atMost(PATIENCE).until(() -> reads(afar, channel));
            System.out.println("after a silence of " + SILENCE.toSeconds() + " s all is served again within "
                    + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
            assertThat(goes.code()).as("signed out, or the connection given up").isIn(4401, 1001);
            assertThat(goes.heard("meanwhile")).isFalse();
            assertThat(reads(liam, channel)).isFalse();
        }
    }

    /** So that some are in the middle of a statement when the silence begins. */
    private static void read(AtomicBoolean over, Program program, String channel) {
        while (!over.get()) {
            reads(program, channel);
        }
    }

    private static boolean reads(Program program, String channel) {
        return program.get("api/v1/channel/history?channel=" + channel).statusCode() == 200;
    }

    private Program keyed(Program program) {
        return program.with("Idempotency-Key", "k" + keys++);
    }

    private void post(Program from, String channel, String text) {
        Site.done(keyed(from), "api/v1/channel/post", Map.of("channel", channel, "text", text));
    }
}
