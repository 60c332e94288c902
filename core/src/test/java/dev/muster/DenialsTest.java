package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Rejection;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.storage.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was denied is on record, also what was denied a moment before the end. */
class DenialsTest {
    @Test
    void aDenialJustBeforeTheEndIsOnRecord() {
        TestMuster test = new TestMuster();
        assertThatThrownBy(() -> test.run("ben", new PostMessage(new ChannelId("none"), "x", null)))
                .isInstanceOf(Rejection.class);
        test.close();
        JournalId journal = JournalId.of(TestMuster.ACME, "access", "main");
        List<Entry> record = test.store.snapshot(q -> q.range(Range.after(journal, 0, 10)));
        assertThat(record).extracting(Entry::kind).hasSize(1);
    }
}
