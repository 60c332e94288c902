package dev.muster.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.exercise.ExerciseCommands.AddInject;
import dev.muster.exercise.ExerciseCommands.AnswerInject;
import dev.muster.exercise.ExerciseCommands.ConductExercise;
import dev.muster.exercise.ExerciseCommands.MarkExpected;
import dev.muster.exercise.ExerciseCommands.NoteExercise;
import dev.muster.exercise.ExerciseCommands.PostInject;
import dev.muster.exercise.ExerciseCommands.SkipInject;
import dev.muster.exercise.ExerciseViews.ExerciseView;
import dev.muster.exercise.ExerciseViews.InjectView;
import dev.muster.exercise.ExerciseViews.ScoreLine;
import dev.muster.exercise.ExerciseViews.ShowExercise;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.ParticularCommands.SetCall;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.playbook.ContextPlan;
import dev.muster.playbook.ContextPlan.CollectPlan;
import dev.muster.playbook.ExercisePlan;
import dev.muster.playbook.ExercisePlan.Act;
import dev.muster.playbook.ExercisePlan.ExpectedPlan;
import dev.muster.playbook.ExercisePlan.InjectPlan;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.relation.Relation.As;
import dev.muster.relation.RelationCommands.RelateIncident;
import dev.muster.report.ReportViews.Brief;
import dev.muster.report.ReportViews.Format;
import dev.muster.report.ReportViews.ReportIncident;
import dev.muster.storage.MemoryStore;
import dev.muster.transport.Outbound;
import dev.muster.work.WorkViews.ShowBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exercises: nothing leaves, news comes on a script, what happened is compared with what was expected, nothing counts. */
class ExercisesTest {
    private final AtomicInteger left = new AtomicInteger();
    private final TestMuster test =
            new TestMuster(new MemoryStore(), new ManualClock(), new People(), b -> b.outbound(request -> {
                        left.incrementAndGet();
                        return new Outbound.Failure(Outbound.Failure.Reason.BROKEN, "x");
                    })
                    .callLinks(call -> {
                        left.incrementAndGet();
                        return "https://call.example/" + call.number();
                    }));

    @AfterEach
    void close() {
        test.close();
    }

    private static final ExercisePlan PLAN = new ExercisePlan(
            List.of(
                    new InjectPlan("desk", "Odd mails", "Help desk (made up)", "Three people report odd mails.", 60L),
                    new InjectPlan("press", "A journalist calls", "Daily Planet", "They know.", 600L),
                    new InjectPlan("hand", "The supplier", "Supplier", "Nobody answers.", null)),
            List.of(
                    new ExpectedPlan("command", "Somebody commands", Act.COMMANDER_NAMED, null, 120),
                    new ExpectedPlan("severity", "How bad", Act.SEVERITY_SET, null, 300),
                    new ExpectedPlan("update", "Update", Act.UPDATE_PUBLISHED, null, 1_800),
                    new ExpectedPlan("desk", "Desk answered", Act.INJECT_ANSWERED, "desk", 300),
                    new ExpectedPlan("hand", "Supplier answered", Act.INJECT_ANSWERED, "hand", 300),
                    new ExpectedPlan("over", "Over", Act.RESOLVED, null, 3_600)));

    private static PlaybookContent content() {
        return PlaybookContent.of("tabletop")
                .callLink("https://real.example/{number}")
                .context(new ContextPlan(
                        null,
                        null,
                        List.of(new CollectPlan("status", "http-json", Map.of("address", "https://a.b/"), null))))
                .exercise(PLAN)
                .build();
    }

    private IncidentId declare(boolean exercise) {
        String playbook = test.run("ada", new PublishPlaybook(null, content())).id("playbook");
        return new IncidentId(test.run(
                        "ada",
                        new DeclareIncident(
                                "drill",
                                null,
                                null,
                                playbook,
                                null,
                                List.of(new PersonId("ben"), new PersonId("cleo")),
                                null,
                                null,
                                null,
                                exercise,
                                null))
                .id("incident"));
    }

    private List<EntryView> entries(IncidentId incident, String kind) {
        return test.ask("ada", new History(incident.channel(), null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().equals(kind))
                .toList();
    }

    private ExerciseView show(String who, IncidentId incident) {
        return test.ask(who, new ShowExercise(incident));
    }

    private Map<String, String> sheet(IncidentId incident) {
        Map<String, String> sheet = new java.util.TreeMap<>();
        show("ada", incident).sheet().forEach(l -> sheet.put(l.expected(), l.result()));
        return sheet;
    }

    private String report(IncidentId incident) {
        return test.ask("ada", new ReportIncident(incident, Format.MARKDOWN)).content();
    }

    private String briefing(IncidentId incident) {
        return test.ask("ada", new Brief(incident)).text();
    }

    private void refused(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Rejection.class);
    }

