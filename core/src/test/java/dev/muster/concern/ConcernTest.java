package dev.muster.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.access.Policy;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.command.Command;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.concern.Concern.Progress;
import dev.muster.concern.ConcernCommands.DeclareConcern;
import dev.muster.concern.ConcernCommands.DismissConcern;
import dev.muster.concern.ConcernCommands.MergeConcern;
import dev.muster.concern.ConcernCommands.ReportConcern;
import dev.muster.concern.ConcernCommands.SetTriage;
import dev.muster.concern.ConcernViews.ConcernQueue;
import dev.muster.concern.ConcernViews.ConcernView;
import dev.muster.concern.ConcernViews.MyConcerns;
import dev.muster.concern.ConcernViews.OwnConcern;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.slash.SlashViews.RunSlash;
import dev.muster.storage.MemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ben reports; Ada is an administrator; Cleo triages once her group may. */
class ConcernTest {
    private final TestMuster m = new TestMuster();

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void whoReportsGetsAReceiptAndSeesItsStateAndNothingElse() {
        ConcernId id = report("ben", "odd logins");
        OwnConcern own = m.ask("ben", new MyConcerns()).concerns().get(0);
        assertThat(own).isEqualTo(new OwnConcern(id, "odd logins", TestMuster.START, Progress.WAITING));
        absent(() -> m.ask("ben", new ConcernQueue(null, null)));
        IncidentId incident = new IncidentId(
                m.run("ada", DeclareConcern.of(id, Severity.SEV2)).id("incident"));
        assertThat(m.ask("ben", new MyConcerns()).concerns().get(0).state()).isEqualTo(Progress.DECLARED);
        absent(() -> m.ask("ben", new ShowIncident(incident)));
        absent(() -> m.ask("ben", new ShowChannel(incident.channel())));
        assertThat(m.ask("cleo", new MyConcerns()).concerns()).isEmpty();
    }

    @Test
    void declaringItDoesAllThatADeclarationDoes() {
        ConcernId id = new ConcernId(
                m.run("ben", new ReportConcern("odd logins", "from everywhere")).id("concern"));
        IncidentId incident =
                new IncidentId(m.run("ada", DeclareConcern.of(id, null)).id("incident"));
        IncidentView view = m.ask("ada", new ShowIncident(incident));
        assertThat(view.title()).isEqualTo("odd logins");
        assertThat(view.summary()).isEqualTo("from everywhere");
        assertThat(view.number()).isEqualTo(1);
        assertThat(view.status()).isEqualTo(Status.ACTIVE);
        assertThat(view.roles().get(0).primaryName()).isEqualTo("Ada");
        assertThat(kinds(incident)).contains("incident.declared", "concern.attached");
        conflict(new DeclareConcern(id, null, null, null, null, null, null, null), "declared already");
        conflict(new DismissConcern(id, "no"), "declared already");
    }

    @Test
    void itIsMergedIntoAnIncidentThatWhoeverTriagesWorksOn() {
        ConcernId id = report("ben", "odd logins");
        IncidentId foreign = declare("dan");
        absent(() -> m.run("ada", new MergeConcern(id, foreign)));
        absent(() -> m.run("ada", new MergeConcern(id, new IncidentId("none"))));
        IncidentId incident = declare("ada");
        m.run("ada", new MergeConcern(id, incident));
        assertThat(kinds(incident)).contains("concern.attached");
        assertThat(state("ben")).isEqualTo(Progress.MERGED);
    }

