package dev.muster.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.attention.AttentionCommands.AcknowledgeMessage;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.Priority;
import dev.muster.command.Rejection;
import dev.muster.engine.SpyStore;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverId;
import dev.muster.help.HelpCommands.CallHelp;
import dev.muster.help.HelpCommands.DeclineHelp;
import dev.muster.help.HelpId;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.RolePlan;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskState;
import dev.muster.storage.MemoryStore;
import dev.muster.work.SavedViews.ForgetView;
import dev.muster.work.SavedViews.KeepView;
import dev.muster.work.SavedViews.ListViews;
import dev.muster.work.SavedViews.ViewLine;
import dev.muster.work.WorkCommands.FollowIncident;
import dev.muster.work.WorkCommands.UnfollowIncident;
import dev.muster.work.WorkViews.BoardLine;
import dev.muster.work.WorkViews.ListMine;
import dev.muster.work.WorkViews.MyWork;
import dev.muster.work.WorkViews.ShowBoard;
import dev.muster.work.WorkViews.Sort;
import dev.muster.work.WorkViews.WorkItem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ada declares; what is to be done falls to Ben and Cleo; Dan has nothing to do with it. */
class WorkTest {
    private static final PersonId BEN = new PersonId("ben");
    private final SpyStore store = new SpyStore(new MemoryStore());
    private final TestMuster m = new TestMuster(store, new TestMuster.ManualClock(), new TestMuster.People(), b -> b);

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void tasksOfAllChannelsAreListedWithWhatIsDueFirst() {
        IncidentId one = declare("ada", "one", Severity.SEV3);
        IncidentId two = declare("ada", "two", Severity.SEV1);
        task(one, "later", 60);
        task(two, "soon", 10);
        task(one, "some time", null);
        task(two, "some time too", null);
        assertThat(titles("ben")).containsExactly("soon", "later", "some time too", "some time");
        assertThat(mine("ben").items().get(0)).satisfies(i -> {
            assertThat(i.sort()).isEqualTo(Sort.TASK);
            assertThat(i.label()).isEqualTo("INC-2");
            assertThat(i.severity()).isEqualTo(Severity.SEV1);
            assertThat(i.overdue()).isFalse();
        });
        m.clock.advance(Duration.ofMinutes(11));
        assertThat(mine("ben").items()).extracting(WorkItem::overdue).containsExactly(true, false, false, false);
        assertThat(mine("dan").items()).isEmpty();
        assertThat(m.ask("ben", new ListMine(2))).satisfies(w -> {
            assertThat(w.items()).hasSize(2);
            assertThat(w.more()).isTrue();
        });
    }

    @Test
    void aTaskIsListedForAsLongAsItIsTheirsAndHasToBeDone() {
        IncidentId incident = declare("ada", "one", Severity.SEV3);
        String task = task(incident, "look", 60);
        m.run("ada", new AssignTask(incident.channel(), task, "cleo", "ben", null));
        assertThat(mine("ben").items()).singleElement().satisfies(i -> assertThat(i.backup())
                .isTrue());
        assertThat(mine("cleo").items()).singleElement().satisfies(i -> assertThat(i.backup())
                .isFalse());
        m.run("cleo", new SetTaskState(incident.channel(), task, TaskState.DONE, null));
        assertThat(titles("cleo")).isEmpty();
        m.run("cleo", new SetTaskState(incident.channel(), task, TaskState.OPEN, null));
        assertThat(titles("cleo")).containsExactly("look");
        m.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        assertThat(titles("cleo")).isEmpty();
        m.run("ada", new AssignTask(incident.channel(), task, "ben", "", null));
        assertThat(titles("ben")).isEmpty();
        m.run("ada", new SetStatus(incident, Status.ACTIVE, null));
        assertThat(titles("ben")).containsExactly("look");
        m.run("ada", new RemoveMember(incident.channel(), BEN));
        assertThat(titles("ben")).as("who was removed reads nothing").isEmpty();
        m.run("ada", new AddMembers(incident.channel(), List.of(BEN), null));
        m.run("ada", new ArchiveChannel(incident.channel(), null));
        assertThat(titles("ben"))
                .as("in an archived channel nothing can be done")
                .isEmpty();
    }

