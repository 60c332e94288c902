package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of what was allowed: nothing unless it is turned on, then who, what and which object, and no content. */
class AllowedLogTest {
    private static final Logger ALLOWED = Logger.getLogger("dev.muster.allowed");
    private static final String SAID = "the canary sings";

    @TempDir
    Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord one) {
            lines.add(new LogLines().format(one));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        ALLOWED.addHandler(handler);
    }

    @AfterEach
    void leave() {
        ALLOWED.removeHandler(handler);
        ALLOWED.setLevel(null);
    }

    private void told(String... parts) {
        await().untilAsserted(
                        () -> assertThat(lines).anySatisfy(l -> assertThat(l).contains(parts)));
    }

    private static String work(Program mia) {
        String channel = mia.run("channel.create", Map.of("name", SAID, "open", true), "c" + System.nanoTime())
                .at("/ids/channel")
                .asText();
        mia.run("channel.post", Map.of("channel", channel, "text", SAID), "p" + System.nanoTime());
        mia.ask("channel/show?channel=" + channel);
        mia.ask("search/find?text=canary");
        return channel;
    }

    @Test
    void everyQuestionCommandAndSubscriptionThatWasAllowedIsALineWithoutContent() {
        try (Site site = Site.open(folder.resolve("data"))) {
            Program mia = site.page("mia", site.password());
            ALLOWED.setLevel(Level.FINE);
            String channel = work(mia);
            told("person=mia", "command=channel.create", "channel:" + channel + "@");
            told("person=mia", "command=channel.post", "channel=" + channel, "channel:" + channel + "@");
            told("person=mia", "question=channel.show", "channel=" + channel);
            told("person=mia", "question=search.find", "objects=[]");
            Listener.open(site, mia, channel);
            told("person=mia", "subscription=subscribe", "channel:" + channel);
            int before = lines.size();
            assertThat(site.page("liam", site.password())
                            .post("api/v1/channel/show", "{\"channel\":\"none\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(lines.subList(before, lines.size()))
                    .as("what was refused")
                    .noneMatch(l -> l.contains("person=liam"));
            assertThat(lines).noneMatch(l -> l.contains("canary") || l.strip().contains("\n"));
        }
    }

    @Test
    void unlessItIsTurnedOnThereIsNothing() {
        try (Site site = Site.open(folder.resolve("data"))) {
            work(site.page("mia", site.password()));
            assertThat(lines).isEmpty();
        }
    }
}
