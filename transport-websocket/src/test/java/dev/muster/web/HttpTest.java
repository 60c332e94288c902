package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.Offer;
import dev.muster.command.Rejection;
import dev.muster.websocket.Limits;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import dev.muster.websocket.testing.RawSocket;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, questions and the intake over HTTP: what is let in (AC-46, AC-47), and how refusals look. */
class HttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SECRETS = new ArrayList<>();
    private static JettyTestServer server;
    private static Http ann;

    @BeforeAll
    static void start() {
        server = JettyTestServer.start("/m", Limits.STANDARD, g -> g, HttpTest::receive);
        ann = new Http(server).as("ann");
        ann.post("api/v1/note/open-room", "{\"room\":\"r\",\"people\":[\"bob\"]}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CompletableFuture<Intake.Receipt> receive(String secret, byte[] json) {
        SECRETS.add(secret);
        if (!secret.equals("right")) {
            return CompletableFuture.failedFuture(Rejection.absent());
        }
        return new String(json, StandardCharsets.UTF_8).contains("alerts")
                ? CompletableFuture.supplyAsync(() -> new Intake.Receipt("i1", "opened"))
                : CompletableFuture.failedFuture(Rejection.invalid("alerts", "alerts is missing"));
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (Exception e) {
            throw new AssertionError(response.statusCode() + " " + response.body(), e);
        }
    }

    private static void refused(HttpResponse<String> response, int status, String code, String field) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).path("code").asText()).isEqualTo(code);
        assertThat(json(response).path("field").asText("")).isEqualTo(field);
        assertThat(response.body()).doesNotContain("Exception", "dev.muster", "jackson", "\tat ");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void refusalsHaveTheirStatusAndNameTheField() {
        refused(ann.post("api/v1/note/post", "{\"room\":\"none\",\"text\":\"x\"}"), 404, "absent", "");
        refused(ann.get("api/v1/note/show?room=none"), 404, "absent", "");
        refused(ann.post("api/v1/note/post", "{\"room\":\"r\",\"text\":\"\"}"), 400, "invalid", "text");
        refused(ann.post("api/v1/note/post", "{\"room\":\"r\",\"text\":{}}"), 400, "invalid", "text");
        refused(ann.post("api/v1/note/post", "{\"room\":"), 400, "invalid", "");
        refused(ann.post("api/v1/note/open-room", "{\"room\":\"r\",\"people\":[]}"), 409, "conflict", "");
        refused(ann.get("api/v1/note/show?room=r&limit=ten"), 400, "invalid", "limit");
        refused(ann.get("api/v1/note/show?room=r&loud=maybe"), 400, "invalid", "loud");
        refused(ann.get("api/v1/note/show?room=r&room=r"), 400, "invalid", "room");
        refused(ann.get("api/v1/no/such"), 404, "absent", "");
        refused(ann.get("api/v1/note"), 404, "absent", "");
        refused(ann.get("nothing"), 404, "absent", "");
        refused(new Http(server).get("api/v1/note/show?room=r"), 401, "unauthenticated", "");
        refused(new Http(server).post("api/v1/note/post", "{}"), 401, "unauthenticated", "");
        refused(new Http(server).as("nobody").get("api/v1/note/show?room=r"), 404, "absent", "");
    }

    @Test
    void whatOneMayNotReadAndWhatDoesNotExistAreTheSameBytes() {
        Http eve = new Http(server).as("eve");
        assertThat(eve.get("api/v1/note/show?room=r").body())
                .isEqualTo(eve.get("api/v1/note/show?room=none").body());
        assertThat(eve.post("api/v1/note/post", "{\"room\":\"r\",\"text\":\"x\"}")
                        .body())
                .isEqualTo(eve.post("api/v1/note/post", "{\"room\":\"none\",\"text\":\"x\"}")
                        .body());
    }

    @Test
    void parametersAreReadByTheTypeOfTheQuestion() {
        JsonNode shown = json(ann.get("api/v1/note/show?room=r&limit=7&only=a&only=b%2Cc&loud=true&unknown=1"));
        assertThat(shown.path("limit").asInt()).isEqualTo(7);
        assertThat(shown.path("only").toString()).isEqualTo("[\"a\",\"b,c\"]");
        assertThat(shown.path("loud").asBoolean()).isTrue();
    }

    @Test
    void everyQuestionCanBeAskedWhereNoAddressKeepsIt() {
        assertThat(json(ann.post("api/v1/note/show", "{\"room\":\"r\",\"limit\":7,\"only\":[\"a\"],\"loud\":true}")))
                .isEqualTo(json(ann.get("api/v1/note/show?room=r&limit=7&only=a&loud=true")));
        assertThat(ann.post("api/v1/note/show?room=none", "{\"room\":\"r\"}").statusCode())
                .as("what stands in the address is not looked at")
                .isEqualTo(200);
        refused(ann.post("api/v1/note/show", "{\"room\":{}}"), 400, "invalid", "room");
        refused(ann.post("api/v1/note/show", "{\"room\":\"none\"}"), 404, "absent", "");
        assertThat(ann.with("Content-Type", "text/plain")
                        .send("POST", "api/v1/note/show", "{\"room\":\"r\"}")
                        .statusCode())
                .isEqualTo(415);
        refused(new Http(server).post("api/v1/note/show", "{\"room\":\"r\"}"), 401, "unauthenticated", "");
        HttpResponse<String> put = ann.send("PUT", "api/v1/note/show", "{}");
        refused(put, 405, "invalid", "");
        assertThat(put.headers().firstValue("Allow")).hasValue("GET, POST");
    }

    @Test
    void aQuestionThatHoldsASecretIsNotAskedInAnAddress() {
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE")) {
            HttpResponse<String> answer = ann.send(method, "api/v1/channel/invitation?secret=" + "s".repeat(40), null);
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
            assertThat(answer.body()).doesNotContain("sss");
        }
        refused(ann.post("api/v1/channel/invitation", "{\"secret\":\"" + "s".repeat(40) + "\"}"), 404, "absent", "");
        List<String> open = new ArrayList<>();
        for (Offer offer : server.muster().offers()) {
            boolean holds = Arrays.stream(offer.type().getRecordComponents())
                    .anyMatch(c -> c.getName().matches("(?i).*(secret|password|ticket).*"));
            if (offer.sort() == Offer.Sort.QUESTION && holds != offer.secret()) {
                open.add(offer.name());
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void theSameKeyHasTheSameOutcome() {
        Http keyed = ann.with("Idempotency-Key", "k1");
        JsonNode first = json(keyed.post("api/v1/note/post", "{\"room\":\"r\",\"text\":\"once\"}"));
        JsonNode second = json(keyed.post("api/v1/note/post", "{\"room\":\"r\",\"text\":\"once\"}"));
        assertThat(second.path("positions")).isEqualTo(first.path("positions"));
        assertThat(second.path("repeated").asBoolean()).isTrue();
        refused(keyed.post("api/v1/note/post", "{\"room\":\"r\",\"text\":\"twice\"}"), 409, "conflict", "");
    }

    @Test
    void whatTheSocketAndHttpSayIsTheSame() {
        try (RawSocket socket = RawSocket.as(server, "ann")) {
            String body = "{\"room\":\"r\",\"text\":\"same\"}";
            socket.send("{\"type\":\"command\",\"id\":\"k2\",\"name\":\"note.post\",\"data\":" + body + "}");
            JsonNode result = socket.await("result");
            JsonNode again = json(ann.with("Idempotency-Key", "k2").post("api/v1/note/post", body));
            assertThat(again.path("positions")).isEqualTo(result.path("positions"));
            assertThat(again.path("ids")).isEqualTo(result.path("ids"));
            socket.send("{\"type\":\"ask\",\"id\":\"q\",\"name\":\"note.show\",\"data\":{\"room\":\"r\"}}");
            assertThat(socket.await("answer").path("data")).isEqualTo(json(ann.get("api/v1/note/show?room=r")));
            socket.send("{\"type\":\"ask\",\"id\":\"q2\",\"name\":\"note.show\",\"data\":{\"room\":\"none\"}}");
            JsonNode refused = socket.await("refused");
            JsonNode overHttp = json(ann.get("api/v1/note/show?room=none"));
            overHttp.fieldNames()
                    .forEachRemaining(n -> assertThat(refused.path(n)).isEqualTo(overHttp.path(n)));
        }
    }

    @Test
    void aBrowserMustShowThatItsPageIsTrusted() {
        Http cookie = new Http(server).with("Cookie", "who=ann");
        String note = "{\"room\":\"r\",\"text\":\"x\"}";
        String own = "http://localhost:" + server.port();
        refused(cookie.post("api/v1/note/post", note), 403, "forbidden", "");
        refused(cookie.with("Origin", "https://evil.example").post("api/v1/note/post", note), 403, "forbidden", "");
        refused(cookie.with("Origin", "null").post("api/v1/note/post", note), 403, "forbidden", "");
        refused(
                cookie.with("Origin", "https://evil.example")
                        .with("X-Requested-With", "x")
                        .post("api/v1/note/post", note),
                403,
                "forbidden",
                "");
        for (String site : List.of("cross-site", "same-site", "none")) {
            refused(
                    cookie.with("Sec-Fetch-Site", site)
                            .with("X-Requested-With", "x")
                            .post("api/v1/note/post", note),
                    403,
                    "forbidden",
                    "");
        }
        refused(cookie.post("api/v1/ticket", ""), 403, "forbidden", "");
        assertThat(cookie.with("Origin", own).post("api/v1/note/post", note).statusCode())
                .isEqualTo(200);
        assertThat(cookie.with("Sec-Fetch-Site", "same-origin")
                        .post("api/v1/note/post", note)
                        .statusCode())
                .isEqualTo(200);
        assertThat(cookie.with("X-Requested-With", "x")
                        .post("api/v1/note/post", note)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyJsonByPostChangesAnything() {
        long before = json(ann.get("api/v1/note/show?room=r")).path("head").asLong();
        assertThat(ann.get("api/v1/note/post?room=r&text=x").statusCode()).isEqualTo(405);
        assertThat(ann.send("PUT", "api/v1/note/post", "{}").statusCode()).isEqualTo(405);
        assertThat(ann.send("DELETE", "api/v1/note/post", null).statusCode()).isEqualTo(405);
        assertThat(ann.send("POST", "health", "{}").statusCode()).isEqualTo(405);
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "")) {
            Http typed = type.isEmpty() ? ann : ann.with("Content-Type", type);
            assertThat(typed.send("POST", "api/v1/note/post", "{\"room\":\"r\",\"text\":\"x\"}")
                            .statusCode())
                    .isEqualTo(415);
        }
        assertThat(json(ann.get("api/v1/note/show?room=r")).path("head").asLong())
                .isEqualTo(before);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeItIsRead() {
        String body = "{\"room\":\"r\",\"text\":\"" + "x".repeat(Body.MOST) + "\"}";
        int status = 0;
        for (int tries = 0; status == 0 && tries < 5; tries++) {
            try {
                status = ann.post("api/v1/note/post", body).statusCode();
            } catch (IllegalStateException closed) {
                // the client took up a connection that the server was just closing; nothing was sent on it
            }
        }
        assertThat(status).isEqualTo(413);
    }

    @Test
    void whatCarriesAWholeDocumentMayBeLongerAndIsAskedInABody() {
        String file = "{\\\"version\\\":1,\\\"title\\\":\\\"x\\\",\\\"checklists\\\":[]}";
        String most = file + " ".repeat(1024 * 1024 - file.length());
        assertThat(ann.post("api/v1/exchange/preview-import", "{\"text\":\"" + file + "\"}")
                        .statusCode())
                .isEqualTo(ann.post("api/v1/exchange/preview-import", "{\"text\":\"" + most + "\"}")
                        .statusCode())
                .isIn(200, 404);
        assertThat(ann.post("api/v1/exchange/preview-import", "{\"text\":\"" + most + " ".repeat(100) + "\"}")
                        .body())
                .contains("at most 1048576 characters");
        assertThat(ann.post("api/v1/exchange/preview-import", "[]").statusCode())
                .isEqualTo(400);
        assertThat(ann.get("api/v1/exchange/preview-import?text=x").statusCode())
                .isEqualTo(405);
    }

    private static String raw(String path) throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ann\r\n"
                            + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/m/api/v1/../v1/note/show",
                "/m/../m/health",
                "/m/./health",
                "/m/%2e%2e/m/health",
                "/m/%2e/health",
                "/m/%252e%252e/health",
                "/m/%u002e%u002e/health",
                "/m/health;x=1",
                "/m;x/health",
                "/m//health",
                "//m/health",
                "/m/health.",
                "/m/health%00",
                "/m/health%2f",
                "/m/api%2fv1/note/show",
                "/m/api%5cv1/note/show",
                "/m/api\\v1\\note\\show",
                "/m/%c0%ae%c0%ae/health",
                "/m/Health",
                "/m/HEALTH",
                "/m/assets/../../META-INF/MANIFEST.MF",
                "/m/assets/..%2f..%2fdev/muster/web/modules.properties",
                "/m/assets/modules.properties",
                "/M/health"
            })
    void anAddressWithATrickIsRefused(String path) throws Exception {
        String answer = raw(path + (path.contains("show") ? "?room=r" : ""));
        assertThat(answer.substring(9, 12)).as(answer).isIn("400", "404");
    }

    @Test
    void anAlertIsTakenInWithItsTokenAsBearerAndNotInTheAddress() {
        Http source = new Http(server);
        String place = "api/v1/intake/alertmanager";
        HttpResponse<String> taken = source.as("right").post(place, "{\"alerts\":[]}");
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(taken.body()).isEqualTo("{\"incidentId\":\"i1\",\"result\":\"opened\"}");
        refused(source.as("right").post(place, "{}"), 400, "invalid", "alerts");
        HttpResponse<String> wrong = source.as("righ").post(place, "{\"alerts\":[]}");
        refused(wrong, 401, "unauthenticated", "");
        refused(source.post(place, "{}"), 401, "unauthenticated", "");
        assertThat(wrong.body()).isEqualTo(source.post(place, "{}").body()).doesNotContain("righ");
        assertThat(SECRETS).contains("right", "righ");
        SECRETS.clear();
        for (Http any : List.of(source, source.as("right"))) {
            HttpResponse<String> written = any.post(place + "/right", "{\"alerts\":[]}");
            refused(written, 401, "unauthenticated", "");
            assertThat(written.body()).isEqualTo(wrong.body());
        }
        assertThat(SECRETS).as("what was looked at").isEmpty();
    }

    @Test
    void probesSayHowItIsAndNothingOfTheInside() {
        Http anybody = new Http(server);
        assertThat(anybody.get("health").statusCode()).isEqualTo(200);
        assertThat(anybody.get("ready").statusCode()).isEqualTo(200);
        String metrics = anybody.get("metrics").body();
        assertThat(metrics)
                .contains("# TYPE muster_commits_total counter", "muster_store_reachable 1")
                .doesNotContain("ann", "room");
        assertThat(metrics.lines()).allMatch(l -> l.matches("# TYPE \\w+ (counter|gauge)|muster_\\w+ \\d+"));
    }
}
