package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.muster.server.account.Secret;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coming into a channel by an invitation: as a new guest, and as somebody who has an account. */
class InvitationPageTest {
    private static final int ROUNDS = 20;

    @TempDir
    Path folder;

    private Site site;
    private Program mia;
    private String channel;

    @BeforeEach
    void start() {
        site = Site.open(folder.resolve("data"));
        mia = site.page("mia", site.password());
        channel = run("create", Map.of("name", "supplier", "open", false))
                .at("/ids/channel")
                .asText();
        run("set-marking", Map.of("channel", channel, "marking", "amber+strict"));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private JsonNode run(String verb, Map<String, ?> body) {
        return Site.done(mia.with("Idempotency-Key", Secret.fresh()), "api/v1/channel/" + verb, body);
    }

    private String invitation() {
        String secret = Secret.fresh();
        run("create-invitation", Map.of("channel", channel, "secret", secret));
        return secret;
    }

    private static Map<String, String> guest(String secret, String handle) {
        return Map.of(
                "secret", secret, "handle", handle, "name", "Guest " + handle, "zone", "UTC", "password", Site.CHOSEN);
    }

    private List<String> handles() {
        return Program.json(mia.get("admin/overview")).path("people").findValuesAsText("handle");
    }

    @Test
    void aGuestOfAnotherOrganisationComesInByTheLinkInABrowser() {
        try (Browsers browsers = Browsers.open();
                Desk olga = new Desk(browsers.browser(), site.address(), "Europe/Berlin", 1440, 900);
                Desk late = new Desk(browsers.browser(), site.address(), "Europe/Berlin", 1440, 900);
                Desk liam = new Desk(browsers.browser(), site.address(), "Europe/London", 1440, 900)) {
            String link = site.address() + "invite#" + invitation();
            List<String> asked = new ArrayList<>();
            olga.page().onRequest(r -> asked.add(r.url()));
            olga.page().navigate(link);
            assertThat(olga.at("invite-channel")).hasText("supplier");
            assertThat(olga.at("invite-marking")).hasText("TLP:AMBER+STRICT");
            assertThat(olga.page().getByText("Mia Clarke")).isVisible();
            for (int width : new int[] {1440, 360}) {
                olga.page().setViewportSize(width, width == 360 ? 740 : 900);
                olga.page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(Path.of("target", "screenshots", "invite-light-" + width + ".png")));
                assertThat(olga.page().evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
            }
            olga.at("invite-name").fill("Olga Petrova");
            olga.at("invite-handle").fill("olga");
            olga.at("new-password").fill(Site.CHOSEN);
            olga.at("new-password").press("Enter");
            olga.at("room-header").waitFor();
            assertThat(olga.page().url()).endsWith("#/c/" + channel);
            assertThat(asked)
                    .as("the secret is in no address")
                    .noneMatch(u -> u.contains(link.substring(link.indexOf('#') + 1)));
            late.page().navigate(link);
            late.at("invite-absent").waitFor();

            liam.page().navigate(site.address() + "invite#" + invitation());
            liam.at("invite-sign-in").click();
            liam.at("sign-in-handle").fill("liam");
            liam.at("sign-in-password").fill(site.password());
            liam.at("sign-in-submit").click();
            assertThat(liam.at("invite-accept")).hasText("Join as Liam Osei");
            liam.at("invite-accept").click();
            liam.at("room-header").waitFor();
            assertThat(olga.faults()).isEmpty();
            assertThat(liam.faults()).isEmpty();
        }
    }

    @Test
    void aGuestSeesThatChannelAndNothingElse() {
        run("create", Map.of("name", "elsewhere", "open", true));
        HttpResponse<String> joined = site.anyone().post("invitation/join", Site.json(guest(invitation(), "olga")));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        assertThat(Program.json(joined).path("channel").asText()).isEqualTo(channel);
        Program olga = site.page(joined);
        assertThat(Program.json(olga.get("api/v1/channel/mine"))
                        .path("channels")
                        .findValuesAsText("name"))
                .containsExactly("supplier");
        assertThat(Program.json(olga.get("account/me")).path("guest").asBoolean())
                .isTrue();
        site.page("olga", Site.CHOSEN);
    }

    @Test
    void ofTwoWhoUseOneInvitationAtOnceOneComesInAndTheOtherHasNoAccount() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < ROUNDS; i++) {
                String secret = invitation();
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Integer>> both = new ArrayList<>();
                for (String handle : List.of("one" + i, "other" + i)) {
                    both.add(two.submit(() -> {
                        start.await();
                        return site.anyone()
                                .post("invitation/join", Site.json(guest(secret, handle)))
                                .statusCode();
                    }));
                }
                List<Integer> answers = List.of(both.get(0).get(), both.get(1).get());
                assertThat(answers).as("round " + i).containsExactlyInAnyOrder(200, 404);
                String names = "(one|other)" + i;
                assertThat(handles().stream().filter(h -> h.matches(names))).hasSize(1);
            }
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void oneThatWasCalledBackOrNeverWasIsNotThereAndLeavesNoAccount() {
        String secret = invitation();
        String id = Secret.digest(secret);
        assertThat(site.anyone()
                        .post("invitation/look", Site.json(Map.of("secret", secret)))
                        .statusCode())
                .isEqualTo(200);
        run("revoke-invitation", Map.of("channel", channel, "invitation", id));
        String revoked = site.anyone()
                .post("invitation/look", Site.json(Map.of("secret", secret)))
                .body();
        String never = site.anyone()
                .post("invitation/look", Site.json(Map.of("secret", Secret.fresh())))
                .body();
        assertThat(revoked).isEqualTo(never).contains("absent");
        assertThat(site.anyone()
                        .post("invitation/join", Site.json(guest(secret, "olga")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(handles()).doesNotContain("olga", "visitor");
    }
}
