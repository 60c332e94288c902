package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentLine;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.playbook.PlaybookEvent.ChecklistAdded;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.TaskCommands.AcknowledgeTask;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TasksTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    private ChannelId channel() {
        return new ChannelId(test.run(
                        "ada", new CreateChannel("ops", null, false, List.of(new PersonId("ben"), new PersonId("guy"))))
                .id("channel"));
    }

    private String add(ChannelId channel, String title) {
        return test.run("ada", new AddTask(channel, title, null, null, null, null, null))
                .id("task");
    }

    private Task task(ChannelId channel) {
        return Sample.tasks(test, channel).get(0);
    }

    @Test
    void aChecklistNeedsNoIncident() {
        ChannelId channel = channel();
        String id = test.run(
                        "ben", new AddTask(channel, "Restart", "Now", "the web tier", new PersonId("cleo"), null, 10))
                .id("task");
        Task task = task(channel);
        assertThat(task.id()).isEqualTo(id);
        assertThat(task.stage()).isEqualTo("Now");
        assertThat(task.due()).isEqualTo(TestMuster.START.plusSeconds(600));
        assertThat(task.version()).isEqualTo(1);
        assertThat(test.ask("ada", new ShowChannel(channel)).members())
                .as("whoever is given a task comes in")
                .anyMatch(m -> m.person().value().equals("cleo"));
    }

    @Test
    void twoWhoTickAtOnceLoseNothing() {
        ChannelId channel = channel();
        String task = add(channel, "Restart");
        test.run("ada", new SetTaskState(channel, task, TaskState.DONE, 1));
        assertThatThrownBy(() -> test.run("ben", new SetTaskState(channel, task, TaskState.SKIPPED, 1)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.code()).isEqualTo(Rejection.Code.CONFLICT))
                .hasMessageContaining("version 2 now: done, owned by nobody");
        Outcome again = test.run("ben", new SetTaskState(channel, task, TaskState.DONE, null));
        assertThat(again.positions()).as("done already: nothing to record").isEmpty();
        assertThat(task(channel).version()).isEqualTo(2);
    }

    @Test
    void ofManyWithTheSameVersionOneGetsThrough() {
        ChannelId channel = channel();
        String task = add(channel, "Restart");
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(test.muster
                    .submit(TestMuster.as("ada"), new EditTask(channel, task, "title " + i, null, null, 1), null)
                    .handle((outcome, why) -> why == null));
        }
        assertThat(all.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(task(channel).version()).isEqualTo(2);
    }

    @Test
    void whatIsFinishedIsReopenedFirst() {
        ChannelId channel = channel();
        String task = add(channel, "Restart");
        for (TaskState state : List.of(TaskState.IN_PROGRESS, TaskState.OPEN, TaskState.DONE)) {
            test.run("ada", new SetTaskState(channel, task, state, null));
        }
        assertThatThrownBy(() -> test.run("ada", new SetTaskState(channel, task, TaskState.SKIPPED, null)))
                .hasMessageContaining("reopened first");
        test.run("ada", new SetTaskState(channel, task, TaskState.OPEN, null));
        test.run("ada", new SetTaskState(channel, task, TaskState.SKIPPED, null));
        assertThat(task(channel).state()).isEqualTo(TaskState.SKIPPED);
    }

    @Test
    void absentLeavesAndEmptyClears() {
        ChannelId channel = channel();
        String task = add(channel, "Restart");
        test.run("ada", new AssignTask(channel, task, "ben", "cleo", null));
        test.run("ada", new AssignTask(channel, task, "dan", null, null));
        assertThat(task(channel).ownerName()).isEqualTo("Dan");
        assertThat(task(channel).backupName()).isEqualTo("Cleo");
        test.run("ada", new AssignTask(channel, task, null, "", null));
        assertThat(task(channel).backup()).isNull();
        assertThatThrownBy(() -> test.run("ada", new AssignTask(channel, task, null, "dan", null)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("backup"));
        assertThatThrownBy(() -> test.run("ada", new AssignTask(channel, task, "no body", null, null)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("owner"));
        TaskChanged last = Sample.entries(test, channel, "task.changed").get(1).event(TaskChanged.class);
        assertThat(last.from()).isEqualTo("Ben");
        assertThat(last.to()).isEqualTo("Dan");
        assertThat(last.notified()).containsExactly(new PersonId("dan"));
    }

    @Test
    void onlyOwnerAndBackupAcknowledge() {
        ChannelId channel = channel();
        String task = add(channel, "Restart");
        test.run("ada", new AssignTask(channel, task, "guy", "ben", null));
        assertThatThrownBy(() -> test.run("ada", new AcknowledgeTask(channel, task)))
                .hasMessage(Rejection.absent().getMessage());
        test.run("guy", new AcknowledgeTask(channel, task));
        assertThat(task(channel).acknowledged()).isTrue();
        assertThatThrownBy(() -> test.run("guy", new SetTaskState(channel, task, TaskState.DONE, null)))
                .as("a guest changes nothing")
                .hasMessage(Rejection.absent().getMessage());
        test.run("ada", new AssignTask(channel, task, "ben", null, null));
        assertThat(task(channel).acknowledged())
                .as("the next owner has not yet")
                .isFalse();
    }

    @Test
    void aTaskIsReachedThroughItsOwnChannelOnly() {
        ChannelId mine = channel();
        ChannelId other = channel();
        String task = add(other, "Secret");
        assertThatThrownBy(() -> test.run("ada", new SetTaskState(mine, task, TaskState.DONE, null)))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> test.run("dan", new SetTaskState(other, task, TaskState.DONE, null)))
                .hasMessage(Rejection.absent().getMessage());
    }

    @Test
    void theIncidentListCountsAlong() {
        IncidentId incident = Sample.declare(test, Sample.publish(test));
        List<Task> tasks = Sample.tasks(test, incident.channel());
        test.run("ben", new SetTaskState(incident.channel(), tasks.get(0).id(), TaskState.DONE, null));
        test.run("ben", new SetTaskState(incident.channel(), tasks.get(1).id(), TaskState.SKIPPED, null));
        test.run("ben", new SetTaskState(incident.channel(), tasks.get(1).id(), TaskState.OPEN, null));
        test.run("ben", new AddTask(incident.channel(), "Call", null, null, null, null, null));
        IncidentLine line =
                test.ask("ada", new ListIncidents(null, null)).incidents().get(0);
        assertThat(line.tasksDone()).isEqualTo(1);
        assertThat(line.tasksTotal()).isEqualTo(5);
    }

    @Test
    void reachingItsNumberTheChannelIsFull() {
        ChannelId channel = channel();
        List<CompletableFuture<Outcome>> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(test.muster.submit(
                    TestMuster.as("ada"), new AddTask(channel, "t" + i, null, null, null, null, null), null));
        }
        all.forEach(CompletableFuture::join);
        assertThatThrownBy(() -> add(channel, "one more")).hasMessageContaining("1000 tasks at most");
    }

    @Test
    void whatWasStoredBeforeTasksDependedOnAnythingIsReadAsItWas() {
        Task old = Json.read("""
                {"channel":"c","id":"t","title":"Restart","description":"","stage":"Tasks","state":"open",
                 "acknowledged":false,"escalated":false,"version":7,"position":3}""".getBytes(StandardCharsets.UTF_8), Task.class);
        assertThat(old.visibility()).isEqualTo(TaskVisibility.VISIBLE);
        assertThat(old.waitsFor()).isEmpty();
        assertThat(old.stamps()).isEqualTo(TaskStamps.all(7));
        ChecklistAdded added =
                Json.read("{\"tasks\":[],\"notified\":[]}".getBytes(StandardCharsets.UTF_8), ChecklistAdded.class);
        assertThat(added.conditions()).isEmpty();
    }

    /** Whatever is sent, the version counts the changes, and the last entry holds what is there now. */
    @Property(tries = 60)
    void entriesAndStateAgree(@ForAll @Size(max = 25) List<TaskState> states) {
        try (TestMuster own = new TestMuster()) {
            ChannelId channel = new ChannelId(
                    own.run("ada", new CreateChannel("ops", null, false, null)).id("channel"));
            String task = own.run("ada", new AddTask(channel, "t", null, null, null, null, null))
                    .id("task");
            for (TaskState state : states) {
                Task before = Sample.tasks(own, channel).get(0);
                try {
                    own.run("ada", new SetTaskState(channel, task, state, before.version()));
                    assertThat(before.state() == state || before.state().mayBecome(state))
                            .isTrue();
                } catch (Rejection e) {
                    assertThat(before.state().mayBecome(state)).isFalse();
                }
            }
            Task now = Sample.tasks(own, channel).get(0);
            List<Task> changes = Sample.entries(own, channel, "task.changed").stream()
                    .map(e -> e.event(TaskChanged.class).task())
                    .toList();
            assertThat(now.version()).isEqualTo(changes.size() + 1);
            if (!changes.isEmpty()) {
                assertThat(now).isEqualTo(changes.get(changes.size() - 1));
            }
            assertThat(own.advance(Duration.ofDays(2))).isZero();
        }
    }
}