    @Test
    void nothingOfAnExerciseLeavesAndThatIsOnRecord() {
        IncidentId drill = declare(true);
        test.runDue();
        test.advance(Duration.ofDays(1));
        assertThat(left).as("requests and calls").hasValue(0);
        assertThat(entries(drill, "context.collected")
                        .get(0)
                        .event(dev.muster.context.ContextEvent.ContextCollected.class)
                        .sentence())
                .contains("not sent: exercise");
        assertThat(entries(drill, "incident.call-withheld")
                        .get(0)
                        .event(dev.muster.incident.ParticularEvent.CallWithheld.class)
                        .sentence())
                .contains("not sent: exercise");
        assertThat(test.ask("ada", new ShowIncident(drill)).call()).isNull();
        refused(() -> test.run("ada", new SetCall(drill, null)));
        test.run("ada", new SetCall(drill, "https://drill.example/"));
        assertThat(test.ask("ada", new ShowIncident(drill)).call()).isEqualTo("https://drill.example/");
        IncidentId real = declare(false);
        test.runDue();
        assertThat(left).as("the same playbook, meant").hasValue(2);
        assertThat(entries(real, "exercise.started")).isEmpty();
        refused(() -> show("ada", real));
    }

    @Test
    void itIsMarkedWhereverItIsShownAndCountsNowhere() {
        IncidentId drill = declare(true);
        assertThat(test.ask("ada", new ShowIncident(drill)).exercise()).isTrue();
        assertThat(test.ask("ada", new ListIncidents(null, null))
                        .incidents()
                        .get(0)
                        .exercise())
                .isTrue();
        assertThat(entries(drill, "incident.declared")
                        .get(0)
                        .event(dev.muster.incident.IncidentEvent.IncidentDeclared.class)
                        .sentence())
                .startsWith("declared the exercise INC-1");
        assertThat(test.ask("ada", new ShowBoard()).incidents()).isEmpty();
        assertThat(report(drill)).contains("**Exercise:** yes");
        assertThat(briefing(drill)).contains("**Exercise:** yes");
        IncidentId real = declare(false);
        assertThat(test.ask("ada", new ShowBoard()).incidents()).hasSize(1);
        assertThat(report(real)).doesNotContain("Exercise");
        assertThat(briefing(real)).doesNotContain("Exercise");
        assertThat(test.ask("ada", new ShowIncident(real)).exercise()).isFalse();
        refused(() -> test.run("ada", new RelateIncident(drill, real, null, As.PARENT)));
        refused(() -> test.run("ada", new RelateIncident(real, drill, null, As.ORIGINAL)));
    }

    @Test
    void newsComesOnTheScriptOrByHandOnceEach() {
        IncidentId drill = declare(true);
        assertThat(show("ada", drill).injects()).extracting(InjectView::state).containsOnly("waiting");
        assertThat(show("ben", drill).injects())
                .as("who plays does not see what comes")
                .isEmpty();
        test.advance(Duration.ofSeconds(59));
        assertThat(entries(drill, "exercise.inject-posted")).isEmpty();
        test.advance(Duration.ofSeconds(1));
        assertThat(entries(drill, "exercise.inject-posted")
                        .get(0)
                        .event(ExerciseEvent.InjectPosted.class)
                        .sentence())
                .isEqualTo("posted for the exercise, from Help desk (made up): Odd mails");
        test.run("ada", new PostInject(drill, "press"));
        test.run("ada", new PostInject(drill, "hand"));
        refused(() -> test.run("ada", new PostInject(drill, "hand")));
        test.advance(Duration.ofHours(1));
        assertThat(entries(drill, "exercise.inject-posted")).hasSize(3);
        assertThat(show("ben", drill).injects()).hasSize(3);
    }

    @Test
    void whatIsLeftOutIsNotPostedAndWhatIsOverGetsNoMoreNews() {
        IncidentId drill = declare(true);
        test.run("ada", new SkipInject(drill, "desk"));
        test.advance(Duration.ofSeconds(61));
        assertThat(entries(drill, "exercise.inject-posted")).isEmpty();
        test.run("ada", new SetStatus(drill, Status.RESOLVED, null));
        test.advance(Duration.ofHours(1));
        assertThat(entries(drill, "exercise.inject-posted")).isEmpty();
    }