    @Test
    void everySortOfWorkIsListedUntilItIsDone() {
        IncidentId incident = declare("ada", "one", Severity.SEV2);
        m.run("ada", new UpdateStatus(incident, "on it", 30));
        m.run("ada", new AddMembers(incident.channel(), List.of(BEN), null));
        long message = Long.parseLong(m.run(
                        "ada",
                        new PostMessage(
                                incident.channel(), "@ben read this", null, Priority.URGENT, true, 5, null, null, null))
                .id("message"));
        m.run("ada", OfferHandover.of(incident, BEN, null, "", "", ""));
        m.run("ada", CallHelp.of(incident, "hands", List.of(new PersonId("cleo"))));
        assertThat(mine("ada").items()).extracting(WorkItem::sort).containsExactly(Sort.UPDATE);
        assertThat(mine("ben").items()).extracting(WorkItem::sort).containsExactly(Sort.HANDOVER, Sort.ACKNOWLEDGEMENT);
        WorkItem help = mine("cleo").items().get(0);
        assertThat(help.sort()).isEqualTo(Sort.HELP);
        assertThat(help.incidentTitle()).isEqualTo("one");
        assertThat(help.label()).as("of the incident its title alone").isNull();
        m.run("ben", new AcknowledgeMessage(incident.channel(), message));
        m.run(
                "ben",
                new dev.muster.handover.HandoverCommands.DeclineHandover(
                        incident,
                        new dev.muster.handover.HandoverId(
                                mine("ben").items().get(0).id()),
                        null));
        assertThat(mine("ben").items()).isEmpty();
        m.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        assertThat(mine("ada").items()).isEmpty();
        assertThat(mine("cleo").items()).isEmpty();
    }

    @Test
    void anIncidentIsFollowedByThoseWhoMayReadIt() {
        IncidentId incident = declare("ada", "one", Severity.SEV2);
        absent(() -> m.run("ben", new FollowIncident(incident)));
        absent(() -> m.run("ben", new FollowIncident(new IncidentId("none"))));
        m.run("ada", new FollowIncident(incident));
        m.run("ada", new FollowIncident(incident));
        assertThat(mine("ada").followed()).singleElement().satisfies(f -> assertThat(f.number())
                .isEqualTo(1));
        assertThat(board("ada").get(0).followed()).isTrue();
        m.run("ada", new AddMembers(incident.channel(), List.of(BEN), null));
        m.run("ben", new FollowIncident(incident));
        m.run("ada", new RemoveMember(incident.channel(), BEN));
        assertThat(mine("ben").followed()).isEmpty();
        m.run("ada", new UnfollowIncident(incident));
        assertThat(mine("ada").followed()).isEmpty();
    }

