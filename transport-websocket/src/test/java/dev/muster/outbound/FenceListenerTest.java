package dev.muster.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.Command;
import dev.muster.command.Outcome;
import dev.muster.context.ContextCommands.CollectAgain;
import dev.muster.context.ContextCommands.SetWorkspaceContext;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.playbook.ContextPlan;
import dev.muster.playbook.ContextPlan.CollectPlan;
import dev.muster.rule.RuleCommands.DefineRule;
import dev.muster.rule.RuleContent;
import dev.muster.rule.RuleContent.Step;
import dev.muster.rule.RuleContent.When;
import dev.muster.rule.WebhookCommands.SetWebhookSecret;
import dev.muster.rule.WebhookEvent.WebhookAttempted;
import dev.muster.storage.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The whole way out, from a rule and a collector through the guarded client to a listener that counts who connects:
 * what is meant arrives, and of an exercise nobody ever connects.
 */
class FenceListenerTest {
    private static final WorkspaceId ACME = new WorkspaceId("acme");
    private static final PersonId ADA = new PersonId("ada");
    private final Village village = new Village();
    private final HttpOutbound outbound = new HttpOutbound(
            List.of(Allowed.of("internal:hooks.example.org:" + village.port())), 2, Thread::new, name ->
                    new InetAddress[] {InetAddress.getByName("127.0.0.1")});
    private final Hands clock = new Hands();
    private final Muster muster = Muster.builder()
            .store(new MemoryStore())
            .directory(new Alone())
            .clock(clock)
            .outbound(outbound)
            .runsDueWork(false)
            .build();

    private static final class Hands implements InstantSource {
        private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    @AfterEach
    void close() throws IOException {
        muster.close();
        outbound.close();
        village.close();
    }

    private Outcome run(Command command) {
        return muster.run(Caller.person(ACME, ADA), command, UUID.randomUUID().toString());
    }

    private void runDue() {
        while (muster.runDue() > 0) {
            // until nothing is due
        }
    }

    private String address(String path) {
        return "http://hooks.example.org:" + village.port() + path;
    }

    /** A rule of every channel and a pack for every incident, both of which reach outside. */
    private void reachOutside() {
        run(new SetWebhookSecret("correct-horse-battery-staple-0123456789"));
        run(new SetWorkspaceContext(
                new ContextPlan(
                        null,
                        null,
                        List.of(new CollectPlan("status", "http-json", Map.of("address", address("/status")), null))),
                null));
        run(new DefineRule(
                null,
                null,
                new RuleContent(
                        "tell",
                        When.on("incident.severity-changed"),
                        null,
                        List.of(new Step("webhook", Map.of("address", address("/hook")))))));
    }

    private IncidentId incident(boolean exercise) {
        IncidentId incident = new IncidentId(run(new DeclareIncident(
                        "fire", null, Severity.SEV4, null, null, List.of(), null, null, null, exercise, null))
                .id("incident"));
        run(new DefineRule(
                incident.channel(),
                null,
                new RuleContent(
                        "tell of here",
                        When.on("incident.severity-changed"),
                        null,
                        List.of(new Step("webhook", Map.of("address", address("/here")))))));
        return incident;
    }

    private void everything(IncidentId incident) {
        runDue();
        run(new SetSeverity(incident, Severity.SEV1, null));
        runDue();
        run(new CollectAgain(incident, null));
        for (int i = 0; i < 5; i++) {
            clock.now = clock.now.plus(Duration.ofHours(12));
            runDue();
        }
    }

    private List<WebhookAttempted> attempts(IncidentId incident) {
        return muster
                .ask(Caller.person(ACME, ADA), new History(incident.channel(), null, null, 200, null))
                .entries()
                .stream()
                .filter(e -> e.kind().equals("rule.webhook-attempted"))
                .map(e -> e.event(WebhookAttempted.class))
                .toList();
    }

    @Test
    void nobodyConnectsForAnExercise() {
        reachOutside();
        IncidentId drill = incident(true);
        everything(drill);
        assertThat(village.connections).as("of the exercise").hasValue(0);
        assertThat(attempts(drill)).extracting(WebhookAttempted::withheld).containsExactly("exercise");
        everything(incident(false));
        assertThat(village.connections)
                .as("of the same, meant: two webhooks, asked twice")
                .hasValue(4);
    }

    @Test
    void aWebhookArrivesWhole() {
        village.answers("HTTP/1.1 204 No Content\nContent-Length: 0\n\n");
        reachOutside();
        IncidentId incident = incident(false);
        everything(incident);
        List<String> hook = village.asked.stream()
                .filter(l -> l.get(0).startsWith("POST /here "))
                .findFirst()
                .orElseThrow();
        assertThat(hook)
                .anyMatch(l -> l.startsWith("webhook-id: "))
                .anyMatch(l -> l.startsWith("webhook-timestamp: "))
                .anyMatch(l -> l.startsWith("webhook-signature: v1,"))
                .contains("Content-Type: application/json");
        assertThat(village.bodies).anyMatch(b -> b.contains("\"severity\":\"SEV1\""));
        assertThat(attempts(incident)).singleElement().satisfies(a -> assertThat(a.status())
                .isEqualTo(204));
    }

    /** AC-51: an answer without end is cut off, is on record, and is not asked for again. */
    @Test
    void anAnswerWithoutEndIsCutOff() {
        village.answers(out -> {
            out.write(Village.bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
            byte[] chunk = Village.bytes("1000\r\n" + "x".repeat(4_096) + "\r\n");
            while (true) {
                out.write(chunk);
            }
        });
        run(new SetWebhookSecret("correct-horse-battery-staple-0123456789"));
        IncidentId incident = incident(false);
        run(new SetSeverity(incident, Severity.SEV1, null));
        runDue();
        clock.now = clock.now.plus(Duration.ofDays(1));
        runDue();
        assertThat(village.connections).hasValue(1);
        assertThat(attempts(incident)).singleElement().satisfies(a -> {
            assertThat(a.reason()).isNotNull();
            assertThat(a.nextAt()).isNull();
        });
    }
}