    @Test
    void whoConductsAddsToTheScriptAndNobodyElse() {
        IncidentId drill = declare(true);
        String id = test.run("ada", new AddInject(drill, "more", "somebody", "text", 30L))
                .id("inject");
        refused(() -> test.run("ben", new AddInject(drill, "more", "somebody", "text", 30L)));
        refused(() -> test.run("ben", new PostInject(drill, id)));
        refused(() -> test.run("ben", new SkipInject(drill, id)));
        refused(() -> test.run("ben", new MarkExpected(drill, "update", Verdict.GOOD, null)));
        refused(() -> test.run("ben", new NoteExercise(drill, "x")));
        refused(() -> test.run("ben", new ConductExercise(drill)));
        refused(() -> test.run("dan", new AnswerInject(drill, "desk", "x")));
        refused(() -> test.run("ben", new AnswerInject(drill, id, "of what was not posted")));
        test.advance(Duration.ofSeconds(30));
        assertThat(entries(drill, "exercise.inject-posted")).hasSize(1);
        assertThat(entries(drill, "exercise.script-changed").toString()).doesNotContain("more", "somebody");
    }

    @Test
    void whatHappenedIsComparedWithWhatWasExpected() {
        IncidentId drill = declare(true);
        assertThat(sheet(drill)).containsValue("open").doesNotContainValue("met");
        test.advance(Duration.ofSeconds(60));
        test.run("ben", new AnswerInject(drill, "desk", "we look"));
        test.run("ada", new AssignRole(drill, "commander", new PersonId("ben"), null));
        test.advance(Duration.ofSeconds(300));
        test.run("ben", new SetSeverity(drill, Severity.SEV2, null));
        test.run("ben", new UpdateStatus(drill, "we know", null));
        test.advance(Duration.ofSeconds(3_600));
        assertThat(sheet(drill))
                .containsEntry("command", "met")
                .containsEntry("desk", "met")
                .containsEntry("severity", "late")
                .containsEntry("update", "met")
                .containsEntry("hand", "open")
                .containsEntry("over", "missed");
        test.run("ada", new MarkExpected(drill, "over", Verdict.PARTLY, "we stopped early"));
        test.run("ada", new NoteExercise(drill, "nobody looked at the runbook"));
        ExerciseView view = show("ben", drill);
        ScoreLine over = view.sheet().get(5);
        assertThat(over.verdict()).isEqualTo(Verdict.PARTLY);
        assertThat(over.note()).isEqualTo("we stopped early");
        assertThat(view.notes().get(0).text()).isEqualTo("nobody looked at the runbook");
        assertThat(view.whole()).isTrue();
        ScoreLine desk = view.sheet().get(3);
        assertThat(desk.at()).isEqualTo(TestMuster.START.plusSeconds(60));
        assertThat(entries(drill, "exercise.inject-answered").get(0).seq()).isEqualTo(desk.entry());
    }

    @Test
    void anExerciseWithoutAScriptHasTheUsualSheet() {
        IncidentId drill = new IncidentId(test.run(
                        "ada", new DeclareIncident("drill", null, null, null, null, null, null, null, null, true, null))
                .id("incident"));
        assertThat(show("ada", drill).sheet())
                .extracting(ScoreLine::expected)
                .containsExactly("commander", "severity", "update");
    }

    @Test
    void plansThatCannotWorkAreRefusedByTheirPath() {
        List<String> paths = new ArrayList<>();
        for (ExercisePlan plan : List.of(
                new ExercisePlan(List.of(new InjectPlan("a b", "t", "s", "x", null)), null),
                new ExercisePlan(List.of(new InjectPlan("a", "t", "s", "x", -1L)), null),
                new ExercisePlan(null, List.of(new ExpectedPlan("a", "t", Act.INJECT_ANSWERED, "no", 1))),
                new ExercisePlan(null, List.of(new ExpectedPlan("a", "t", Act.TASK_DONE, null, 1))),
                new ExercisePlan(null, List.of(new ExpectedPlan("a", "t", Act.RESOLVED, "x", 1))),
                new ExercisePlan(null, List.of(new ExpectedPlan("a", "t", Act.RESOLVED, null, 0))))) {
            PlaybookContent content = PlaybookContent.of("t").exercise(plan).build();
            try {
                test.run("ada", new PublishPlaybook(null, content));
            } catch (Rejection r) {
                paths.add(r.field());
            }
        }
        assertThat(paths)
                .containsExactly(
                        "content.exercise.injects[0].id",
                        "content.exercise.injects[0].afterSeconds",
                        "content.exercise.expected[0].of",
                        "content.exercise.expected[0].of",
                        "content.exercise.expected[0].of",
                        "content.exercise.expected[0].withinSeconds");
    }
}
