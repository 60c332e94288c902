package dev.muster.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.DeclineHandover;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverCommands.WithdrawHandover;
import dev.muster.handover.HandoverViews.DraftHandover;
import dev.muster.handover.HandoverViews.HandoverDraft;
import dev.muster.handover.HandoverViews.HandoverView;
import dev.muster.handover.HandoverViews.ListHandovers;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.RoleView;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.Severity;
import dev.muster.playbook.TaskCommands.AddTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ada commands; she hands over to Ben, backed up by Cleo. */
class HandoversTest {
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CLEO = new PersonId("cleo");
    private final TestMuster m = new TestMuster();
    private final IncidentId incident =
            new IncidentId(m.run("ada", DeclareIncident.of("payments fail", Severity.SEV2, null))
                    .id("incident"));

    @BeforeEach
    void aMomentLater() {
        m.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void nothingMovesUntilTheIncomingPersonAccepts() {
        HandoverId id = offer(CLEO);
        assertThat(commander().primaryName()).isEqualTo("Ada");
        assertThat(m.ask("ben", new ShowChannel(incident.channel())).members()).hasSize(3);
        m.run("ben", new AcceptHandover(incident, id, "mine"));
        assertThat(commander().primaryName()).isEqualTo("Ben");
        assertThat(commander().backupName()).isEqualTo("Cleo");
        assertThat(tail(2)).containsExactly("handover.accepted", "incident.role-assigned");
        m.advance(Duration.ofDays(1));
        assertThat(tail(1)).containsExactly("incident.role-assigned");
    }

    @Test
    void withoutANamedBackupTheOldCommanderBecomesIt() {
        m.run("ben", new AcceptHandover(incident, offer(null), null));
        assertThat(commander().backupName()).isEqualTo("Ada");
    }

    @Test
    void silenceAsksTheBackupAndThenEscalatesWhileCommandStays() {
        HandoverId id = offer(CLEO);
        m.advance(Duration.ofSeconds(149));
        assertThat(tail(1)).containsExactly("handover.offered");
        m.advance(Duration.ofSeconds(150));
        assertThat(tail(2)).containsExactly("handover.offered", "handover.reminded");
        conflict("cleo", new AcceptHandover(incident, id, null), "for Ben to answer");
        m.advance(Duration.ofSeconds(1));
        assertThat(tail(1)).containsExactly("handover.asked");
        m.advance(Duration.ofSeconds(300));
        assertThat(tail(1)).containsExactly("handover.escalated");
        assertThat(commander().primaryName()).isEqualTo("Ada");
        m.advance(Duration.ofDays(1));
        assertThat(tail(1)).containsExactly("handover.escalated");
        m.run("cleo", new AcceptHandover(incident, id, "better late"));
        assertThat(commander().primaryName()).isEqualTo("Cleo");
        assertThat(commander().backupName()).isEqualTo("Ada");
    }

    @Test
    void aNoAsksTheBackupAtOnceAndTwoOfThemEndIt() {
        HandoverId id = offer(CLEO);
        m.run("ben", new DeclineHandover(incident, id, "asleep"));
        assertThat(tail(2)).containsExactly("handover.declined", "handover.asked");
        conflict("ben", new AcceptHandover(incident, id, null), "declined this handover already");
        m.run("cleo", new DeclineHandover(incident, id, null));
        assertThat(tail(2)).containsExactly("handover.declined", "handover.escalated");
        assertThat(handover().state()).isEqualTo(Handover.Phase.DECLINED);
        conflict("cleo", new AcceptHandover(incident, id, null), "it was declined");
        offer(null);
    }

    @Test
    void aLateYesOfTheFirstStillCounts() {
        HandoverId id = offer(CLEO);
        m.advance(Duration.ofSeconds(300));
        m.run("ben", new AcceptHandover(incident, id, null));
        assertThat(commander().primaryName()).isEqualTo("Ben");
        conflict("cleo", new AcceptHandover(incident, id, null), "it was accepted");
    }

    @Test
    void oneOpenHandoverForARole() {
        HandoverId id = offer(null);
        conflict("ada", OfferHandover.of(incident, CLEO, null, "", "", ""), "Ben has been asked");
        conflict("ben", new WithdrawHandover(incident, id), "only whoever offered");
        m.run("ada", new WithdrawHandover(incident, id));
        HandoverId second = offer(null);
        m.advance(Duration.ofSeconds(300));
        assertThat(handover().state()).isEqualTo(Handover.Phase.ESCALATED);
        offer(CLEO);
        assertThat(m.ask("ada", new ListHandovers(incident)).handovers())
                .filteredOn(h -> h.id().equals(second))
                .singleElement()
                .satisfies(h -> assertThat(h.state()).isEqualTo(Handover.Phase.WITHDRAWN));
    }

    @Test
    void assigningTheRoleOtherwiseEndsTheHandover() {
        HandoverId id = offer(null);
        m.run("ada", new AssignRole(incident, "commander", CLEO, null));
        assertThat(handover().state()).isEqualTo(Handover.Phase.WITHDRAWN);
        conflict("ben", new AcceptHandover(incident, id, null), "it was withdrawn");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused("to", OfferHandover.of(incident, new PersonId("ada"), null, "", "", ""));
        refused("to", OfferHandover.of(incident, new PersonId("guy"), null, "", "", ""));
        refused("to", OfferHandover.of(incident, new PersonId("nobody"), null, "", "", ""));
        refused("backup", OfferHandover.of(incident, BEN, BEN, "", "", ""));
        refused("backup", OfferHandover.of(incident, BEN, new PersonId("ada"), "", "", ""));
        refused("role", new OfferHandover(incident, BEN, null, "", "", "", "juggler", null));
    }

    @Test
    void theDraftSaysWhatStateSays() {
        m.run("ada", new SetSeverity(incident, Severity.SEV1, "all of Europe"));
        m.run("ada", new UpdateStatus(incident, "we are on it", 30));
        m.run("ada", new AddTask(incident.channel(), "call the bank", null, null, null, null, 20));
        m.advance(Duration.ofMinutes(25));
        HandoverDraft draft = m.ask("ada", new DraftHandover(incident));
        assertThat(draft.done()).contains("Ada changed severity from SEV2 to SEV1 (all of Europe)");
        assertThat(draft.next())
                .contains("promised for 2 Mar 09:30 UTC")
                .contains("call the bank (due 2 Mar 09:20 UTC)");
        assertThat(draft.blockers()).contains("call the bank has no owner");
        assertThat(draft.openTasks()).containsExactly("call the bank");
        assertThat(draft.lastUpdate()).isEqualTo("we are on it");
        offer(null);
        assertThat(handover().openTasks()).containsExactly("call the bank");
    }

    @Test
    void twoWhoAcceptAtOnceMakeOneCommander() {
        HandoverId id = offer(CLEO);
        m.advance(Duration.ofSeconds(300));
        try (TestMuster other = m.another()) {
            List<CompletableFuture<?>> all = new ArrayList<>();
            all.add(other.muster.submit(TestMuster.as("ben"), new AcceptHandover(incident, id, null), null));
            all.add(m.muster.submit(TestMuster.as("cleo"), new AcceptHandover(incident, id, null), null));
            long failed = all.stream()
                    .filter(f -> f.handle((outcome, e) -> e != null).join())
                    .count();
            assertThat(failed).isEqualTo(1);
        }
        assertThat(kinds()).filteredOn("handover.accepted"::equals).hasSize(1);
    }

    private HandoverId offer(@Nullable PersonId backup) {
        return new HandoverId(m.run("ada", OfferHandover.of(incident, BEN, backup, "found it", "fix it", "none"))
                .id("handover"));
    }

    private void conflict(String person, dev.muster.command.Command command, String words) {
        assertThatThrownBy(() -> m.run(person, command))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.code()).isEqualTo(Rejection.Code.CONFLICT))
                .hasMessageContaining(words);
    }

    private void refused(String field, OfferHandover command) {
        assertThatThrownBy(() -> m.run("ada", command))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo(field));
    }

    private RoleView commander() {
        return m.ask("ada", new ShowIncident(incident)).roles().get(0);
    }

    private HandoverView handover() {
        return m.ask("ada", new ListHandovers(incident)).handovers().get(0);
    }

    private List<String> kinds() {
        return m.ask("ada", new History(incident.channel(), null, null, 200, null)).entries().stream()
                .map(EntryView::kind)
                .toList();
    }

    private List<String> tail(int count) {
        List<String> kinds = kinds();
        return kinds.subList(kinds.size() - count, kinds.size());
    }
}
