package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.file.FileCommands.AddFile;
import dev.muster.file.FileCommands.ExpectContent;
import dev.muster.file.FileId;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AttachEvidence;
import dev.muster.playbook.TaskViews.ListTasks;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.storage.MemoryFileStore;
import dev.muster.storage.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files as evidence: only those that everybody in the channel may see, since everybody is shown their names. */
class EvidenceFilesTest {
    private final MemoryFileStore contents = new MemoryFileStore();
    private final TestMuster m = new TestMuster(
            new MemoryStore(), new TestMuster.ManualClock(), new TestMuster.People(), b -> b.files(contents));

    @AfterEach
    void close() {
        m.close();
    }

    private ChannelId channel(String name) {
        return new ChannelId(
                m.run("ben", new CreateChannel(name, null, false, List.of())).id("channel"));
    }

    private FileId file(ChannelId channel) {
        byte[] bytes = "disk".getBytes(StandardCharsets.UTF_8);
        ContentId id;
        try (FileStore.Incoming incoming = contents.receive(TestMuster.ACME)) {
            incoming.write(bytes, 0, bytes.length);
            id = incoming.finish();
            incoming.keep();
        }
        String sha256 = id.digest().toString();
        m.run("ben", new ExpectContent(channel, sha256));
        return new FileId(m.run("ben", new AddFile(channel, "disk.img", "text/plain", 4, sha256, null))
                .id("file"));
    }

    @Test
    void aFileOfAnotherChannelIsNoEvidence() {
        ChannelId here = channel("here");
        ChannelId elsewhere = channel("elsewhere");
        String task = m.run("ben", new AddTask(here, "prove", null, null, null, null, null))
                .id("task");
        FileId foreign = file(elsewhere);
        m.run("ben", new PostMessage(elsewhere, "the disk", null, List.of(foreign.value())));
        assertThatThrownBy(() -> m.run("ben", new AttachEvidence(here, task, foreign, null, null)))
                .hasMessageContaining("no message of this channel carries that file");
        FileId own = file(here);
        assertThatThrownBy(() -> m.run("ben", new AttachEvidence(here, task, own, null, null)))
                .as("nobody else may see it before it is in a message")
                .hasMessageContaining("no message of this channel carries that file");
        m.run("ben", new PostMessage(here, "the disk", null, List.of(own.value())));
        m.run("ben", new AttachEvidence(here, task, own, null, null));
        assertThat(m.ask("ben", new ListTasks(here))
                        .stages()
                        .get(0)
                        .tasks()
                        .get(0)
                        .evidence())
                .extracting(TaskEvidence::name)
                .containsExactly("disk.img");
    }
}
