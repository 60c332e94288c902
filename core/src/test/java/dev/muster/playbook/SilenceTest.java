package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelId;
import dev.muster.command.EntryView;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Status;
import dev.muster.playbook.PlaybookEvent.TaskEscalated;
import dev.muster.playbook.TaskCommands.AcknowledgeTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private final TestMuster test = new TestMuster();
    private IncidentId incident;
    private ChannelId channel;
    private String task;

    @BeforeEach
    void declare() {
        incident = Sample.declare(test, Sample.publish(test));
        channel = incident.channel();
        task = now().id();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Task now() {
        return Sample.task(test, channel, "Find out who is hit");
    }

    private List<EntryView> escalations() {
        return Sample.entries(test, channel, "task.escalated");
    }

    private void seconds(long seconds) {
        test.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void theBackupTakesOverOnceAndNotBefore() {
        seconds(2);
        assertThat(escalations()).isEmpty();
        seconds(1);
        TaskEscalated escalated = escalations().get(0).event(TaskEscalated.class);
        assertThat(escalated.from()).isEqualTo("Cleo");
        assertThat(escalated.to()).isEqualTo("Dan");
        assertThat(escalated.notified()).containsExactly(new PersonId("dan"));
        assertThat(escalated.task()).isEqualTo(now());
        assertThat(now().backup()).isNull();
        assertThat(now().escalated()).isTrue();
        seconds(100);
        assertThat(escalations()).hasSize(1);
    }

    @Test
    void itSurvivesARestartAndTwoEnginesDoItOnce() {
        test.close();
        test.clock.advance(Duration.ofSeconds(60));
        try (TestMuster one = test.another();
                TestMuster two = test.another()) {
            one.runDue();
            two.runDue();
            one.runDue();
            assertThat(Sample.entries(one, channel, "task.escalated")).hasSize(1);
            assertThat(Sample.task(two, channel, "Find out who is hit").ownerName())
                    .isEqualTo("Dan");
        }
    }

    @Test
    void anAcknowledgementEndsTheWait() {
        test.run("cleo", new AcknowledgeTask(channel, task));
        assertThat(now().escalatesAt()).isNull();
        seconds(100);
        assertThat(escalations()).isEmpty();
    }

    @Test
    void anyActOfTheOwnerEndsIt() {
        test.run("cleo", new EditTask(channel, task, null, "looking at it", null, null));
        seconds(100);
        assertThat(escalations()).isEmpty();
        assertThat(now().acknowledged()).isTrue();
    }

    @Test
    void anActOfSomeoneElseDoesNotButFinishingDoes() {
        test.run("ben", new EditTask(channel, task, null, "hurry", null, null));
        assertThat(now().escalatesAt()).isEqualTo(TestMuster.START.plusSeconds(3));
        test.run("ben", new SetTaskState(channel, task, TaskState.DONE, null));
        seconds(100);
        assertThat(escalations()).isEmpty();
        test.run("ben", new SetTaskState(channel, task, TaskState.OPEN, null));
        seconds(3);
        assertThat(escalations()).as("reopened, it counts again").hasSize(1);
    }

    @Test
    void givingItToSomeoneElseBeginsAnew() {
        seconds(2);
        test.run("ben", new AssignTask(channel, task, "guy", null, null));
        seconds(2);
        assertThat(escalations()).isEmpty();
        seconds(1);
        assertThat(escalations()).hasSize(1);
        test.run("ben", new AssignTask(channel, task, "cleo", "dan", null));
        assertThat(now().escalated()).isFalse();
        seconds(3);
        assertThat(escalations()).hasSize(2);
    }

    @Test
    void whoeverTakesItKnowsOfIt() {
        test.run("ben", new AssignTask(channel, task, "ben", null, null));
        seconds(100);
        assertThat(escalations()).isEmpty();
    }

    @Test
    void withoutABackupOwnerAndCommanderAreTold() {
        test.run("ben", new AssignTask(channel, task, null, "", null));
        seconds(3);
        TaskEscalated escalated = escalations().get(0).event(TaskEscalated.class);
        assertThat(escalated.to()).isNull();
        assertThat(escalated.task().ownerName()).isEqualTo("Cleo");
        assertThat(escalated.notified()).extracting(PersonId::value).containsExactly("cleo", "ben");
    }

    @Test
    void aBackupWhoLeftIsNoBackup() {
        test.run("dan", new LeaveChannel(channel));
        seconds(3);
        TaskEscalated escalated = escalations().get(0).event(TaskEscalated.class);
        assertThat(escalated.to()).isNull();
        assertThat(escalated.notified()).extracting(PersonId::value).containsExactly("cleo", "ben");
    }

    @Test
    void whatFallsDueWithoutAnOwnerIsTheCommandersToKnow() {
        seconds(900);
        TaskEscalated last = escalations().get(escalations().size() - 1).event(TaskEscalated.class);
        assertThat(last.task().title()).isEqualTo("Call the supplier");
        assertThat(last.from()).isNull();
        assertThat(last.notified()).extracting(PersonId::value).containsExactly("ben");
    }

    @Test
    void nobodyIsDisturbedOnceItIsOver() {
        test.run("ben", new SetStatus(incident, Status.RESOLVED, null));
        seconds(100);
        assertThat(escalations()).isEmpty();
        test.run("ben", new SetStatus(incident, Status.ACTIVE, "it was not"));
        seconds(3);
        assertThat(escalations()).as("from the reopening on").hasSize(1);
    }
}
