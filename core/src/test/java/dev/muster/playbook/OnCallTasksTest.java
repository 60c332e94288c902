package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.MemberView;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.command.Rejection;
import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.AuthoringViews.Lint;
import dev.muster.playbook.DryRunViews.DryRun;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.PlaybookEvent.ChecklistAdded;
import dev.muster.playbook.TaskCommands.AddChecklist;
import dev.muster.rotation.Layer;
import dev.muster.rotation.RotationCommands.DefineRotation;
import dev.muster.rotation.RotationCommands.EndRotation;
import dev.muster.rotation.RotationId;
import dev.muster.rotation.Turn;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rotation hands on from ben to cleo and the group of night by days at nine; tasks belong to whoever is on call. */
class OnCallTasksTest {
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CLEO = new PersonId("cleo");
    private static final Duration DAY = Duration.ofDays(1);
    private final TestMuster test = new TestMuster();
    private final RotationId rotation = define();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void whoeverIsOnCallWhenATaskIsMadeOwnsItFromThenOn() {
        String playbook = publish("database");
        test.advance(DAY);
        ChannelId channel = Sample.declare(test, playbook).channel();
        Task task = Sample.task(test, channel, "look");
        assertThat(task.owner()).isEqualTo(CLEO);
        assertThat(task.ownerName()).isEqualTo("Cleo");
        assertThat(test.ask("cleo", new ShowChannel(channel)).members())
                .extracting(MemberView::person)
                .contains(CLEO)
                .doesNotContain(BEN);
        assertThat(Sample.entries(test, channel, "task.checklist-added"))
                .singleElement()
                .satisfies(e ->
                        assertThat(e.event(ChecklistAdded.class).notified()).containsExactly(CLEO));
        test.advance(DAY);
        assertThat(Sample.task(test, channel, "look").owner()).isEqualTo(CLEO);
    }

    @Test
    void aChecklistThatComesLaterAsksThen() {
        String playbook = publish(rotation.value());
        ChannelId channel = Sample.declare(test, playbook).channel();
        test.advance(DAY);
        test.run("ada", new AddChecklist(channel, playbook, null, null));
        assertThat(Sample.tasks(test, channel)).extracting(Task::owner).containsExactly(BEN, CLEO);
        assertThat(test.ask("cleo", new ShowChannel(channel)).members())
                .extracting(MemberView::person)
                .contains(BEN, CLEO);
    }

    @Test
    void aGroupThatIsOnCallCanTakeTheTask() {
        String playbook = publish("database");
        test.advance(DAY.multipliedBy(2));
        Task task = Sample.task(test, Sample.declare(test, playbook).channel(), "look");
        assertThat(task.owner()).isNull();
        assertThat(task.ownerGroup()).isEqualTo(new GroupId("night"));
    }

    @Test
    void whereNobodyIsOnCallNobodyOwnsIt() {
        assertThat(owner("no such rotation")).isNull();
        assertThat(owner("database")).isEqualTo(BEN);
        RotationId namesake = define();
        assertThat(owner("database")).as("which of the two is not said").isNull();
        assertThat(owner(namesake.value())).isEqualTo(BEN);
        test.run("ada", new EndRotation(namesake));
        assertThat(owner(namesake.value())).isNull();
        assertThat(owner("database")).isEqualTo(BEN);
    }

    @Test
    void theLintNamesARotationThatOwnsNothing() {
        assertThat(linted("database")).isEmpty();
        assertThat(linted(rotation.value())).isEmpty();
        assertThat(linted("no such rotation")).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("unknown-rotation");
            assertThat(f.path()).isEqualTo("content.checklists[0].tasks[0].ownerOnCall");
            assertThat(f.message()).contains("no such rotation");
        });
        RotationId namesake = define();
        assertThat(linted("database")).as("which of the two is not said").hasSize(1);
        test.run("ada", new EndRotation(namesake));
        assertThat(linted("database")).isEmpty();
        assertThat(linted(namesake.value())).as("it has ended").hasSize(1);
    }

    private List<Finding> linted(String named) {
        return test.ask("ada", new Lint(content(plan(named)), null, null, null)).findings().stream()
                .filter(f -> f.path().contains("ownerOnCall"))
                .toList();
    }

    private @Nullable PersonId owner(String named) {
        return Sample.task(test, Sample.declare(test, publish(named)).channel(), "look")
                .owner();
    }

    @Test
    void aDryRunSaysWhoItWouldBe() {
        String playbook = publish("database");
        assertThat(test.ask("ada", new DryRun(playbook, null, null, null, null, null, null))
                        .tasks())
                .extracting(t -> t.ownerName())
                .containsExactly("Ben");
    }

    @Test
    void oneTaskHasOneSortOfOwner() {
        TaskPlan both = plan("database").change().owner(BEN).build();
        assertThatThrownBy(() -> test.run("ada", new PublishPlaybook(null, content(both))))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("a rotation, and one of them");
    }

    private RotationId define() {
        test.people.group("night", false, "dan");
        Layer days = Layer.of(
                "days",
                "Europe/London",
                "2026-03-02",
                "09:00",
                1,
                Layer.Unit.DAYS,
                Turn.of("ben"),
                Turn.of("cleo"),
                Turn.ofGroup("night"));
        return new RotationId(
                test.run("ada", DefineRotation.of("database", null, days)).id("rotation"));
    }

    private String publish(String named) {
        return test.run("ada", new PublishPlaybook(null, content(plan(named)))).id("playbook");
    }

    private static TaskPlan plan(String rotation) {
        return TaskPlan.of("look").ownerOnCall(rotation).build();
    }

    private static PlaybookContent content(TaskPlan task) {
        return PlaybookContent.of("Outage")
                .checklists(List.of(new Checklist("First", List.of(task))))
                .build();
    }
}