    @Test
    void itIsDismissedWithAReasonThatTheReporterDoesNotSee() {
        ConcernId id = report("ben", "odd logins");
        assertThatThrownBy(() -> m.run("ada", new DismissConcern(id, "")))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("reason"));
        m.run("ada", new DismissConcern(id, "a drill of zebra team"));
        assertThat(state("ben")).isEqualTo(Progress.DISMISSED);
        assertThat(m.ask("ben", new MyConcerns()).toString()).doesNotContain("zebra");
        ConcernView view =
                m.ask("ada", new ConcernQueue(false, null)).concerns().get(0);
        assertThat(view.reason()).isEqualTo("a drill of zebra team");
        assertThat(m.ask("ada", new ConcernQueue(null, null)).concerns()).isEmpty();
    }

    @Test
    void onlyThoseWhoTriageLearnThatAConcernExists() {
        ConcernId id = report("ben", "odd logins");
        IncidentId own = declare("cleo");
        for (String person : List.of("ben", "cleo", "guy", "audrey")) {
            for (ConcernId any : List.of(id, new ConcernId("none"))) {
                absent(() -> m.run(person, DeclareConcern.of(any, null)));
                absent(() -> m.run(person, new MergeConcern(any, own)));
                absent(() -> m.run(person, new DismissConcern(any, "no")));
            }
            absent(() -> m.run(person, new SetTriage(null)));
            absent(() -> m.ask(person, new ConcernQueue(null, null)));
        }
        absent(() -> m.run("ada", new DismissConcern(new ConcernId("none"), "no")));
    }

    @Test
    void aGroupTriagesWhenItIsSaidSoAndOnlyForAsLong() {
        ConcernId id = report("ben", "odd logins");
        m.people.group("soc", true, "cleo", "guy");
        m.muster.accessChanged(TestMuster.ACME, new PersonId("cleo"));
        absent(() -> m.ask("cleo", new ConcernQueue(null, null)));
        assertThatThrownBy(() -> m.run("ada", new SetTriage(new GroupId("none"))))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("group"));
        m.run("ada", new SetTriage(new GroupId("soc")));
        assertThat(m.ask("cleo", new ConcernQueue(null, null)).concerns()).hasSize(1);
        absent(() -> m.ask("guy", new ConcernQueue(null, null)));
        absent(() -> m.run("cleo", new SetTriage(null)));
        IncidentId incident =
                new IncidentId(m.run("cleo", DeclareConcern.of(id, null)).id("incident"));
        assertThat(m.ask("cleo", new ShowIncident(incident)).declaredBy().value())
                .isEqualTo("cleo");
        assertThat(m.ask("ada", new ConcernQueue(false, null)).concerns().get(0).incident())
                .as("of an incident that the reader may not read")
                .isNull();
        m.people.group("soc", true);
        m.muster.accessChanged(TestMuster.ACME, new PersonId("cleo"));
        absent(() -> m.ask("cleo", new ConcernQueue(null, null)));
    }

    @Test
    void onePersonCannotFloodTheQueue() {
        for (int hour = 0; hour < 2; hour++) {
            for (int i = 0; i < 10; i++) {
                report("ben", "again");
            }
            assertThatThrownBy(() -> report("ben", "again"))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.code()).isEqualTo(Rejection.Code.BUSY));
            m.advance(Duration.ofHours(1));
        }
        assertThatThrownBy(() -> report("ben", "again")).hasMessageContaining("20 of your concerns");
        report("cleo", "mine");
    }

    @Test
    void aGuestReportsOnlyWhenTheHostSaysSo() {
        absent(() -> report("guy", "odd"));
        Policy standard = Policy.standard();
        Policy kind = (actor, action, standing) ->
                action.name().equals("concern.report") || standard.allows(actor, action, standing);
        try (TestMuster open = new TestMuster(
                new MemoryStore(), new TestMuster.ManualClock(), new TestMuster.People(), b -> b.policy(kind))) {
            open.run("guy", new ReportConcern("odd", null));
            assertThat(open.ask("guy", new MyConcerns()).concerns()).hasSize(1);
        }
    }

    @Test
    void itCanBeTyped() {
        IncidentId anywhere = declare("ben");
        m.run("ben", new RunSlash(anywhere.channel(), "/concern odd logins"));
        assertThat(m.ask("ada", new ConcernQueue(null, null)).concerns())
                .extracting(ConcernView::title)
                .containsExactly("odd logins");
    }

    private ConcernId report(String person, String title) {
        return new ConcernId(m.run(person, new ReportConcern(title, null)).id("concern"));
    }

    private IncidentId declare(String person) {
        return new IncidentId(
                m.run(person, DeclareIncident.of("down", null, null)).id("incident"));
    }

    private Progress state(String person) {
        return m.ask(person, new MyConcerns()).concerns().get(0).state();
    }

    private List<String> kinds(IncidentId incident) {
        return m.ask("ada", new History(incident.channel(), null, null, 50, null)).entries().stream()
                .map(EntryView::kind)
                .toList();
    }

    private void conflict(Command command, String why) {
        assertThatThrownBy(() -> m.run("ada", command)).hasMessageContaining(why);
    }

    private static void absent(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.code()).isEqualTo(Rejection.Code.ABSENT);
            assertThat(r.getMessage()).isEqualTo(Rejection.absent().getMessage());
        });
    }
}
