package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.command.EntryView;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.TaskCommands.AddChecklist;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.BlockTask;
import dev.muster.playbook.TaskCommands.CommentTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.MoveTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskCommands.UnblockTask;
import dev.muster.playbook.TaskCommands.UndoTask;
import dev.muster.playbook.TaskViews.CommentView;
import dev.muster.playbook.TaskViews.ListComments;
import dev.muster.slash.SlashViews.RunSlash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskWorkTest {
    private final TestMuster test = new TestMuster();
    private ChannelId channel = new ChannelId("none");

    @BeforeEach
    void open() {
        channel = new ChannelId(test.run(
                        "ada", new CreateChannel("ops", null, false, List.of(new PersonId("ben"), new PersonId("guy"))))
                .id("channel"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private String add(String title, String stage) {
        return test.run("ada", new AddTask(channel, title, stage, null, null, null, null))
                .id("task");
    }

    private List<String> titles() {
        return Sample.tasks(test, channel).stream().map(Task::title).toList();
    }

    private Task task(String title) {
        return Sample.task(test, channel, title);
    }

    private long last(String kind) {
        List<EntryView> entries = Sample.entries(test, channel, kind);
        return entries.get(entries.size() - 1).seq();
    }

    @Test
    void editsOfDifferentPartsBothSurvive() {
        String id = add("Restart", null);
        test.run("ada", new EditTask(channel, id, null, "the web tier", null, 1));
        test.run("ben", new AssignTask(channel, id, "ben", null, 1));
        test.run("ada", new EditTask(channel, id, "Restart all", null, null, 1));
        test.run("ben", new EditTask(channel, id, null, null, 30, 1));
        Task now = task("Restart all");
        assertThat(now.description()).isEqualTo("the web tier");
        assertThat(now.ownerName()).isEqualTo("Ben");
        assertThat(now.due()).isEqualTo(TestMuster.START.plusSeconds(1_800));
        assertThatThrownBy(() -> test.run("ben", new EditTask(channel, id, "Other", null, null, 1)))
                .hasMessageContaining("version 5 now");
        assertThatThrownBy(() -> test.run("ben", new SetTaskState(channel, id, TaskState.DONE, 1)))
                .as("nobody ticks what they have not read")
                .hasMessageContaining("version 5 now");
        assertThatThrownBy(() -> test.run("ben", new EditTask(channel, id, "Other", null, null, 9)))
                .as("a version that there is not")
                .hasMessageContaining("version 5 now");
        test.run("ben", new SetTaskState(channel, id, TaskState.DONE, 5));
        assertThatThrownBy(() -> test.run("ada", new EditTask(channel, id, null, "late", null, 5)))
                .as("what is done already is not made another")
                .hasMessageContaining("done");
    }

    @Test
    void movesEditsAndTicksAtOnceAllSurvive() {
        List<String> ids =
                Stream.of("a", "b", "c", "d", "e").map(t -> add(t, "A")).toList();
        List<CompletableFuture<Outcome>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String who = i % 2 == 0 ? "ada" : "ben";
            String one = ids.get(i % 5);
            String other = ids.get((i * 3 + 1) % 5);
            all.add(test.muster.submit(
                    TestMuster.as(who),
                    one.equals(other)
                            ? new CommentTask(channel, one, "well")
                            : new MoveTask(channel, one, null, i % 3 == 0 ? other : null, i % 3 == 0 ? null : other),
                    null));
        }
        for (String id : ids) {
            all.add(test.muster.submit(TestMuster.as("ada"), new EditTask(channel, id, null, "said", null, 1), null));
            all.add(test.muster.submit(
                    TestMuster.as("ben"), new SetTaskState(channel, id, TaskState.IN_PROGRESS, null), null));
        }
        all.forEach(CompletableFuture::join);
        assertThat(Sample.tasks(test, channel))
                .hasSize(5)
                .allMatch(t -> t.description().equals("said") && t.state() == TaskState.IN_PROGRESS);
        assertThat(Sample.tasks(test, channel).stream().map(Task::position)).doesNotHaveDuplicates();
    }

    @Test
    void aTaskStandsWhereItWasPut() {
        String a = add("a", "A");
        String b = add("b", "A");
        String c = add("c", "B");
        add("d", "A");
        assertThat(titles()).as("a new task comes to its stage").containsExactly("a", "b", "d", "c");
        test.run("ada", new MoveTask(channel, b, null, a, null));
        assertThat(titles()).containsExactly("b", "a", "d", "c");
        test.run("ada", new MoveTask(channel, b, null, null, c));
        assertThat(titles()).containsExactly("a", "d", "c", "b");
        assertThat(task("b").stage()).isEqualTo("B");
        test.run("ada", new MoveTask(channel, c, "C", null, null));
        assertThat(task("c").stage()).isEqualTo("C");
        assertThat(titles()).containsExactly("a", "d", "b", "c");
        assertThat(test.run("ada", new MoveTask(channel, c, "C", null, b)).positions())
                .as("b is in no C: to its end, where it is")
                .isEmpty();
        assertThatThrownBy(() -> test.run("ada", new MoveTask(channel, a, null, null, "none")))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> test.run("guy", new MoveTask(channel, a, null, null, b)))
                .hasMessage(Rejection.absent().getMessage());
    }

    @Test
    void whereThereIsNoRoomEverybodyMakesRoom() {
        String a = add("a", "A");
        String b = add("b", "A");
        String c = add("c", "A");
        for (int i = 0; i < 40; i++) {
            test.run("ada", new MoveTask(channel, i % 2 == 0 ? c : b, null, null, a));
            assertThat(titles()).containsExactly("a", i % 2 == 0 ? "c" : "b", i % 2 == 0 ? "b" : "c");
        }
        assertThat(Sample.entries(test, channel, "task.moved"))
                .anyMatch(e -> !e.event(TaskEvent.TaskMoved.class).others().isEmpty());
    }

    @Test
    void tasksWaitForOthersButNotInACircle() {
        String a = add("a", null);
        String b = add("b", null);
        String c = add("c", null);
        test.run("ada", new BlockTask(channel, b, a));
        test.run("ada", new BlockTask(channel, c, b));
        assertThatThrownBy(() -> test.run("ada", new BlockTask(channel, a, c))).hasMessageContaining("circle");
        assertThatThrownBy(() -> test.run("ada", new BlockTask(channel, a, a)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("by"));
        assertThatThrownBy(() -> test.run("ben", new SetTaskState(channel, c, TaskState.DONE, null)))
                .hasMessageContaining("\"b\"");
        test.run("ada", new UnblockTask(channel, c, b));
        test.run("ben", new SetTaskState(channel, c, TaskState.DONE, null));
        assertThat(task("c").blockedBy()).isEmpty();
    }

    @Test
    void aChangeIsTakenBackUnlessSomebodyChangedTheSame() {
        String id = add("Restart", null);
        test.run("ada", new AssignTask(channel, id, "ben", "ada", null));
        test.run("ben", new SetTaskState(channel, id, TaskState.DONE, null));
        long ticked = last("task.changed");
        test.run("ada", new EditTask(channel, id, "Restart all", "now", null, null));
        long edited = last("task.changed");
        test.run("ben", new UndoTask(channel, id, ticked));
        assertThat(task("Restart all").state()).isEqualTo(TaskState.OPEN);
        assertThat(task("Restart all").ownerName()).isEqualTo("Ben");
        assertThatThrownBy(() -> test.run("ben", new UndoTask(channel, id, ticked)))
                .hasMessageContaining("changed the same since");
        test.run("ada", new UndoTask(channel, id, last("task.changed")));
        assertThat(task("Restart all").state())
                .as("what was taken back is done again")
                .isEqualTo(TaskState.DONE);
        test.run("ada", new UndoTask(channel, id, edited));
        assertThat(task("Restart").description()).isEmpty();
        assertThatThrownBy(() -> test.run("ada", new UndoTask(channel, id, 1))).hasMessageContaining("taken back");
    }

    @Test
    void whatIsSaidStandsByTheTask() {
        String id = add("Restart", null);
        String other = add("Call", null);
        test.run("guy", new CommentTask(channel, id, "Which tier?"));
        test.run("ben", new CommentTask(channel, id, "The web tier"));
        test.run("ben", new CommentTask(channel, other, "Whom?"));
        assertThat(test.ask("ada", new ListComments(channel, id)).comments())
                .extracting(CommentView::byName, CommentView::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Guy", "Which tier?"),
                        org.assertj.core.groups.Tuple.tuple("Ben", "The web tier"));
        assertThat(task("Restart").comments()).isEqualTo(2);
    }

    @Test
    void aChecklistComesToAnyChannel() {
        Checklist list = new Checklist("Shift", List.of(plan("One", List.of()), plan("Two", List.of("one"))));
        test.run("ben", new AddChecklist(channel, null, null, list));
        test.run("ben", new AddChecklist(channel, null, null, list));
        assertThat(Sample.tasks(test, channel))
                .extracting(Task::stage)
                .containsExactly("Shift", "Shift", "Shift (2)", "Shift (2)");
        Task second = Sample.tasks(test, channel).get(3);
        assertThat(second.waitsFor())
                .as("its own first task, not the other list's")
                .containsExactly(Sample.tasks(test, channel).get(2).id());
        assertThatThrownBy(() -> test.run("guy", new AddChecklist(channel, null, null, list)))
                .hasMessage(Rejection.absent().getMessage());
    }

    private static TaskPlan plan(String title, List<String> waits) {
        return TaskPlan.of(title)
                .id(title.toLowerCase(java.util.Locale.ROOT))
                .blockedBy(waits)
                .build();
    }

    @Test
    void aChecklistOfAPlaybookComesAlone() {
        String playbook = Sample.publish(test);
        test.run("ben", new AddChecklist(channel, playbook, "Tell", null));
        assertThat(Sample.tasks(test, channel)).extracting(Task::stage).containsOnly("Tell");
        assertThatThrownBy(() -> test.run("ben", new AddChecklist(channel, playbook, "None", null)))
                .hasMessageContaining("no such checklist");
        assertThatThrownBy(() -> test.run("guy", new AddChecklist(channel, playbook, null, null)))
                .hasMessage(Rejection.absent().getMessage());
    }

    @Test
    void everythingCanBeTyped() {
        type("/checklist new Shift: look round; call home");
        String look = task("look round").id();
        String call = task("call home").id();
        type("/task block " + call + " " + look);
        type("/task due " + call + " 2h");
        type("/task take " + look);
        type("/task backup " + look + " @ada");
        type("/task comment " + look + " all quiet");
        type("/task evidence " + look + " https://example.org/log");
        type("/task done " + look);
        type("/task unblock " + call + " " + look);
        type("/task move " + look + " " + call);
        type("/task reopen " + look);
        Task task = task("look round");
        assertThat(task.ownerName()).isEqualTo("Ben");
        assertThat(task.backupName()).isEqualTo("Ada");
        assertThat(task.state()).isEqualTo(TaskState.OPEN);
        assertThat(task.comments()).isEqualTo(1);
        assertThat(titles()).containsExactly("call home", "look round");
        assertThat(task("call home").due()).isEqualTo(TestMuster.START.plusSeconds(7_200));
        assertThatThrownBy(() -> type("/task due " + call + " soon")).hasMessageContaining("30m");
        assertThatThrownBy(() -> type("/checklist new nothing")).hasMessageContaining("colon");
        type("/checklist from " + Sample.publish(test) + " Tell");
        assertThat(Sample.tasks(test, channel)).hasSizeGreaterThan(2);
    }

    private void type(String text) {
        test.run("ben", new RunSlash(channel, text));
    }
}
