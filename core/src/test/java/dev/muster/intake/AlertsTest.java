package dev.muster.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.MemberView;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.intake.IntakeCommands.CreateToken;
import dev.muster.intake.IntakeCommands.ListTokens;
import dev.muster.intake.IntakeCommands.ReceiveAlerts;
import dev.muster.intake.IntakeCommands.RevokeToken;
import dev.muster.intake.IntakeCommands.TokenLine;
import dev.muster.intake.IntakeEvent.AlertsChanged;
import dev.muster.intake.IntakeEvent.TokenCreated;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {
    private final Source source = new Source();

    @AfterEach
    void close() {
        source.close();
    }

    private IncidentId open() {
        return Source.incident(source.post(new Post()));
    }

    private static String result(Outcome outcome) {
        return outcome.id("result");
    }

    @Test
    void aGroupOpensAnIncidentThatPeopleAreIn() {
        Outcome outcome = source.post(new Post());
        assertThat(result(outcome)).isEqualTo("opened");
        IncidentId incident = Source.incident(outcome);
        IncidentView view = source.show(incident);
        assertThat(view.title()).isEqualTo("Checkout fails for 12 % of customers");
        assertThat(view.summary()).isEqualTo("Error ratio above 5 % for 10 minutes.");
        assertThat(view.severity()).isEqualTo(Severity.SEV1);
        assertThat(view.status()).isEqualTo(Status.TRIAGE);
        assertThat(view.source()).isEqualTo("prometheus");
        assertThat(view.roles()).singleElement().satisfies(r -> assertThat(r.primaryName())
                .isEqualTo("Ben"));
        assertThat(source.test.ask("ben", new ShowChannel(incident.channel())).members())
                .extracting(MemberView::person)
                .containsExactlyInAnyOrder(new PersonId("ben"), new PersonId("cleo"));
        AlertsChanged changed = source.entries(incident).stream()
                .filter(e -> e.kind().equals("intake.alerts-changed"))
                .findFirst()
                .orElseThrow()
                .event(AlertsChanged.class);
        assertThat(changed.firing()).isEqualTo(2);
        assertThat(changed.alerts()).hasSize(2);
    }

    @Test
    void aRepeatLeavesNoTrace() {
        IncidentId incident = open();
        int entries = source.entries(incident).size();
        Post other = new Post();
        ((ObjectNode) other.alert(0).get("annotations")).put("summary", "Checkout fails for 13 % of customers");
        for (Post repeat : List.of(new Post(), other)) {
            Outcome outcome = source.post(repeat);
            assertThat(result(outcome)).isEqualTo("unchanged");
            assertThat(outcome.id("incident")).isEqualTo(incident.value());
            assertThat(outcome.positions()).isEmpty();
        }
        assertThat(source.entries(incident)).hasSize(entries);
    }

    @Test
    void aChangeIsRecordedAndOnlyTheLastEndEndsIt() {
        IncidentId incident = open();
        assertThat(result(source.post(new Post().resolved(0, "2026-03-02T09:10:00Z"))))
                .isEqualTo("updated");
        assertThat(source.show(incident).status()).isEqualTo(Status.TRIAGE);
        assertThat(result(source.post(new Post().resolved(0, "2026-03-02T09:10:00Z"))))
                .isEqualTo("unchanged");
        assertThat(result(source.post(new Post().allResolved()))).isEqualTo("resolved");
        assertThat(source.show(incident).status()).isEqualTo(Status.RESOLVED);
        assertThat(source.kinds(incident))
                .endsWith("intake.alerts-changed", "intake.alerts-resolved", "incident.status-changed");
        assertThat(result(source.post(new Post().allResolved()))).isEqualTo("unchanged");
    }

    @Test
    void onceAPersonIsOnItTheEndIsOnlyProposed() {
        IncidentId incident = open();
        source.test.run("cleo", new PostMessage(incident.channel(), "on it", null));
        source.post(new Post().allResolved());
        assertThat(source.show(incident).status()).isEqualTo(Status.TRIAGE);
        assertThat(source.show(incident).resolveProposed()).isTrue();
        source.test.clock.advance(Duration.ofHours(5));
        assertThat(result(source.post(new Post()))).isEqualTo("reopened");
        assertThat(source.show(incident).resolveProposed()).isFalse();
        assertThat(source.kinds(incident)).endsWith("intake.alerts-changed", "incident.resolve-withdrawn");
    }

    @Test
    void firingAgainSoonReopensAndLaterOpensARelatedOne() {
        IncidentId incident = open();
        source.post(new Post().allResolved());
        source.test.clock.advance(Duration.ofMinutes(30));
        assertThat(result(source.post(new Post()))).isEqualTo("reopened");
        assertThat(source.show(incident).status()).isEqualTo(Status.ACTIVE);
        source.post(new Post().allResolved());
        source.test.clock.advance(Duration.ofMinutes(30).plusMillis(1));
        Outcome later = source.post(new Post());
        assertThat(result(later)).isEqualTo("opened");
        IncidentId next = Source.incident(later);
        assertThat(next).isNotEqualTo(incident);
        assertThat(source.show(next).related()).isEqualTo(incident);
        assertThat(source.show(incident).status()).isEqualTo(Status.RESOLVED);
        assertThat(result(source.post(new Post()))).isEqualTo("unchanged");
    }

    @Test
    void whatAPersonEndedIsLeftInPeaceUntilAnotherAlertFires() {
        IncidentId incident = open();
        source.test.run("ben", new SetStatus(incident, Status.RESOLVED, "known, harmless"));
        assertThat(result(source.post(new Post()))).isEqualTo("unchanged");
        assertThat(result(source.post(new Post().resolved(0, "2026-03-02T09:10:00Z"))))
                .isEqualTo("updated");
        assertThat(source.show(incident).status()).isEqualTo(Status.RESOLVED);
        Post another = new Post();
        another.alert(0).put("fingerprint", "0000000000000001");
        assertThat(result(source.post(another))).isEqualTo("reopened");
        assertThat(source.show(incident).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void whatWasLeftOutMayStillFire() {
        IncidentId incident = open();
        Post some = new Post().truncated(3).resolved(0, "2026-03-02T09:10:00Z").without(1);
        some.set("status", "firing");
        assertThat(result(source.post(some))).isEqualTo("updated");
        Post all = new Post().truncated(3).allResolved();
        all.set("status", "firing");
        assertThat(result(source.post(all))).isEqualTo("updated");
        assertThat(source.show(incident).status()).isEqualTo(Status.TRIAGE);
        assertThat(result(source.post(new Post().allResolved()))).isEqualTo("resolved");
    }

    @Test
    void whatIsNotMentionedAnyMoreDoesNotFire() {
        IncidentId incident = open();
        assertThat(result(source.post(new Post().without(0)))).isEqualTo("updated");
        assertThat(result(source.post(new Post().without(0)))).isEqualTo("unchanged");
        assertThat(result(source.post(
                        new Post().resolved(1, "2026-03-02T09:10:00Z").without(0))))
                .isEqualTo("resolved");
        assertThat(source.show(incident).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void theGroupIsTokenReceiverAndKey() {
        IncidentId first = open();
        assertThat(Source.incident(source.post(new Post().set("receiver", "other"))))
                .isNotEqualTo(first);
        assertThat(Source.incident(source.post(new Post().set("groupKey", "{}/{}:{}"))))
                .isNotEqualTo(first);
        String second = source.test
                .run("ada", new CreateToken("other", null, null, null, null, "f".repeat(32)))
                .id("token");
        Outcome outcome = source.test.muster.run(
                Intake.caller(TestMuster.ACME), new ReceiveAlerts(second, new Post().payload()), null);
        assertThat(result(outcome)).isEqualTo("opened");
        assertThat(source.test.ask("ada", new ListIncidents(null, null)).incidents())
                .as("a token that names nobody is its maker's")
                .hasSize(1);
    }

    @Test
    void nothingThatFiresOpensNothing() {
        Outcome outcome = source.post(new Post().allResolved());
        assertThat(outcome.ids()).containsOnlyKeys("result").containsEntry("result", "unchanged");
        assertThat(source.test.ask("ben", new ListIncidents(null, null)).incidents())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"critical,SEV1", "error,SEV2", "major,SEV2", "Warning,SEV3", "info,SEV4", "page,SEV3"})
    void severityIsWhatTheLabelSays(String label, Severity severity) {
        Post post = new Post().without(0);
        ((ObjectNode) post.alert(0).get("labels")).put("severity", label);
        ((ObjectNode) post.json.get("commonLabels")).put("severity", label);
        assertThat(source.show(Source.incident(source.post(post))).severity()).isEqualTo(severity);
    }

    @Test
    void twoNodesThatGetTheSameAtOnceOpenOne() {
        try (TestMuster other = source.test.another()) {
            AlertmanagerPayload payload = new Post().payload();
            List<CompletableFuture<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                TestMuster node = i % 2 == 0 ? source.test : other;
                all.add(node.muster.submit(
                        Intake.caller(TestMuster.ACME), new ReceiveAlerts(source.token, payload), null));
            }
            List<Outcome> outcomes = all.stream().map(CompletableFuture::join).toList();
            assertThat(outcomes)
                    .extracting(o -> o.id("incident"))
                    .containsOnly(outcomes.get(0).id("incident"));
            assertThat(outcomes)
                    .filteredOn(o -> o.id("result").equals("opened"))
                    .hasSize(1);
            assertThat(source.test.ask("ben", new ListIncidents(null, null)).incidents())
                    .hasSize(1);
        }
    }

    @Test
    void onlyATokenLetsIn() {
        ReceiveAlerts alerts = new ReceiveAlerts(source.token, new Post().payload());
        for (String person : List.of("ada", "ben", "guy")) {
            assertThatThrownBy(() -> source.test.run(person, alerts))
                    .hasMessage(Rejection.absent().getMessage());
        }
        ReceiveAlerts unknown = new ReceiveAlerts(IntakeToken.idOf("x".repeat(32)), new Post().payload());
        assertThatThrownBy(() -> source.test.muster.run(Intake.caller(TestMuster.ACME), unknown, null))
                .hasMessage(Rejection.absent().getMessage());
        source.test.run("ada", new RevokeToken(source.token));
        assertThatThrownBy(() -> source.post(new Post()))
                .hasMessage(Rejection.absent().getMessage());
    }

    @Test
    void aTokenWithAnEndLetsInUntilThenAndIsThenLikeNone() {
        String id = source.test
                .run("ada", new CreateToken("short", null, null, null, null, 2, "e".repeat(32), null))
                .id("token");
        assertThat(source.test.ask("ada", new ListTokens()).tokens())
                .filteredOn(t -> t.id().equals(id))
                .singleElement()
                .extracting(TokenLine::expiresAt)
                .isEqualTo(source.test.clock.instant().plus(Duration.ofHours(2)));
        source.test.clock.advance(Duration.ofHours(2).minusMillis(1));
        assertThat(result(send(id))).isEqualTo("opened");
        source.test.clock.advance(Duration.ofMillis(1));
        Rejection absent = Rejection.absent();
        assertThatThrownBy(() -> send(id)).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.code()).isEqualTo(absent.code());
            assertThat(r.getMessage()).isEqualTo(absent.getMessage());
            assertThat(r.field()).isEqualTo(absent.field());
        });
        assertThat(result(source.post(new Post()))).as("one without an end").isEqualTo("opened");
        for (int hours : List.of(0, -1, 43_801)) {
            assertThatThrownBy(() -> source.test.run(
                            "ada", new CreateToken("t", null, null, null, null, hours, "z".repeat(32), null)))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.field()).isEqualTo("expiresInHours"));
        }
    }

    private Outcome send(String token) {
        return source.test.muster.run(
                Intake.caller(TestMuster.ACME), new ReceiveAlerts(token, new Post().payload()), null);
    }

    @Test
    void whatWasWrittenBeforeTokensHadAnEndIsReadAsWithout() {
        String older = "{\"token\":{\"id\":\"a1\",\"name\":\"prom\",\"people\":[],\"reopenMinutes\":30,"
                + "\"createdBy\":\"ada\",\"createdAt\":\"2026-03-02T09:00:00Z\",\"revoked\":false}}";
        IntakeToken token = Json.read(older.getBytes(StandardCharsets.UTF_8), TokenCreated.class)
                .token();
        assertThat(token.expiresAt()).isNull();
        assertThat(token.good(token.createdAt().plus(Duration.ofDays(36_500)))).isTrue();
        assertThat(new String(Json.write(new TokenCreated(token)), StandardCharsets.UTF_8))
                .as("and its bytes stay what they were, so that its hash does")
                .isEqualTo(older);
    }

    @Test
    void onlyAdministratorsMakeTokensAndNobodySeesTheSecret() {
        CreateToken token = new CreateToken("t", null, null, null, null, "s3cret".repeat(6));
        assertThatThrownBy(() -> source.test.run("ben", token))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> source.test.ask("ben", new ListTokens()))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> source.test.run("ben", new RevokeToken(source.token)))
                .hasMessage(Rejection.absent().getMessage());
        source.test.run("ada", token);
        assertThat(token.toString()).doesNotContain("s3cret");
        assertThat(source.test.ask("ada", new ListTokens()).toString())
                .contains(IntakeToken.idOf("s3cret".repeat(6)))
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> source.test.run("ada", token)).hasMessageContaining("used before");
        assertThatThrownBy(() -> source.test.run("ada", new CreateToken("t", null, null, null, null, "short")))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("secret"));
        assertThatThrownBy(
                        () -> source.test.run("ada", new CreateToken("t", "no-such", null, null, null, "y".repeat(32))))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("playbook"));
    }
}
