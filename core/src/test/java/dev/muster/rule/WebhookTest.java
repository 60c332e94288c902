package dev.muster.rule;

import static dev.muster.rule.RuleRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.Marking;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.record.Json;
import dev.muster.rule.RuleCommands.DisableRule;
import dev.muster.rule.RuleContent.Step;
import dev.muster.rule.RuleContent.When;
import dev.muster.rule.WebhookCommands.SetWebhookSecret;
import dev.muster.rule.WebhookEvent.WebhookAttempted;
import dev.muster.storage.MemoryStore;
import dev.muster.transport.Outbound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules tell other systems: signed, as their owner may, again when it failed, on record, and never of an exercise. */
class WebhookTest {
    private static final String SECRET = "correct-horse-battery-staple-0123456789";
    private static final String ADDRESS = "https://hooks.example.org/in?x=y";
    private final List<Outbound.Request> sent = new CopyOnWriteArrayList<>();
    private volatile Outbound.Reply reply = answer(204);
    private final TestMuster test = new TestMuster(
            new MemoryStore(),
            new TestMuster.ManualClock(),
            new TestMuster.People(),
            b -> b.outbound(request -> {
                sent.add(request);
                return reply;
            }));
    private final RuleRoom room = new RuleRoom(test, "ben");

    @BeforeEach
    void secret() {
        test.run("ada", new SetWebhookSecret(SECRET));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static Outbound.Reply answer(int status) {
        return new Outbound.Answer(status, Map.of(), new byte[0]);
    }

    private static Step hook() {
        return new Step("webhook", Map.of("address", ADDRESS));
    }

    private RuleId onSeverity() {
        return room.here("ben", When.on("incident.severity-changed"), null, hook());
    }

    private void severity(IncidentId incident, Severity severity) {
        test.run("ada", new SetSeverity(incident, severity, "worse <b>"));
        test.runDue();
    }

    private List<WebhookAttempted> attempts(IncidentId incident) {
        return room.events("ada", incident.channel(), "rule.webhook-attempted", WebhookAttempted.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(Outbound.Request request) {
        return Json.read(Objects.requireNonNull(request.body()), Map.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Outbound.Request request, String name) {
        return (Map<String, Object>) body(request).get(name);
    }

    private static String signature(Outbound.Request r) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((r.headers().get("webhook-id") + "." + r.headers().get("webhook-timestamp") + ".")
                .getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(Objects.requireNonNull(r.body())));
    }

    @Test
    void whatMetARuleIsSentOnceAndSigned() throws Exception {
        RuleId rule = onSeverity();
        severity(room.incident, Severity.SEV1);
        assertThat(sent).hasSize(1);
        Outbound.Request request = sent.get(0);
        assertThat(request.method() + " " + request.address()).isEqualTo("POST " + ADDRESS);
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("webhook-signature", signature(request))
                .containsEntry(
                        "webhook-timestamp", Long.toString(test.clock.instant().getEpochSecond()));
        assertThat(body(request)).containsEntry("delivery", request.headers().get("webhook-id"));
        assertThat(part(request, "rule")).containsEntry("id", rule.value()).containsEntry("title", "a rule");
        assertThat(part(request, "event"))
                .containsEntry("kind", "incident.severity-changed")
                .containsEntry("actor", "ada");
        assertThat(part(request, "incident")).containsEntry("severity", "SEV1").containsEntry("title", "fire");
        assertThat(attempts(room.incident)).singleElement().satisfies(a -> {
            assertThat(a.status()).isEqualTo(204);
            assertThat(a.reason()).isNull();
            assertThat(a.sentence()).isEqualTo("told hooks.example.org by the rule \"a rule\"");
        });
    }

    /** Tried again with the same id and body and a new time and signature, more and more seldom, and then no more. */
    @Test
    void whatFailsIsTriedAgainAndGivenUp() throws Exception {
        reply = answer(503);
        onSeverity();
        severity(room.incident, Severity.SEV1);
        for (int i = 0; i < 10; i++) {
            test.advance(Duration.ofHours(5));
        }
        assertThat(sent).hasSize(6);
        assertThat(sent.stream().map(r -> r.headers().get("webhook-id")).distinct())
                .hasSize(1);
        assertThat(sent.stream()
                        .map(r -> new String(Objects.requireNonNull(r.body()), StandardCharsets.UTF_8))
                        .distinct())
                .hasSize(1);
        assertThat(sent.stream().map(r -> r.headers().get("webhook-timestamp")).distinct())
                .hasSize(6);
        for (Outbound.Request request : sent) {
            assertThat(request.headers()).containsEntry("webhook-signature", signature(request));
        }
        List<WebhookAttempted> attempts = attempts(room.incident);
        assertThat(attempts).extracting(WebhookAttempted::attempt).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(attempts.get(0).reason()).isEqualTo("the other side answered with status 503");
        assertThat(attempts.get(0).nextAt()).isNotNull();
        assertThat(attempts.get(5).nextAt()).isNull();
        assertThat(attempts.get(5).sentence()).endsWith("; given up");
    }

    @Test
    void whatSucceedsAtLastIsSentNoMore() {
        reply = new Outbound.Failure(Outbound.Failure.Reason.TOO_SLOW, "slow");
        onSeverity();
        severity(room.incident, Severity.SEV1);
        test.advance(Duration.ofSeconds(20));
        assertThat(sent).hasSize(1);
        reply = answer(200);
        test.advance(Duration.ofSeconds(20));
        test.advance(Duration.ofDays(1));
        assertThat(sent).hasSize(2);
        assertThat(attempts(room.incident)).extracting(WebhookAttempted::reason).containsExactly("slow", null);
    }

    /** AC-50, AC-51: what is refused here, too long, or refused there is not tried again. */
    @Test
    void whatCannotSucceedIsNotTriedAgain() {
        onSeverity();
        int count = 0;
        for (Outbound.Reply hopeless : List.of(
                answer(302),
                answer(404),
                new Outbound.Failure(Outbound.Failure.Reason.NOT_ALLOWED, "no"),
                new Outbound.Failure(Outbound.Failure.Reason.TOO_LARGE, "long"))) {
            reply = hopeless;
            severity(room.incident, count % 2 == 0 ? Severity.SEV1 : Severity.SEV2);
            test.advance(Duration.ofDays(1));
            assertThat(sent).hasSize(++count);
        }
        assertThat(attempts(room.incident)).extracting(WebhookAttempted::nextAt).containsOnlyNulls();
    }

    @Test
    void aRuleThatIsSwitchedOffIsNotTriedAgain() {
        reply = answer(500);
        RuleId rule = onSeverity();
        severity(room.incident, Severity.SEV1);
        test.run("ben", new DisableRule(rule));
        test.advance(Duration.ofDays(1));
        assertThat(sent).hasSizeLessThanOrEqualTo(2);
        assertThat(attempts(room.incident).get(sent.size() - 1).nextAt()).isNull();
    }

    /** The fence: everything is as in earnest, and nothing is sent. */
    @Test
    void anExerciseSendsNothing() {
        room.define("ada", null, RuleRoom.content(When.on("incident.severity-changed"), null, hook()));
        IncidentId drill = new IncidentId(test.run(
                        "ada",
                        new DeclareIncident(
                                "drill", null, Severity.SEV4, null, null, List.of(), null, null, null, true, null))
                .id("incident"));
        RuleId here = room.define(
                "ada", drill.channel(), RuleRoom.content(When.on("incident.severity-changed"), null, hook()));
        severity(drill, Severity.SEV1);
        test.advance(Duration.ofDays(1));
        assertThat(sent).isEmpty();
        assertThat(attempts(drill)).singleElement().satisfies(a -> {
            assertThat(a.rule()).isEqualTo(here);
            assertThat(a.withheld()).isEqualTo("exercise");
            assertThat(a.sentence()).contains("not sent: exercise");
        });
        severity(room.incident, Severity.SEV1);
        assertThat(sent).hasSize(1);
    }

    @Test
    void whoMayNotReadSendsNothing() {
        onSeverity();
        test.run("ada", new RemoveMember(room.channel, new PersonId("ben")));
        severity(room.incident, Severity.SEV1);
        assertThat(sent).isEmpty();
    }

    @Test
    void aNarrowMarkingStaysInside() {
        RuleId rule = onSeverity();
        test.run("ada", new SetMarking(room.channel, Marking.AMBER, null));
        severity(room.incident, Severity.SEV1);
        assertThat(sent).isEmpty();
        assertThat(room.firings("ada", rule)).singleElement().satisfies(f -> assertThat(f.reason())
                .contains("marking"));
    }

    /** The secret is set by administrators, is nowhere to be read, and without one nothing is sent. */
    @Test
    void theSecretIsShownNowhere() {
        refused(Rejection.Code.ABSENT, () -> test.run("ben", new SetWebhookSecret("x".repeat(40))));
        refused(Rejection.Code.INVALID, () -> test.run("ada", new SetWebhookSecret("short")));
        RuleId rule = onSeverity();
        severity(room.incident, Severity.SEV1);
        assertThat(sent.toString()
                        + new String(Objects.requireNonNull(sent.get(0).body()), StandardCharsets.UTF_8))
                .doesNotContain(SECRET);
        assertThat(room.history("ada", room.channel).toString()).doesNotContain(SECRET);
        assertThat(new SetWebhookSecret(SECRET) + " " + new WebhookSecret(SECRET))
                .doesNotContain(SECRET);
        test.run("ada", new SetWebhookSecret(null));
        severity(room.incident, Severity.SEV2);
        assertThat(sent).hasSize(1);
        assertThat(room.firings("ada", rule).get(0).reason()).contains("nothing to sign webhooks with");
    }

    @Test
    void aMessageSaysWhatItSaysNow() {
        room.here("ben", When.said("word"), null, hook());
        long gone = room.say("ada", room.channel, "a word too much");
        test.run("ada", new dev.muster.channel.MessageCommands.DeleteMessage(room.channel, gone));
        room.say("ada", room.channel, "a word");
        test.runDue();
        assertThat(sent).extracting(r -> part(r, "event").get("text")).containsExactlyInAnyOrder(null, "a word");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        for (String address : List.of("https://", "http://a b/", "https://u:p@x.example/", "https://x.example/#f")) {
            refused(
                    Rejection.Code.INVALID,
                    () -> room.here("ben", When.said("word"), null, new Step("webhook", Map.of("address", address))));
        }
    }
}
