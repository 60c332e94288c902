package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentViews.IncidentLine;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.PropertyCommands.RemoveProperty;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.AttachEvidence;
import dev.muster.playbook.TaskCommands.CommentTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskEvent.TasksFollowed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DependingTest {
    private final Depending room = new Depending();

    @AfterEach
    void close() {
        room.close();
    }

    private void severity(Severity severity) {
        room.test.run("ada", new SetSeverity(room.incident, severity, null));
    }

    private IncidentLine line() {
        return room.test.ask("ada", new ListIncidents(null, null)).incidents().get(0);
    }

    @Test
    void aTaskIsThereWhileItsConditionHolds() {
        assertThat(room.task("press").visibility()).isEqualTo(TaskVisibility.HIDDEN);
        assertThat(line().tasksTotal()).as("hidden tasks count for nothing").isEqualTo(6);
        severity(Severity.SEV1);
        assertThat(room.task("press").visibility()).isEqualTo(TaskVisibility.VISIBLE);
        assertThat(line().tasksTotal()).isEqualTo(7);
        TasksFollowed followed =
                Sample.entries(room.test, room.channel, "task.followed").get(0).event(TasksFollowed.class);
        assertThat(followed.shown()).containsExactly(room.task("press").id());
        assertThat(followed.notified()).containsExactly(new PersonId("cleo"));
        assertThat(followed.sentence()).contains("\"press\" is shown");
        severity(Severity.SEV2);
        assertThat(room.task("press").visibility()).isEqualTo(TaskVisibility.HIDDEN);
        assertThat(line().tasksTotal()).isEqualTo(6);
    }

    @Test
    void nestedConditionsFollowEverySubject() {
        room.set("impact", "high");
        assertThat(room.task("press").shown()).isFalse();
        room.set("loss", "1000.5");
        assertThat(room.task("press").shown()).isTrue();
        room.set("loss", "1000");
        assertThat(room.task("press").shown()).isFalse();
        room.set("loss", "2e3");
        assertThat(room.task("press").shown()).isTrue();
        room.test.run("ada", new SetStatus(room.incident, Status.RESOLVED, null));
        assertThat(room.task("press").shown()).isFalse();
        room.test.run("ada", new SetStatus(room.incident, Status.ACTIVE, null));
        assertThat(room.task("press").shown()).isTrue();
    }

    @Test
    void whatSomebodyTouchedStays() {
        severity(Severity.SEV1);
        room.test.run("ben", new CommentTask(room.channel, room.task("press").id(), "I know someone there"));
        severity(Severity.SEV2);
        assertThat(room.task("press").visibility()).isEqualTo(TaskVisibility.KEPT);
        assertThat(room.task("tell").waitsFor())
                .as("and is waited for")
                .containsExactly(room.task("press").id());
        severity(Severity.SEV1);
        assertThat(room.task("press").visibility()).isEqualTo(TaskVisibility.VISIBLE);
    }

    @Test
    void whoeverTouchesWhatIsHiddenBringsItOut() {
        assertThat(room.task("tell").waitsFor()).isEmpty();
        room.state("cleo", "press", TaskState.IN_PROGRESS);
        assertThat(room.task("press").visibility()).isEqualTo(TaskVisibility.KEPT);
        assertThat(room.task("tell").waitsFor()).hasSize(1);
        assertThat(line().tasksTotal()).isEqualTo(7);
    }

    @Test
    void oneTaskShowsAnother() {
        assertThat(room.task("count").shown()).isFalse();
        room.state("ben", "look", TaskState.DONE);
        assertThat(room.task("count").shown()).isTrue();
        room.state("ben", "look", TaskState.OPEN);
        assertThat(room.task("count").shown()).isFalse();
    }

    @Test
    void timeShowsATaskToTheSecond() {
        room.test.advance(Duration.ofSeconds(3_600));
        assertThat(room.task("rest").shown()).as("3,600 is not more than 3,600").isFalse();
        room.test.advance(Duration.ofSeconds(1));
        assertThat(room.task("rest").shown()).isTrue();
    }

    @Test
    void whatWaitsCannotBeDoneAndSaysForWhat() {
        assertThatThrownBy(() -> room.state("ben", "call", TaskState.DONE)).hasMessageContaining("waits for \"look\"");
        room.state("ben", "call", TaskState.IN_PROGRESS);
        room.state("ben", "look", TaskState.SKIPPED);
        assertThat(room.task("call").waitsFor()).isEmpty();
        room.state("ben", "look", TaskState.OPEN);
        assertThatThrownBy(() -> room.state("ben", "call", TaskState.DONE)).hasMessageContaining("look");
        room.state("ben", "look", TaskState.DONE);
        room.state("ben", "call", TaskState.DONE);
        assertThat(room.task("call").state()).isEqualTo(TaskState.DONE);
    }

    @Test
    void aHiddenTaskBlocksNobody() {
        room.state("ben", "tell", TaskState.DONE);
        room.state("ben", "tell", TaskState.OPEN);
        severity(Severity.SEV1);
        assertThatThrownBy(() -> room.state("ben", "tell", TaskState.DONE)).hasMessageContaining("press");
        severity(Severity.SEV2);
        room.state("ben", "tell", TaskState.DONE);
    }

    @Test
    void nobodyIsSilentAboutWhatIsHiddenOrWaits() {
        assertThat(room.task("press").escalatesAt()).isNull();
        assertThat(room.task("call").escalatesAt()).isNull();
        room.test.advance(Duration.ofMinutes(30));
        assertThat(room.task("call").ownerName()).isEqualTo("Ben");
        severity(Severity.SEV1);
        room.state("ada", "look", TaskState.DONE);
        assertThat(room.task("call").escalatesAt()).isEqualTo(TestMuster.START.plusSeconds(1_860));
        assertThat(room.task("press").escalatesAt()).isEqualTo(TestMuster.START.plusSeconds(1_920));
        severity(Severity.SEV2);
        room.test.advance(Duration.ofMinutes(5));
        assertThat(room.task("press").ownerName()).as("hidden again").isEqualTo("Cleo");
        assertThat(room.task("call").ownerName()).as("the backup").isEqualTo("Cleo");
    }

    @Test
    void dueAfterAnotherTaskIsFinished() {
        assertThat(room.task("call").due()).isNull();
        room.test.advance(Duration.ofSeconds(100));
        room.state("ben", "look", TaskState.DONE);
        assertThat(room.task("call").due()).isEqualTo(TestMuster.START.plusSeconds(700));
        room.state("ben", "look", TaskState.OPEN);
        assertThat(room.task("call").due()).isNull();
        room.test.run("ben", new EditTask(room.channel, room.task("call").id(), null, null, 5, null));
        room.state("ben", "look", TaskState.DONE);
        assertThat(room.task("call").due()).as("what a person said stays").isEqualTo(TestMuster.START.plusSeconds(400));
    }

    @Test
    void aPropertyGivesATaskItsTimeAndItsOwner() {
        room.set("impact", "low");
        assertThat(room.task("pay").due()).isEqualTo(TestMuster.START.plusSeconds(300));
        room.test.advance(Duration.ofSeconds(10));
        room.set("impact", "high");
        assertThat(room.task("pay").due()).isEqualTo(TestMuster.START.plusSeconds(300));
        room.set("expert", "dan");
        assertThat(room.task("pay").ownerName()).isEqualTo("Dan");
        assertThat(room.test.ask("ada", new ShowChannel(room.channel)).members())
                .as("whoever is to do something comes in")
                .anyMatch(m -> m.person().value().equals("dan"));
        room.set("expert", "ben");
        assertThat(room.task("pay").ownerName()).isEqualTo("Ben");
        room.test.run("cleo", new AssignTask(room.channel, room.task("pay").id(), "cleo", null, null));
        room.set("expert", "dan");
        assertThat(room.task("pay").ownerName()).as("somebody took it").isEqualTo("Cleo");
        room.set("impact");
        assertThat(room.task("pay").due()).isNull();
    }

    @Test
    void anyoneOfTheGroupTakesIt() {
        assertThat(room.task("law").ownerGroup()).isEqualTo(new GroupId("legal"));
        room.test.run("cleo", new AssignTask(room.channel, room.task("law").id(), "cleo", null, null));
        assertThat(room.task("law").ownerName()).isEqualTo("Cleo");
        assertThat(room.task("law").acknowledged()).isTrue();
    }

    @Test
    void whatHasToBeShownIsShownFirst() {
        String id = room.task("prove").id();
        assertThatThrownBy(() -> room.state("ben", "prove", TaskState.DONE)).hasMessageContaining("shows it");
        assertThatThrownBy(() ->
                        room.test.run("ben", new AttachEvidence(room.channel, id, null, "javascript:alert(1)", null)))
                .hasMessageContaining("https://");
        room.test.run("ben", new AttachEvidence(room.channel, id, null, "https://example.org/graph", "The graph"));
        room.test.run("ben", new AttachEvidence(room.channel, id, null, "https://example.org/graph", "Again"));
        assertThat(room.task("prove").evidence()).singleElement().satisfies(e -> assertThat(e.name())
                .isEqualTo("The graph"));
        room.state("ben", "prove", TaskState.DONE);
    }

    /** Conditions and owners hang on it. */
    @Test
    void whatThePlaybookSaysIsNotTakenAway() {
        assertThatThrownBy(() -> room.test.run("ada", new RemoveProperty(room.incident, "impact")))
                .hasMessageContaining("only what somebody added");
    }

    @Test
    void skippingNeedsNeitherEvidenceNorOthers() {
        for (String title : List.of("prove", "call")) {
            room.state("ben", title, TaskState.SKIPPED);
            assertThat(room.task(title).state()).isEqualTo(TaskState.SKIPPED);
        }
    }
}
