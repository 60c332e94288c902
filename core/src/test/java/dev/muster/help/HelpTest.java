package dev.muster.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.command.Command;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.help.Candidate.Answer;
import dev.muster.help.HelpCall.Phase;
import dev.muster.help.HelpCommands.AcceptHelp;
import dev.muster.help.HelpCommands.CallHelp;
import dev.muster.help.HelpCommands.DeclineHelp;
import dev.muster.help.HelpCommands.WithdrawHelp;
import dev.muster.help.HelpViews.HelpView;
import dev.muster.help.HelpViews.ListHelp;
import dev.muster.help.HelpViews.MyHelp;
import dev.muster.help.HelpViews.Wanted;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ada commands and calls Ben, then Cleo; Dan has nothing to do with it. */
class HelpTest {
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CLEO = new PersonId("cleo");
    private final TestMuster m = new TestMuster();
    private final IncidentId incident = declare("ada", "payments fail");

    private IncidentId declare(String person, String title) {
        return new IncidentId(
                m.run(person, DeclareIncident.of(title, Severity.SEV2, null)).id("incident"));
    }

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void whoIsAskedSeesTheTitleAndWhoAsksAndNothingOfTheChannelBefore() {
        HelpId call = call(BEN, CLEO);
        Wanted wanted = m.ask("ben", new MyHelp()).calls().get(0);
        assertThat(wanted).isEqualTo(new Wanted(call, incident, "payments fail", "a DBA", "Ada", TestMuster.START));
        absent(() -> m.ask("ben", new ShowIncident(incident)));
        absent(() -> m.ask("ben", new ListHelp(incident)));
        absent(() -> m.ask("ben", new ShowChannel(incident.channel())));
        assertThat(m.ask("cleo", new MyHelp()).calls()).isEmpty();
        assertThat(m.ask("dan", new MyHelp()).calls()).isEmpty();
        m.advance(Duration.ofSeconds(42));
        m.run("ben", new AcceptHelp(incident, call));
        assertThat(m.ask("ben", new ShowIncident(incident)).title()).isEqualTo("payments fail");
        assertThat(view().state()).isEqualTo(Phase.JOINED);
        assertThat(view().line().get(0).joinedAfterSeconds()).isEqualTo(42);
        assertThat(m.ask("ben", new MyHelp()).calls()).isEmpty();
        assertThat(tail(2)).containsExactly("channel.members-added", "help.accepted");
        m.advance(Duration.ofDays(1));
        assertThat(tail(1)).containsExactly("help.accepted");
    }

    @Test
    void silenceAsksTheNextAndALateYesStillCounts() {
        HelpId call = call(BEN, CLEO);
        m.advance(Duration.ofSeconds(299));
        assertThat(tail(1)).containsExactly("help.asked");
        assertThat(m.ask("cleo", new MyHelp()).calls()).isEmpty();
        m.advance(Duration.ofSeconds(1));
        assertThat(answers()).containsExactly(Answer.SILENT, Answer.ASKED);
        assertThat(sentence()).isEqualTo("asked Cleo to help, because Ben did not answer");
        m.advance(Duration.ofSeconds(300));
        assertThat(view().state()).isEqualTo(Phase.EXHAUSTED);
        assertThat(tail(1)).containsExactly("help.exhausted");
        m.run("ben", new AcceptHelp(incident, call));
        assertThat(answers()).containsExactly(Answer.ACCEPTED, Answer.SILENT);
        absent(() -> m.run("cleo", new AcceptHelp(incident, call)));
    }

