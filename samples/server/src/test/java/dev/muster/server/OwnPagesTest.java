package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with their accounts, and administrators with those of others, over HTTP. */
class OwnPagesTest {
    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void start() {
        site = Site.open(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + Program.json(answer).path("code").asText();
    }

    @Test
    void aSecondFactorIsSetUpAskedForReplacedAndRemoved() {
        Program liam = site.page("liam", site.password());
        assertThat(code(liam.post("account/begin-second", Site.json(Map.of("password", "wrong")))))
                .isEqualTo("400 invalid");
        JsonNode enrolment = Site.done(liam, "account/begin-second", Map.of("password", site.password()));
        String key = enrolment.path("secret").asText();
        assertThat(enrolment.path("uri").asText())
                .isEqualTo("otpauth://totp/Muster:liam?secret=" + key + "&issuer=Muster");
        assertThat(enrolment.at("/qr/path").asText()).startsWith("M4 4h1v1h-1z");
        assertThat(site.signIn("liam", site.password(), null).statusCode())
                .as("not before a code was shown")
                .isEqualTo(200);
        assertThat(code(liam.post("account/confirm-second", Site.json(Map.of("code", "000000")))))
                .isEqualTo("400 invalid");
        Program before = liam.with("X", "y");
        HttpResponse<String> confirmed =
                liam.post("account/confirm-second", Site.json(Map.of("code", Site.code(key, 0))));
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        List<String> recovery =
                Program.JSON.convertValue(Program.json(confirmed).path("recovery"), List.class);
        assertThat(recovery).hasSize(10);
        assertThat(before.get("account/me").statusCode())
                .as("the sign-in from before")
                .isEqualTo(401);
        liam = site.page(confirmed);

        assertThat(code(site.signIn("liam", site.password(), null))).isEqualTo("401 second-factor");
        assertThat(code(site.signIn("liam", "wrong", Site.code(key, 1)))).isEqualTo("401 unauthenticated");
        assertThat(code(site.signIn("liam", site.password(), Site.code(key, 0))))
                .isEqualTo("401 second-factor");
        Program again = site.page(site.signIn("liam", site.password(), Site.code(key, 1)));
        assertThat(code(site.signIn("liam", site.password(), Site.code(key, 1))))
                .isEqualTo("401 second-factor");
        site.page(site.signIn("liam", site.password(), recovery.get(0)));
        assertThat(code(site.signIn("liam", site.password(), recovery.get(0)))).isEqualTo("401 second-factor");
        assertThat(Program.json(again.get("account/me")).path("recovery").asInt())
                .isEqualTo(9);

        Map<String, String> both = Map.of("password", site.password(), "code", recovery.get(1));
        JsonNode renewed = Site.done(again, "account/renew-recovery", both);
        assertThat(renewed.path("recovery")).hasSize(10);
        assertThat(liam.get("account/me").statusCode())
                .as("ended by the change")
                .isEqualTo(401);
        assertThat(code(site.signIn("liam", site.password(), recovery.get(2)))).isEqualTo("401 second-factor");
        String fresh = renewed.path("recovery").get(0).asText();
        Site.done(again, "account/remove-second", Map.of("password", site.password(), "code", fresh));
        site.page("liam", site.password());
    }

    @Test
    void signInsAreListedAndEnded() {
        Program mine = site.page("nora", site.password());
        Program other = site.page("nora", site.password());
        site.anyone().token("nora", site.password());
        JsonNode sessions = Program.json(mine.get("account/sessions")).path("sessions");
        assertThat(sessions).hasSize(3);
        assertThat(sessions.findValuesAsText("kind")).containsExactlyInAnyOrder("page", "page", "token");
        assertThat(sessions.findValuesAsText("mine")).containsOnlyOnce("true");
        Program noah = site.page("noah", site.password());
        String id = Program.json(other.get("account/sessions")).path("sessions").findParents("mine").stream()
                .filter(s -> s.path("mine").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        Site.done(noah, "account/end-session", Map.of("session", id));
        assertThat(other.get("session").statusCode())
                .as("not somebody else's to end")
                .isEqualTo(200);
        Site.done(mine, "account/end-session", Map.of("session", id));
        assertThat(other.get("session").statusCode()).isEqualTo(401);
        Site.done(mine, "account/end-others", Map.of());
        assertThat(Program.json(mine.get("account/sessions")).path("sessions")).hasSize(1);
        assertThat(site.anyone().with("Cookie", "muster=" + id).get("session").statusCode())
                .as("the id of a sign-in opens nothing")
                .isEqualTo(401);
    }

    @Test
    void aPasswordIsChangedByWhoKnowsIt() {
        Program sam = site.page("sam", site.password());
        Map<String, String> wrong = Map.of("password", "wrong", "wanted", Site.CHOSEN);
        assertThat(Program.json(sam.post("account/change-password", Site.json(wrong)))
                        .path("field")
                        .asText())
                .isEqualTo("password");
        for (String poor : List.of("short", "aaaaaaaaaaaaaaaa", "x".repeat(257))) {
            Map<String, String> body = Map.of("password", site.password(), "wanted", poor);
            assertThat(code(sam.post("account/change-password", Site.json(body))))
                    .isEqualTo("400 invalid");
        }
        Program before = sam.with("X", "y");
        Site.done(sam, "account/change-password", Map.of("password", site.password(), "wanted", Site.CHOSEN));
        assertThat(sam.get("account/me").statusCode()).as("this one goes on").isEqualTo(200);
        assertThat(before.get("account/me").statusCode())
                .as("under another secret")
                .isEqualTo(401);
        assertThat(site.signIn("sam", site.password(), null).statusCode()).isEqualTo(401);
        site.page("sam", Site.CHOSEN);
        Site.done(sam, "account/describe", Map.of("name", "Sam T.", "zone", "Asia/Tokyo"));
        assertThat(Program.json(sam.get("session")).path("zone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(code(sam.post("account/describe", Site.json(Map.of("name", "\u202eevil", "zone", "UTC")))))
                .isEqualTo("400 invalid");
    }

    @Test
    void administratorsCreateChangeAndDisable() {
        Program mia = site.page("mia", site.password());
        JsonNode made = Site.done(
                mia,
                "admin/create-person",
                Map.of("handle", "Olga", "name", "Olga Petrova", "zone", "Europe/Berlin", "guest", true));
        String link = made.path("secret").asText();
        assertThat(code(mia.post(
                        "admin/create-person", Site.json(Map.of("handle", "olga", "name", "Another", "zone", "UTC")))))
                .isEqualTo("400 invalid");
        assertThat(site.signIn("olga", Site.CHOSEN, null).statusCode()).isEqualTo(401);
        assertThat(Site.done(site.anyone(), "reset/look", Map.of("secret", link))
                        .path("handle")
                        .asText())
                .isEqualTo("olga");
        Site.done(site.anyone(), "reset/use", Map.of("secret", link, "password", Site.CHOSEN));
        assertThat(code(site.anyone().post("reset/use", Site.json(Map.of("secret", link, "password", Site.CHOSEN)))))
                .isEqualTo("404 absent");
        Program olga = site.page("olga", Site.CHOSEN);
        assertThat(Program.json(olga.get("account/me")).path("guest").asBoolean())
                .isTrue();
        Site.done(
                mia,
                "admin/create-group",
                Map.of("id", "blue", "name", "Blue team", "team", true, "members", List.of("olga", "liam")));
        Site.done(mia, "admin/change-group", Map.of("id", "blue", "name", "Blue", "members", List.of("olga")));
        assertThat(code(mia.post("admin/create-group", Site.json(Map.of("id", "liam", "name", "Like a person")))))
                .isEqualTo("400 invalid");
        JsonNode all = Program.json(mia.get("admin/overview"));
        assertThat(all.path("groups").toString())
                .isEqualTo("[{\"id\":\"blue\",\"name\":\"Blue\",\"team\":true,\"members\":[\"olga\"]}]");
        assertThat(all.toString()).doesNotContain("argon2").doesNotContain(link);
        Site.done(mia, "admin/change-person", Map.of("person", "olga", "active", false));
        assertThat(olga.get("session").statusCode()).isEqualTo(401);
        assertThat(site.signIn("olga", Site.CHOSEN, null).statusCode()).isEqualTo(401);
    }

    @Test
    void oneAdministratorIsAlwaysLeft() {
        Program mia = site.page("mia", site.password());
        for (Map<String, Object> change : List.of(
                Map.<String, Object>of("person", "mia", "active", false),
                Map.<String, Object>of("person", "mia", "roles", List.of()))) {
            assertThat(code(mia.post("admin/change-person", Site.json(change)))).isEqualTo("409 conflict");
        }
        assertThat(mia.get("admin/overview").statusCode()).isEqualTo(200);
        Site.done(mia, "admin/change-person", Map.of("person", "liam", "roles", List.of("admin")));
        Program liam = site.page("liam", site.password());
        Site.done(liam, "admin/change-person", Map.of("person", "mia", "roles", List.of()));
        assertThat(code(mia.get("admin/overview"))).isEqualTo("404 absent");
    }

    @Test
    void forOthersThereIsNoAdministration() {
        Program liam = site.page("liam", site.password());
        String missing = liam.get("admin/nothing").body();
        for (String place : List.of(
                "create-person", "change-person", "reset-sign-in", "sign-out", "create-group", "change-group")) {
            HttpResponse<String> answer =
                    liam.post("admin/" + place, Site.json(Map.of("person", "mia", "handle", "x", "id", "x")));
            assertThat(answer.statusCode()).as(place).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(missing);
            assertThat(site.anyone().post("admin/" + place, "{}").statusCode()).isEqualTo(401);
        }
        assertThat(liam.get("admin/overview").body()).isEqualTo(missing);
        String token = site.anyone().token("mia", site.password());
        assertThat(site.anyone()
                        .with("Authorization", "Bearer " + token)
                        .get("admin/overview")
                        .statusCode())
                .as("administration is no program's")
                .isEqualTo(401);
    }

    @Test
    void whoMustHaveASecondFactorSetsItUpBeforeAnythingElse() {
        Program mia = site.page("mia", site.password());
        Site.done(mia, "admin/change-person", Map.of("person", "noah", "mustHaveSecond", true));
        HttpResponse<String> signedIn = site.signIn("noah", site.password(), null);
        assertThat(Program.json(signedIn).path("next").asText()).isEqualTo("account");
        Program noah = site.page(signedIn);
        assertThat(noah.get("api/v1/channel/people").statusCode()).isEqualTo(401);
        assertThat(noah.get("session").statusCode()).isEqualTo(401);
        assertThat(noah.get("account/sessions").statusCode()).isEqualTo(401);
        assertThat(Program.json(noah.get("account/me")).path("mustBegin").asBoolean())
                .isTrue();
        String key = Site.done(noah, "account/begin-second", Map.of("password", site.password()))
                .path("secret")
                .asText();
        HttpResponse<String> confirmed =
                noah.post("account/confirm-second", Site.json(Map.of("code", Site.code(key, 0))));
        noah = site.page(confirmed);
        assertThat(noah.get("api/v1/channel/people").statusCode()).isEqualTo(200);
        String recovery = Program.json(confirmed).path("recovery").get(0).asText();
        assertThat(code(noah.post(
                        "account/remove-second", Site.json(Map.of("password", site.password(), "code", recovery)))))
                .isEqualTo("409 conflict");
        String link = Site.done(mia, "admin/reset-sign-in", Map.of("person", "noah", "second", true))
                .path("secret")
                .asText();
        Site.done(site.anyone(), "reset/use", Map.of("secret", link, "password", Site.CHOSEN));
        assertThat(Program.json(site.signIn("noah", Site.CHOSEN, null))
                        .path("next")
                        .asText())
                .as("the lost one is gone, and another one is asked for")
                .isEqualTo("account");
    }

    @Test
    void whoSignedInAWhileAgoShowsAgainWhoTheyAre() {
        Program mia = site.page("mia", site.password());
        Program other = site.page("mia", site.password());
        Site.done(mia, "admin/change-person", Map.of("person", "liam", "name", "Liam"));
        String id = Program.json(mia.get("account/sessions")).path("sessions").findParents("mine").stream()
                .filter(s -> !s.path("mine").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        site.quarterOfAnHourLater();
        Map<String, Map<String, Object>> acts = new TreeMap<>(Map.of(
                "account/end-session", Map.of("session", id),
                "account/end-others", Map.of(),
                "admin/create-person", Map.of("handle", "zoe", "name", "Zoe", "zone", "UTC"),
                "admin/change-person", Map.of("person", "liam", "name", "Liam Osei"),
                "admin/reset-sign-in", Map.of("person", "liam"),
                "admin/sign-out", Map.of("person", "liam"),
                "admin/create-group", Map.of("id", "red", "name", "Red"),
                "admin/change-group", Map.of("id", "red", "name", "Red")));
        for (Map.Entry<String, Map<String, Object>> act : acts.entrySet()) {
            assertThat(code(mia.post(act.getKey(), Site.json(act.getValue()))))
                    .as(act.getKey())
                    .isEqualTo("403 again");
        }
        assertThat(mia.get("admin/overview").statusCode()).as("reading goes on").isEqualTo(200);
        assertThat(other.get("session").statusCode()).isEqualTo(200);
        assertThat(code(mia.post("account/again", Site.json(Map.of("password", "wrong")))))
                .isEqualTo("400 invalid");
        assertThat(code(mia.post("admin/sign-out", Site.json(Map.of("person", "liam")))))
                .isEqualTo("403 again");
        Site.done(mia, "account/again", Map.of("password", site.password()));
        Site.done(mia, "admin/sign-out", Map.of("person", "liam"));
        Site.done(mia, "account/end-others", Map.of());
        assertThat(other.get("session").statusCode()).isEqualTo(401);
        Program noah = site.page("noah", site.password());
        site.quarterOfAnHourLater();
        assertThat(code(noah.post("admin/sign-out", Site.json(Map.of("person", "liam")))))
                .as("for others there is no administration to be asked for")
                .isEqualTo("404 absent");
    }

    @Test
    void anInvitationThatIsNoneIsNotThere() {
        String secret = "s".repeat(43);
        int status = site.anyone()
                .post("invitation/look", Site.json(Map.of("secret", secret)))
                .statusCode();
        assertThat(status).isBetween(400, 404);
        assertThat(site.anyone()
                        .post("invitation/look", Site.json(Map.of("secret", "short")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.anyone()
                        .post("invitation/accept", Site.json(Map.of("secret", secret)))
                        .statusCode())
                .isEqualTo(401);
        Map<String, String> body =
                Map.of("secret", secret, "handle", "gast", "name", "Gast", "zone", "UTC", "password", Site.CHOSEN);
        assertThat(site.anyone().post("invitation/join", Site.json(body)).statusCode())
                .isBetween(400, 404);
        JsonNode all = Program.json(site.page("mia", site.password()).get("admin/overview"));
        assertThat(all.path("people").findValuesAsText("handle")).doesNotContain("gast", "visitor");
    }
}
