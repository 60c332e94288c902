package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.jdbc.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever ends a sign-in ends its sockets and its pages, on the server where it was ended and on another: nothing that
 * was committed after the end was answered is heard, and the socket is closed within a second.
 */
class RevokedTest {
    @TempDir
    Path folder;

    private final AtomicInteger keys = new AtomicInteger();

    /** Ends what the victim has; done by the victim's other page, or by an administrator. */
    private interface End {
        void of(Site site, Program other, Program admin, String victim);
    }

    private static Map<String, End> ends() {
        Map<String, End> ends = new LinkedHashMap<>();
        ends.put("revoked by its person", (site, other, admin, victim) -> {
            for (JsonNode session : Program.json(other.get("account/sessions")).path("sessions")) {
                if (!session.path("mine").asBoolean()) {
                    Site.done(
                            other,
                            "account/end-session",
                            Map.of("session", session.path("id").asText()));
                }
            }
        });
        ends.put("all others ended", (site, other, admin, victim) -> Site.done(other, "account/end-others", Map.of()));
        ends.put(
                "password changed",
                (site, other, admin, victim) -> Site.done(
                        other, "account/change-password", Map.of("password", Site.CHOSEN, "wanted", Site.CHOSEN + 2)));
        ends.put("second factor set up", (site, other, admin, victim) -> {
            String key = Site.done(other, "account/begin-second", Map.of("password", Site.CHOSEN))
                    .path("secret")
                    .asText();
            Site.done(other, "account/confirm-second", Map.of("code", Site.code(key, 0)));
        });
        ends.put(
                "second factor now required",
                (site, other, admin, victim) ->
                        Site.done(admin, "admin/change-person", Map.of("person", victim, "mustHaveSecond", true)));
        ends.put(
                "signed out by an administrator",
                (site, other, admin, victim) -> Site.done(admin, "admin/sign-out", Map.of("person", victim)));
        ends.put(
                "disabled",
                (site, other, admin, victim) ->
                        Site.done(admin, "admin/change-person", Map.of("person", victim, "active", false)));
        ends.put("password chosen by a link", (site, other, admin, victim) -> {
            String link = Site.done(admin, "admin/reset-sign-in", Map.of("person", victim))
                    .path("secret")
                    .asText();
            Site.done(site.anyone(), "reset/use", Map.of("secret", link, "password", Site.CHOSEN + 3));
        });
        return ends;
    }

    @Test
    void hereAndOnAnotherServer() {
        String url = TestPostgres.freshUrl();
        try (Site here = Site.open(new Settings("127.0.0.1", 0, folder.resolve("one"), url));
                Site there = Site.open(new Settings("127.0.0.1", 0, folder.resolve("two"), url))) {
            Program mia = here.page("mia", here.password());
            String channel = Site.done(
                            mia.with("Idempotency-Key", "c"),
                            "api/v1/channel/create",
                            Map.of("name", "it", "open", true))
                    .at("/ids/channel")
                    .asText();
            long slowest = 0;
            int number = 0;
            for (Map.Entry<String, End> end : ends().entrySet()) {
                String victim = "victim" + number++;
                create(here, mia, victim);
                Program other = here.page(victim, Site.CHOSEN);
                List<Listener> listeners =
                        List.of(listen(here, victim, channel, mia), listen(there, victim, channel, mia));
                long began = System.nanoTime();
                end.getValue().of(here, other, mia, victim);
                post(mia, channel, "after " + end.getKey());
                for (Listener listener : listeners) {
                    assertThat(listener.code()).as(end.getKey()).isEqualTo(4401);
                }
                slowest = Math.max(slowest, System.nanoTime() - began);
                for (Listener listener : listeners) {
                    assertThat(listener.heard("after ")).as(end.getKey()).isFalse();
                }
            }
            long millis = Duration.ofNanos(slowest).toMillis();
            System.out.println("closed on both servers within " + millis + " ms of asking for the end, at most");
            assertThat(slowest).isLessThan(Duration.ofSeconds(3).toNanos());
        }
    }

    private static void create(Site site, Program admin, String handle) {
        String link = Site.done(
                        admin, "admin/create-person", Map.of("handle", handle, "name", handle, "zone", "Europe/London"))
                .path("secret")
                .asText();
        Site.done(site.anyone(), "reset/use", Map.of("secret", link, "password", Site.CHOSEN));
    }

    private Listener listen(Site site, String handle, String channel, Program mia) {
        Program page = site.page(handle, Site.CHOSEN);
        Site.done(page.with("Idempotency-Key", "j"), "api/v1/channel/join", Map.of("channel", channel));
        Listener listener = Listener.open(site, page, channel);
        await().atMost(Duration.ofSeconds(10)).until(() -> listener.heard("subscribed"));
        String hello = "hello " + keys.incrementAndGet();
        post(mia, channel, hello);
        await().atMost(Duration.ofSeconds(10)).until(() -> listener.heard(hello));
        return listener;
    }

    private void post(Program from, String channel, String text) {
        Site.done(
                from.with("Idempotency-Key", "k" + keys.incrementAndGet()),
                "api/v1/channel/post",
                Map.of("channel", channel, "text", text));
    }
}
