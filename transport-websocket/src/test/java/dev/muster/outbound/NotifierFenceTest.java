package dev.muster.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.notice.Addressees;
import dev.muster.notice.Escalation;
import dev.muster.notice.NoticeCommands.PlanNotice;
import dev.muster.notice.Plan;
import dev.muster.notifier.ChatNotifier;
import dev.muster.notifier.NotifierViews.DeliveryView;
import dev.muster.notifier.NotifierViews.MyDeliveries;
import dev.muster.notifier.Urgency;
import dev.muster.notifier.WebhookNotifier;
import dev.muster.storage.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a notice through notifiers and the guarded client to a listener: of an exercise nobody ever connects. */
class NotifierFenceTest {
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
            .notifier(new ChatNotifier("chat", outbound))
            .notifier(new WebhookNotifier("hook", outbound, "correct-horse-battery-staple-0123456789", clock))
            .contacts((workspace, person, notifier) ->
                    Optional.of("http://hooks.example.org:" + village.port() + "/" + notifier))
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

    private void incident(boolean exercise) {
        Caller ada = Caller.person(ACME, ADA);
        IncidentId incident = new IncidentId(muster.run(
                        ada,
                        new DeclareIncident(
                                "fire", null, Severity.SEV1, null, null, List.of(), null, null, null, exercise, null),
                        UUID.randomUUID().toString())
                .id("incident"));
        muster.run(
                ada,
                PlanNotice.once(
                        incident.channel(),
                        "page",
                        clock.now.plusSeconds(10),
                        Plan.to(Addressees.EVERYONE)
                                .urgent(Urgency.URGENT)
                                .chain(60, List.of(Escalation.of(Addressees.EVERYONE, 60)))),
                UUID.randomUUID().toString());
        for (int i = 0; i < 30; i++) {
            clock.now = clock.now.plus(Duration.ofMinutes(1));
            while (muster.runDue() > 0) {
                // until nothing is due
            }
        }
    }

    @Test
    void nobodyConnectsForAnExercise() {
        incident(true);
        assertThat(village.connections).as("of the exercise").hasValue(0);
        assertThat(muster.ask(Caller.person(ACME, ADA), new MyDeliveries(null)).deliveries())
                .isNotEmpty()
                .extracting(d -> d.phase().toString())
                .containsOnly("WITHHELD");
        incident(false);
        assertThat(village.asked.stream().map(lines -> lines.get(0).split(" ", -1)[1]))
                .as("of the same, meant: by the chat, and since nobody there confirms, by the hook")
                .contains("/chat", "/hook");
        assertThat(muster.ask(Caller.person(ACME, ADA), new MyDeliveries(null)).deliveries())
                .filteredOn(d -> d.kind().equals("notice"))
                .extracting(DeliveryView::kind)
                .hasSizeGreaterThan(2);
    }
}