    @Test
    void viewsAreKeptForWhoeverKeepsThemAndForNobodyElse() {
        String bad =
                m.run("ada", new KeepView(" Bad ones ", "severity=SEV1", null)).id("view");
        m.run("ada", new KeepView("All", null, null));
        assertThat(m.run("ada", new KeepView("Bad ones", "severity=SEV1,SEV2", null))
                        .id("view"))
                .as("the same name is the same view")
                .isEqualTo(bad);
        assertThat(m.ask("ada", new ListViews()).views())
                .containsExactly(
                        new ViewLine(bad, "Bad ones", "severity=SEV1,SEV2"),
                        new ViewLine(
                                m.ask("ada", new ListViews()).views().get(1).id(), "All", ""));
        assertThat(m.ask("ben", new ListViews()).views()).isEmpty();
        absent(() -> m.run("ben", new ForgetView(bad)));
        absent(() -> m.run("ada", new ForgetView("no-such")));
        m.run("ada", new ForgetView(bad));
        absent(() -> m.run("ada", new ForgetView(bad)));
        assertThat(m.ask("ada", new ListViews()).views()).hasSize(1);
        for (int i = 0; i < 49; i++) {
            m.run("ada", new KeepView("view " + i, null, null));
        }
        assertThatThrownBy(() -> m.run("ada", new KeepView("one more", null, null)))
                .hasMessageContaining("50 views");
        m.run("ada", new KeepView("All", "show=all", null));
        m.run("ben", new KeepView("one more", null, null));
        assertThatThrownBy(() -> m.run("ben", new KeepView(" ", null, null))).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> m.run("ben", new KeepView("x", "y".repeat(501), null)))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void theBoardShowsWhatIsOpenTheWorstFirstAndNothingElse() {
        IncidentId small = declare("ada", "small", Severity.SEV4);
        IncidentId bad = declare("ada", "bad", Severity.SEV1);
        IncidentId over = declare("ada", "over", Severity.SEV1);
        declare("dan", "private", Severity.SEV1);
        m.run("ada", new SetStatus(over, Status.RESOLVED, null));
        m.run("ada", new UpdateStatus(small, "on it", 5));
        task(small, "look", 3);
        task(small, "look again", 30);
        m.clock.advance(Duration.ofMinutes(4));
        assertThat(board("ada")).extracting(BoardLine::id).containsExactly(bad, small);
        assertThat(board("ada").get(1)).satisfies(line -> {
            assertThat(line.overdueTasks()).isEqualTo(1);
            assertThat(line.tasksTotal()).isEqualTo(2);
            assertThat(line.updateOverdue()).isFalse();
            assertThat(line.commanderName()).isEqualTo("Ada");
            assertThat(line.member()).isTrue();
        });
        m.clock.advance(Duration.ofMinutes(2));
        assertThat(board("ada").get(1).updateOverdue()).isTrue();
        assertThat(board("ben")).extracting(BoardLine::id).containsExactly(small);
        assertThat(board("guy")).isEmpty();
        assertThat(board("audrey")).isEmpty();
    }

    @Test
    void rolesThatNobodyHoldsAreGapsUntilSomebodyDoes() {
        PlaybookContent content = new PlaybookContent(
                "Outage",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(new RolePlan("scribe", "Scribe", null, null)),
                null,
                List.of(),
                List.of());
        String playbook = m.run("ada", new PublishPlaybook(null, content)).id("playbook");
        IncidentId incident = new IncidentId(
                m.run("ada", DeclareIncident.of("down", null, playbook)).id("incident"));
        assertThat(board("ada").get(0).gaps()).containsExactly("Scribe");
        m.run("ada", new dev.muster.incident.IncidentCommands.AssignRole(incident, "scribe", BEN, null));
        assertThat(board("ada").get(0).gaps()).isEmpty();
    }

    /** The number of reads is the same for one incident and for a thousand. */
    @Test
    void aThousandIncidentsAreReadAtOnce() {
        declareWithWork(0);
        int one = reads(() -> mine("ben"));
        int oneOnBoard = reads(() -> board("ben"));
        for (int i = 1; i < 1_000; i++) {
            declareWithWork(i);
        }
        assertThat(reads(() -> mine("ben")))
                .as("reads for a list of work")
                .isEqualTo(one)
                .isLessThanOrEqualTo(25);
        assertThat(reads(() -> board("ben")))
                .as("reads for the board")
                .isEqualTo(oneOnBoard)
                .isLessThanOrEqualTo(15);
        assertThat(mine("ben").items()).hasSize(200);
        assertThat(board("ben")).hasSize(1_000);
    }