    @Test
    void aNoHasAReasonAndAsksTheNextAtOnce() {
        HelpId call = call(BEN, CLEO);
        assertThatThrownBy(() -> m.run("ben", new DeclineHelp(incident, call, " ")))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("reason"));
        m.run("ben", new DeclineHelp(incident, call, "on a plane"));
        assertThat(answers()).containsExactly(Answer.DECLINED, Answer.ASKED);
        assertThat(view().line().get(0).reason()).isEqualTo("on a plane");
        absent(() -> m.run("ben", new AcceptHelp(incident, call)));
        m.run("cleo", new DeclineHelp(incident, call, "ill"));
        assertThat(view().state()).isEqualTo(Phase.EXHAUSTED);
        absent(() -> m.run("cleo", new AcceptHelp(incident, call)));
    }

    @Test
    void nobodyElseCanTellACallFromWhatDoesNotExist() {
        HelpId call = call(BEN, CLEO);
        HelpId none = new HelpId("none");
        IncidentId other = declare("dan", "another");
        for (String person : List.of("cleo", "dan", "guy", "audrey", "ada")) {
            for (HelpId id : List.of(call, none)) {
                absent(() -> m.run(person, new AcceptHelp(incident, id)));
                absent(() -> m.run(person, new DeclineHelp(incident, id, "no")));
            }
        }
        absent(() -> m.run("ben", new AcceptHelp(other, call)));
        absent(() -> m.run("dan", new WithdrawHelp(other, call)));
        absent(() -> m.run("ben", new WithdrawHelp(incident, call)));
        absent(() -> m.run("dan", CallHelp.of(incident, "me", List.of(new PersonId("dan")))));
        m.people.deactivate("ben");
        m.muster.accessChanged(TestMuster.ACME, BEN);
        absent(() -> m.run("ben", new AcceptHelp(incident, call)));
    }

    @Test
    void aCallIsVoidOnceWhoeverMadeItHasLeft() {
        m.run("ada", new AddMembers(incident.channel(), List.of(new PersonId("dan")), null));
        HelpId call = new HelpId(
                m.run("dan", CallHelp.of(incident, "a DBA", List.of(BEN))).id("call"));
        assertThat(m.ask("ben", new MyHelp()).calls()).hasSize(1);
        m.run("ada", new RemoveMember(incident.channel(), new PersonId("dan")));
        assertThat(m.ask("ben", new MyHelp()).calls()).isEmpty();
        absent(() -> m.run("ben", new AcceptHelp(incident, call)));
    }

    @Test
    void aGroupAndTheHoldersOfARoleElsewhereAreAskedInOrder() {
        m.people.group("dba", true, "cleo", "ben");
        m.muster.accessChanged(TestMuster.ACME, BEN);
        IncidentId network = declare("dan", "network");
        CallHelp byRole = new CallHelp(incident, "routes", null, new GroupId("dba"), "commander", network, 60L, null);
        absent(() -> m.run("ada", byRole));
        m.run("dan", new AddMembers(network.channel(), List.of(new PersonId("ada")), null));
        m.run("dan", new AssignRole(network, "commander", null, "audrey"));
        m.run("ada", byRole);
        assertThat(view().line()).extracting(c -> c.person().value()).containsExactly("ben", "cleo", "dan", "audrey");
        for (int asked = 0; asked < 3; asked++) {
            m.advance(Duration.ofSeconds(60));
        }
        assertThat(m.ask("audrey", new MyHelp()).calls()).hasSize(1);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused("people", CallHelp.of(incident, "x", List.of()));
        assertThatThrownBy(() -> call(new PersonId("ada"))).hasMessageContaining("in the incident already");
        refused("people", CallHelp.of(incident, "x", List.of(new PersonId("nobody"))));
        refused("need", CallHelp.of(incident, "", List.of(BEN)));
        refused("group", new CallHelp(incident, "x", null, new GroupId("none"), null, null, null, null));
        refused("roleOf", new CallHelp(incident, "x", List.of(BEN), null, "commander", null, null, null));
        refused("askNextAfterSeconds", new CallHelp(incident, "x", List.of(BEN), null, null, null, 29L, null));
    }

    @Test
    void whenTheIncidentIsOverSoAreItsCalls() {
        HelpId call = call(BEN, CLEO);
        m.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        assertThat(view().state()).isEqualTo(Phase.WITHDRAWN);
        absent(() -> m.run("ben", new AcceptHelp(incident, call)));
        assertThatThrownBy(() -> call(BEN)).hasMessageContaining("is over");
        long before = callsInHistory();
        m.advance(Duration.ofDays(1));
        assertThat(callsInHistory()).isEqualTo(before).isPositive();
    }

    private long callsInHistory() {
        return m.ask("ada", new History(incident.channel(), null, null, 50, null)).entries().stream()
                .filter(e -> e.kind().startsWith("help."))
                .count();
    }

    @Test
    void aGuestWhoIsAskedComesAsAGuest() {
        HelpId call = call(new PersonId("guy"));
        m.run("guy", new AcceptHelp(incident, call));
        assertThat(m.ask("ada", new ShowChannel(incident.channel())).members()).anySatisfy(member -> {
            assertThat(member.person().value()).isEqualTo("guy");
            assertThat(member.rank()).isEqualTo(dev.muster.access.Rank.GUEST);
        });
    }

    private HelpId call(PersonId... people) {
        return new HelpId(
                m.run("ada", CallHelp.of(incident, "a DBA", List.of(people))).id("call"));
    }

    private HelpView view() {
        return m.ask("ada", new ListHelp(incident)).calls().get(0);
    }

    private List<Answer> answers() {
        return view().line().stream().map(HelpViews.CandidateView::answer).toList();
    }

    private List<String> tail(int count) {
        return m.ask("ada", new History(incident.channel(), null, null, count, null)).entries().stream()
                .map(EntryView::kind)
                .toList();
    }

    private String sentence() {
        return m.ask("ada", new dev.muster.timeline.TimelineViews.Timeline(incident, null, 1))
                .lines()
                .get(0)
                .sentence();
    }

    private void refused(String field, Command command) {
        assertThatThrownBy(() -> m.run("ada", command))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo(field));
    }

    private static void absent(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.code()).isEqualTo(Rejection.Code.ABSENT);
            assertThat(r.getMessage()).isEqualTo(Rejection.absent().getMessage());
        });
    }
}
