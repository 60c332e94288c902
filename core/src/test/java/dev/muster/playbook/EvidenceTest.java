package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.command.Rejection;
import dev.muster.command.Rejection.Code;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.PlaybookEvent.What;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AttachEvidence;
import dev.muster.playbook.TaskCommands.DetachEvidence;
import dev.muster.playbook.TaskCommands.SetTaskState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What shows that a task was done: where it may come from, how it is taken away, and what is added with its needs. */
class EvidenceTest {
    private static final String LINK = "https://example.org/graph";
    private final Depending room = new Depending();

    @AfterEach
    void close() {
        room.close();
    }

    private String prove() {
        return room.task("prove").id();
    }

    private void attach(String link) {
        room.test.run("ben", new AttachEvidence(room.channel, prove(), null, link, null));
    }

    private void detach(String link) {
        room.test.run("cleo", new DetachEvidence(room.channel, prove(), null, link));
    }

    @Test
    void whatWasAttachedByMistakeIsTakenAwayAndPutBack() {
        attach(LINK);
        detach(LINK);
        assertThat(room.task("prove").evidence()).isEmpty();
        int version = room.task("prove").version();
        detach(LINK);
        assertThat(room.task("prove").version())
                .as("nothing is there to take away")
                .isEqualTo(version);
        TaskChanged changed = Sample.entries(room.test, room.channel, "task.changed").stream()
                .map(e -> e.event(TaskChanged.class))
                .reduce((one, other) -> other)
                .orElseThrow();
        assertThat(changed.what()).isEqualTo(What.DETACHED);
        assertThat(changed.sentence()).isEqualTo("took " + LINK + " away from the task \"prove\"");
        attach(LINK);
        assertThat(room.task("prove").evidence())
                .singleElement()
                .extracting(TaskEvidence::link)
                .isEqualTo(LINK);
    }

    @Test
    void whatIsDoneKeepsItsLastPiece() {
        attach(LINK);
        room.state("ben", "prove", TaskState.DONE);
        assertThatThrownBy(() -> detach(LINK)).hasMessageContaining("this alone shows");
        attach("https://example.org/other");
        detach(LINK);
        assertThat(room.task("prove").evidence()).hasSize(1);
        room.state("ben", "prove", TaskState.OPEN);
        detach("https://example.org/other");
        assertThat(room.task("prove").evidence()).isEmpty();
    }

    @Test
    void onlyMembersTakeAway() {
        attach(LINK);
        assertThatThrownBy(() -> room.test.run("dan", new DetachEvidence(room.channel, prove(), null, LINK)))
                .hasMessage(Rejection.absent().getMessage());
        assertThatThrownBy(() -> room.test.run("ben", new DetachEvidence(room.channel, prove(), null, null)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.code()).isEqualTo(Code.INVALID));
    }

    @Test
    void aTaskIsAddedWithWhatItWaitsForAndHasToShow() {
        String before = room.test
                .run("ben", new AddTask(room.channel, "first", null, null, null, null, null))
                .id("task");
        String id = room.test
                .run(
                        "ben",
                        new AddTask(room.channel, "then", null, null, null, null, null, List.of(before), true, null))
                .id("task");
        assertThat(room.task("then").waitsFor()).containsExactly(before);
        assertThat(room.task("then").evidenceRequired()).isTrue();
        assertThatThrownBy(() -> room.state("ben", "then", TaskState.DONE)).hasMessageContaining("\"first\"");
        room.test.run("ben", new SetTaskState(room.channel, before, TaskState.DONE, null));
        assertThat(room.task("then").waitsFor()).isEmpty();
        assertThatThrownBy(() -> room.state("ben", "then", TaskState.DONE)).hasMessageContaining("shows it");
        room.test.run("ben", new AttachEvidence(room.channel, id, null, LINK, null));
        room.state("ben", "then", TaskState.DONE);
        assertThatThrownBy(() -> room.test.run(
                        "ben",
                        new AddTask(room.channel, "x", null, null, null, null, null, List.of("no-such"), null, null)))
                .hasMessage(Rejection.absent().getMessage());
    }
}
