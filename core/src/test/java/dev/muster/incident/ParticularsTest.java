package dev.muster.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.Quote;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.command.Rejection.Code;
import dev.muster.condition.Condition;
import dev.muster.condition.Condition.Is;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentViews.DraftUpdate;
import dev.muster.incident.IncidentViews.EstimateLine;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ListEstimates;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.ParticularCommands.AddRole;
import dev.muster.incident.ParticularCommands.AgreeSeverity;
import dev.muster.incident.ParticularCommands.ClassifyIncident;
import dev.muster.incident.ParticularCommands.DeclineSeverity;
import dev.muster.incident.ParticularCommands.ProposeSeverity;
import dev.muster.incident.ParticularCommands.ReopenIncident;
import dev.muster.incident.ParticularCommands.SetEstimate;
import dev.muster.incident.ParticularCommands.SetPromise;
import dev.muster.incident.ParticularEvent.FollowedUp;
import dev.muster.incident.ParticularEvent.IncidentRaised;
import dev.muster.incident.ParticularEvent.RoleUnfilled;
import dev.muster.incident.Scheme.IncidentType;
import dev.muster.incident.SchemeRules.SetScheme;
import dev.muster.playbook.PlaybookCommands;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.Task;
import dev.muster.playbook.TaskViews;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParticularsTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    private IncidentId declare(String... people) {
        List<PersonId> ids = java.util.Arrays.stream(people).map(PersonId::new).toList();
        return new IncidentId(
                test.run("ada", new DeclareIncident("fire", null, Severity.SEV3, null, null, ids, null, null, null))
                        .id("incident"));
    }

    private IncidentView show(IncidentId incident) {
        return test.ask("ada", new ShowIncident(incident));
    }

    private List<EntryView> entries(IncidentId incident, String kind) {
        return test.ask("ada", new History(incident.channel(), null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().equals(kind))
                .toList();
    }

    private static Code refused(Runnable act) {
        try {
            act.run();
        } catch (Rejection r) {
            return r.code();
        }
        throw new AssertionError("was not refused");
    }

    @Test
    void itIsClassifiedByTheTypesOfTheWorkspace() {
        IncidentId incident = declare();
        assertThat(refused(() -> test.run("ada", new ClassifyIncident(incident, "security", null, null))))
                .isEqualTo(Code.INVALID);
        List<IncidentType> types = List.of(new IncidentType("security", "Security", ""));
        test.run("ada", new SetScheme(null, types, null, null, null, null, null));
        test.run("ada", new ClassifyIncident(incident, "security", "all cards", List.of("db", " db ", "web")));
        test.run("ada", new ClassifyIncident(incident, null, "some cards", null));
        assertThat(show(incident)).satisfies(v -> {
            assertThat(v.type()).isEqualTo("security");
            assertThat(v.impact()).isEqualTo("some cards");
            assertThat(v.affected()).containsExactly("db", "web");
        });
        test.run("ada", new ClassifyIncident(incident, "", null, List.of()));
        assertThat(show(incident).type()).isNull();
        assertThat(show(incident).affected()).isEmpty();
        test.run("ada", new ClassifyIncident(incident, "", null, List.of()));
        assertThat(entries(incident, "incident.classified")).hasSize(3);
    }

    /** Conditions look at the type as at everything else, as soon as it changes. */
    @Test
    void conditionsLookAtTheType() {
        List<IncidentType> types = List.of(new IncidentType("security", "Security", ""));
        test.run("ada", new SetScheme(null, types, null, null, null, null, null));
        Condition secure = new Is(new Condition.Test("type", List.of("security")));
        Condition none = new Is(new Condition.Test("type", List.of()));
        PlaybookContent.TaskPlan law =
                PlaybookContent.TaskPlan.of("law").id("law").condition("secure").build();
        PlaybookContent.TaskPlan ask =
                PlaybookContent.TaskPlan.of("ask").id("ask").condition("none").build();
        PlaybookContent content = PlaybookContent.of("Outage")
                .checklists(List.of(new PlaybookContent.Checklist("First", List.of(law, ask))))
                .conditions(List.of(
                        new PlaybookContent.NamedCondition("secure", null, secure),
                        new PlaybookContent.NamedCondition("none", null, none)))
                .build();
        String playbook = test.run("ada", new PlaybookCommands.PublishPlaybook(null, content))
                .id("playbook");
        IncidentId typed = new IncidentId(
                test.run("ada", DeclareIncident.of("one", null, playbook)).id("incident"));
        assertThat(shown(typed)).containsExactly("ask");
        test.run("ada", new ClassifyIncident(typed, "security", null, null));
        assertThat(shown(typed)).containsExactly("law");
        test.run("ada", new ClassifyIncident(typed, "", null, null));
        assertThat(shown(typed)).containsExactly("ask");
    }

    private List<String> shown(IncidentId incident) {
        return test.ask("ada", new TaskViews.ListTasks(incident.channel())).stages().stream()
                .flatMap(s -> s.tasks().stream())
                .filter(Task::shown)
                .map(Task::title)
                .toList();
    }

    @Test
    void theEstimateHasAHistory() {
        IncidentId incident = declare();
        test.run("ada", new SetEstimate(incident, TestMuster.START.plusSeconds(60), null));
        test.run("ada", new SetEstimate(incident, TestMuster.START.plusSeconds(90), "parts"));
        test.run("ada", new SetEstimate(incident, TestMuster.START.plusSeconds(90), "again"));
        assertThat(show(incident).fixBy()).isEqualTo(TestMuster.START.plusSeconds(90));
        test.run("ada", new SetEstimate(incident, null, null));
        assertThat(show(incident).fixBy()).isNull();
        assertThat(test.ask("ada", new ListEstimates(incident)).estimates())
                .extracting(EstimateLine::reason)
                .containsExactly("", "parts", "");
    }

    @Test
    void theCommanderOrASecondPersonAgreesToASeverity() {
        IncidentId incident = declare("ben", "cleo");
        String proposal = test.run("ben", new ProposeSeverity(incident, Severity.SEV1, "spreads", null))
                .id("proposal");
        assertThat(show(incident).proposal().to()).isEqualTo(Severity.SEV1);
        assertThat(refused(() -> test.run("cleo", new ProposeSeverity(incident, Severity.SEV2, "no", null))))
                .isEqualTo(Code.CONFLICT);
        assertThat(refused(() -> test.run("ben", new AgreeSeverity(incident, proposal))))
                .isEqualTo(Code.CONFLICT);
        assertThat(refused(() -> test.run("cleo", new AgreeSeverity(incident, "other"))))
                .isEqualTo(Code.ABSENT);
        test.run("cleo", new AgreeSeverity(incident, proposal));
        assertThat(show(incident).severity()).isEqualTo(Severity.SEV1);
        assertThat(show(incident).proposal()).isNull();
        String own = test.run("ada", new ProposeSeverity(incident, Severity.SEV4, "calm", null))
                .id("proposal");
        test.run("ada", new AgreeSeverity(incident, own));
        assertThat(show(incident).severity()).as("the commander agrees alone").isEqualTo(Severity.SEV4);
        assertThat(entries(incident, "incident.severity-agreed")).hasSize(2);
    }

    @Test
    void aProposalIsDeclinedOrSettledBySettingItOutright() {
        IncidentId incident = declare("ben");
        String proposal = test.run("ben", new ProposeSeverity(incident, Severity.SEV1, "spreads", null))
                .id("proposal");
        test.run("ada", new DeclineSeverity(incident, proposal, "it does not"));
        assertThat(show(incident).severity()).isEqualTo(Severity.SEV3);
        String next = test.run("ben", new ProposeSeverity(incident, Severity.SEV1, "it does", null))
                .id("proposal");
        test.run("ada", new SetSeverity(incident, Severity.SEV2, null));
        assertThat(show(incident).proposal()).isNull();
        assertThat(refused(() -> test.run("ada", new AgreeSeverity(incident, next))))
                .isEqualTo(Code.ABSENT);
    }

    @Test
    void reopeningTakesThePromiseUpAgain() {
        IncidentId incident = declare();
        assertThat(refused(() -> test.run("ada", new ReopenIncident(incident, null))))
                .isEqualTo(Code.CONFLICT);
        test.run("ada", new UpdateStatus(incident, "soon", 30));
        test.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        test.advance(Duration.ofMinutes(50));
        test.run("ada", new ReopenIncident(incident, "it is back"));
        assertThat(show(incident).nextUpdateAt()).isEqualTo(test.clock.instant().plus(Duration.ofMinutes(30)));
        test.advance(Duration.ofMinutes(30));
        assertThat(entries(incident, "incident.update-overdue")).hasSize(1);
    }

    @Test
    void aPromiseIsSwitchedOffAndOnAndOutlivesTheEngine() {
        IncidentId incident = declare();
        assertThat(refused(() -> test.run("ada", new SetPromise(incident, true, null))))
                .isEqualTo(Code.CONFLICT);
        test.run("ada", new UpdateStatus(incident, "soon", 30));
        test.run("ada", new SetPromise(incident, false, null));
        test.advance(Duration.ofHours(1));
        assertThat(entries(incident, "incident.update-overdue")).isEmpty();
        assertThat(show(incident).promisesOff()).isTrue();
        test.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        test.run("ada", new ReopenIncident(incident, null));
        assertThat(show(incident).nextUpdateAt()).as("still switched off").isNull();
        test.run("ada", new SetPromise(incident, true, null));
        TestMuster restarted = test.another();
        test.clock.advance(Duration.ofMinutes(30));
        restarted.runDue();
        assertThat(entries(incident, "incident.update-overdue")).hasSize(1);
    }

    @Test
    void overdueGoesToTheBackupAndThenToTheOwners() {
        IncidentId incident = declare("cleo");
        test.run("ada", new IncidentCommands.AssignRole(incident, Role.COMMANDER, new PersonId("ben"), "cleo"));
        test.run("ada", new UpdateStatus(incident, "soon", 10));
        test.advance(Duration.ofMinutes(10));
        test.advance(UpdateReminder.PATIENCE);
        test.advance(UpdateReminder.PATIENCE);
        test.advance(Duration.ofMinutes(30));
        assertThat(entries(incident, "incident.update-overdue"))
                .extracting(e -> e.event(IncidentEvent.UpdateOverdue.class).notified().stream()
                        .map(PersonId::value)
                        .toList())
                .containsExactly(List.of("ben"), List.of("ben", "cleo"), List.of("ada"));
    }

    @Test
    void aRoleThatNobodyTakesRaisesAnAlarmOnce() {
        IncidentId incident = declare("ben");
        test.run("ada", new AddRole(incident, "legal", "Legal", null, null, null));
        test.run("ada", new AddRole(incident, "press", "Press", null, null, null));
        assertThat(refused(() -> test.run("ada", new AddRole(incident, "press", "Press", null, null, null))))
                .isEqualTo(Code.CONFLICT);
        assertThat(refused(() -> test.run("ada", new AddRole(incident, "A b", "Press", null, null, null))))
                .isEqualTo(Code.INVALID);
        test.advance(Duration.ofMinutes(Scheme.ALARM_MINUTES - 1));
        assertThat(entries(incident, "incident.role-unfilled")).isEmpty();
        test.run("ada", new IncidentCommands.AssignRole(incident, "press", new PersonId("ben"), null));
        test.advance(Duration.ofMinutes(1));
        test.advance(Duration.ofHours(5));
        assertThat(entries(incident, "incident.role-unfilled")).singleElement().satisfies(e -> {
            assertThat(e.event(RoleUnfilled.class).role()).isEqualTo("legal");
            assertThat(e.event(RoleUnfilled.class).notified()).containsExactly(new PersonId("ada"));
        });
        assertThat(show(incident).roles()).extracting(r -> r.name()).containsExactly("commander", "legal", "press");
    }

    @Test
    void itIsSummedUpAfterItWasResolvedUnlessItWasReopened() {
        IncidentId incident = declare();
        long update = Long.parseLong(
                test.run("ada", new UpdateStatus(incident, "mended", null)).id("update"));
        test.advance(Duration.ofMinutes(30));
        test.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        test.run("ada", new ReopenIncident(incident, null));
        test.advance(Duration.ofMinutes(Scheme.DIGEST_MINUTES));
        assertThat(entries(incident, "incident.followed-up")).isEmpty();
        test.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        test.advance(Duration.ofMinutes(Scheme.DIGEST_MINUTES));
        assertThat(entries(incident, "incident.followed-up")).singleElement().satisfies(e -> {
            FollowedUp digest = e.event(FollowedUp.class);
            assertThat(digest.lastedSeconds()).isEqualTo(90 * 60);
            assertThat(digest.updates()).containsExactly(update);
            assertThat(digest.notified()).containsExactly(new PersonId("ada"));
        });
    }

    @Test
    void fromAMessageBothNameEachOtherAndTheTimeIsKept() {
        ChannelId ops =
                new ChannelId(test.run("ben", new CreateChannel("ops", null, false, List.of(new PersonId("ada"))))
                        .id("channel"));
        long message = Long.parseLong(
                test.run("ben", new PostMessage(ops, "it smells", null)).id("message"));
        test.advance(Duration.ofMinutes(2));
        DeclareIncident declare =
                new DeclareIncident("fire", null, null, null, null, null, null, null, new Quote(ops, message), null);
        IncidentId incident = new IncidentId(test.run("ada", declare).id("incident"));
        assertThat(show(incident)).satisfies(v -> {
            assertThat(v.from()).isEqualTo(new Quote(ops, message));
            assertThat(v.openedAfterSeconds()).isEqualTo(120);
        });
        assertThat(test.ask("ben", new History(ops, null, null, 200, null)).entries())
                .last()
                .satisfies(e ->
                        assertThat(e.event(IncidentRaised.class)).isEqualTo(new IncidentRaised(message, incident)));
        assertThat(refused(() -> test.run("cleo", declare))).isEqualTo(Code.ABSENT);
        assertThat(refused(() -> test.run(
                        "ada",
                        new DeclareIncident(
                                "fire", null, null, null, null, null, null, null, new Quote(ops, 1), null))))
                .isEqualTo(Code.ABSENT);
    }

    @Test
    void anUpdateBeginsAsThePlaybookSays() {
        byte[] content = ("{\"content\":{\"title\":\"Outage\",\"updateTemplate\":"
                        + "\"INC-{number} {severity} in {region}, {status}, by {commander}\"}}")
                .getBytes(StandardCharsets.UTF_8);
        String playbook =
                test.run("ada", Json.read(content, PublishPlaybook.class)).id("playbook");
        DeclareIncident declare = new DeclareIncident(
                "fire", null, Severity.SEV2, playbook, null, null, java.util.Map.of("region", "{status}"), null, null);
        IncidentId incident = new IncidentId(test.run("ada", declare).id("incident"));
        assertThat(show(incident).updateTemplate()).startsWith("INC-{number} {severity} in");
        assertThat(test.ask("ada", new DraftUpdate(incident)).text())
                .isEqualTo("INC-1 SEV2 in {status}, active, by Ada");
        assertThatThrownBy(() -> test.ask("ben", new DraftUpdate(incident))).isInstanceOf(Rejection.class);
    }
}