    @Test
    void theBoardShowsHandoversThatNobodyAnsweredAndCallsThatNobodyIsLeftFor() {
        IncidentId incident = declare("ada", "one", Severity.SEV1);
        assertThat(board("ada").get(0)).satisfies(b -> {
            assertThat(b.openHandovers()).isZero();
            assertThat(b.exhaustedCalls()).isZero();
        });
        task(incident, "look", null);
        String handover = m.run("ada", OfferHandover.of(incident, BEN, null, "this", "that", ""))
                .id("handover");
        HelpId call = new HelpId(m.run("ada", CallHelp.of(incident, "hands", List.of(new PersonId("dan"))))
                .id("call"));
        assertThat(board("ada").get(0)).satisfies(b -> {
            assertThat(b.openHandovers()).isEqualTo(1);
            assertThat(b.exhaustedCalls()).as("somebody is asked").isZero();
        });
        m.run("dan", new DeclineHelp(incident, call, "on holiday"));
        m.run("ben", new AcceptHandover(incident, new HandoverId(handover), null));
        assertThat(board("ada").get(0)).satisfies(b -> {
            assertThat(b.openHandovers()).isZero();
            assertThat(b.exhaustedCalls()).isEqualTo(1);
        });
    }

    /** Nobody has it, and anyone of the group can take it. */
    @Test
    void aTaskOfAGroupWaitsForAllOfItUntilSomebodyHasIt() {
        m.people.group("legal", false, "ben", "dan");
        TaskPlan plan =
                TaskPlan.of("law").id("law").ownerGroup(new GroupId("legal")).build();
        PlaybookContent content = new PlaybookContent(
                "Outage",
                null,
                null,
                null,
                null,
                List.of(BEN, new PersonId("cleo")),
                List.of(),
                null,
                List.of(new Checklist("First", List.of(plan))),
                List.of());
        String playbook = m.run("ada", new PublishPlaybook(null, content)).id("playbook");
        IncidentId incident = new IncidentId(
                m.run("ada", DeclareIncident.of("one", Severity.SEV1, playbook)).id("incident"));
        assertThat(titles("ben")).containsExactly("law");
        assertThat(mine("ben").items().get(0).backup()).isFalse();
        assertThat(titles("cleo")).as("she is not in the group").isEmpty();
        assertThat(titles("dan")).as("he is not in the incident").isEmpty();
        String task = mine("ben").items().get(0).id();
        m.run("ben", new AssignTask(incident.channel(), task, "cleo", null, null));
        assertThat(titles("ben")).isEmpty();
        assertThat(titles("cleo")).containsExactly("law");
        m.run("cleo", new AssignTask(incident.channel(), task, "", null, null));
        assertThat(titles("ben")).containsExactly("law");
    }

    private void declareWithWork(int i) {
        IncidentId incident = declare("ada", "incident " + i, Severity.SEV3);
        task(incident, "look", 10);
        m.run("ada", new UpdateStatus(incident, "on it", 30));
    }

    /** The second time it is asked: who asks is known for a few seconds, and whether they still are is not the question. */
    private int reads(Runnable question) {
        question.run();
        store.forget();
        question.run();
        return store.calls(Thread.currentThread()).stream().mapToInt(List::size).sum();
    }

    private IncidentId declare(String person, String title, Severity severity) {
        return new IncidentId(
                m.run(person, DeclareIncident.of(title, severity, null)).id("incident"));
    }

    private String task(IncidentId incident, String title, @Nullable Integer minutes) {
        return m.run("ada", new AddTask(incident.channel(), title, null, null, BEN, null, minutes))
                .id("task");
    }

    private MyWork mine(String person) {
        return m.ask(person, new ListMine(null));
    }

    private List<String> titles(String person) {
        return mine(person).items().stream()
                .filter(i -> i.sort() == Sort.TASK)
                .map(WorkItem::title)
                .toList();
    }

    private List<BoardLine> board(String person) {
        return m.ask(person, new ShowBoard()).incidents();
    }

    private static void absent(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Rejection.class, r -> assertThat(r.code())
                .isEqualTo(Rejection.Code.ABSENT));
    }
}
