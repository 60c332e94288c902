package dev.muster.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.EntryView;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.timeline.TimelineViews.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    private IncidentId declare() {
        Outcome outcome = test.run("ada", DeclareIncident.of("payments fail", Severity.SEV2, null));
        return new IncidentId(outcome.id("incident"));
    }

    private IncidentView show(IncidentId incident) {
        return test.ask("ada", new ShowIncident(incident));
    }

    private List<String> kinds(IncidentId incident) {
        return test.ask("ada", new History(incident.channel(), null, null, 200, null)).entries().stream()
                .map(EntryView::kind)
                .toList();
    }

    @Test
    void oneCallOpensEverything() {
        IncidentId incident = declare();
        IncidentView view = show(incident);
        assertThat(view.number()).isEqualTo(1);
        assertThat(view.status()).isEqualTo(Status.ACTIVE);
        assertThat(view.roles()).singleElement().satisfies(r -> assertThat(r.primaryName())
                .isEqualTo("Ada"));
        assertThat(kinds(incident))
                .containsExactly(
                        "channel.created", "channel.members-added", "incident.declared", "incident.role-assigned");
        assertThat(test.ask("ben", new ListIncidents(null, null)).incidents()).isEmpty();
        assertThat(test.ask("ada", new ListIncidents(null, null)).incidents()).hasSize(1);
    }

    @Test
    void manyAtOnceGetDenseNumbers() {
        List<CompletableFuture<Outcome>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(test.muster.submit(
                    TestMuster.as("ada"), DeclareIncident.of("fire " + i, Severity.SEV3, null), "d" + i));
        }
        assertThat(all.stream().map(CompletableFuture::join).map(o -> Integer.valueOf(o.id("number"))))
                .doesNotHaveDuplicates()
                .allMatch(n -> n >= 1 && n <= 50);
    }

    @Test
    void theStatusMachineRefusesWhatItDoesNotKnow() {
        IncidentId incident = declare();
        test.run("ada", new SetStatus(incident, Status.RESOLVED, "fixed"));
        assertThat(show(incident).resolvedAt()).isNotNull();
        assertThatThrownBy(() -> test.run("ada", new SetStatus(incident, Status.MITIGATED, null)))
                .hasMessageContaining("resolved cannot become mitigated");
        test.run("ada", new SetStatus(incident, Status.ACTIVE, "it is back"));
        assertThat(show(incident).resolvedAt()).isNull();
    }

    @Test
    void aPromisedUpdateThatDoesNotComeIsRemindedOfThenEscalated() {
        IncidentId incident = declare();
        test.run("ada", new AssignRole(incident, Role.COMMANDER, null, "ben"));
        test.run("ada", new UpdateStatus(incident, "we are looking", 30));
        assertThat(test.advance(Duration.ofMinutes(29))).isZero();
        test.advance(Duration.ofMinutes(1));
        assertThat(kinds(incident)).last().isEqualTo("incident.update-overdue");
        test.advance(UpdateReminder.PATIENCE);
        assertThat(kinds(incident).stream().filter("incident.update-overdue"::equals))
                .hasSize(2);
        test.advance(Duration.ofHours(5));
        assertThat(kinds(incident).stream().filter("incident.update-overdue"::equals))
                .hasSize(2);
    }

    @Test
    void aNewUpdateTakesTheReminderAlong() {
        IncidentId incident = declare();
        test.run("ada", new UpdateStatus(incident, "we are looking", 30));
        test.advance(Duration.ofMinutes(20));
        test.run("ada", new UpdateStatus(incident, "found it", 30));
        test.advance(Duration.ofMinutes(20));
        assertThat(kinds(incident)).doesNotContain("incident.update-overdue");
        test.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        test.advance(Duration.ofHours(2));
        assertThat(kinds(incident)).doesNotContain("incident.update-overdue");
    }

    @Test
    void theTimelineHoldsActsAndNoChat() {
        IncidentId incident = declare();
        test.run("ada", new dev.muster.channel.MessageCommands.PostMessage(incident.channel(), "chat", null));
        test.run("ada", new SetSeverity(incident, Severity.SEV1, "spreading"));
        assertThat(test.ask("ada", new Timeline(incident, null, null)).lines())
                .first()
                .satisfies(l -> assertThat(l.sentence()).isEqualTo("changed severity from SEV2 to SEV1 (spreading)"));
        assertThat(test.ask("ada", new Timeline(incident, null, null)).lines()).hasSize(5);
    }

    @Test
    void outsidersGetTheSameAnswerAsForNothing() {
        IncidentId incident = declare();
        IncidentId nothing = new IncidentId("00000000-0000-0000-0000-000000000000");
        for (IncidentId id : List.of(incident, nothing)) {
            assertThatThrownBy(() -> test.ask("ben", new ShowIncident(id)))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.code()).isEqualTo(Rejection.Code.ABSENT));
            assertThatThrownBy(() -> test.run("ben", new SetSeverity(id, Severity.SEV1, null)))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.code()).isEqualTo(Rejection.Code.ABSENT));
        }
    }

    @Test
    void aRoleBringsItsHolderIn() {
        IncidentId incident = declare();
        test.run("ada", new AssignRole(incident, Role.COMMANDER, new PersonId("cleo"), "ben"));
        assertThat(test.ask("cleo", new ListIncidents(null, null)).incidents()).hasSize(1);
        assertThat(test.ask("ben", new ListIncidents(null, null)).incidents()).hasSize(1);
    }
}
