package dev.muster.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelId;
import dev.muster.notice.NoticeCommands.PlanNotice;
import dev.muster.notice.NoticeViews.Inbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an outage held back comes down so many at once, whatever comes late besides. */
class OutageTest {
    private static final int MANY = Waiting.AT_ONCE + 20;
    private final TestMuster m = new TestMuster();

    @AfterEach
    void close() {
        m.close();
    }

    private ChannelId channel(String name) {
        return new ChannelId(m.run("ada", new CreateChannel(name, null, false, List.of(new PersonId("ben"))))
                .id("channel"));
    }

    private void plan(ChannelId channel) {
        m.run(
                "ada",
                PlanNotice.once(
                        channel, "x", TestMuster.START.plusSeconds(10), Plan.to(Addressees.of(new PersonId("ben")))));
    }

    private long given() {
        return m.ask("ben", new Inbox(200)).entries().stream()
                .filter(e -> e.kind().equals("notice.fired"))
                .count();
    }

    @Test
    void whatIsLateBesidesDoesNotCutThePauseShort() {
        ChannelId shut = channel("shut");
        plan(shut);
        m.run("ada", new ArchiveChannel(shut));
        ChannelId open = channel("open");
        for (int i = 0; i < MANY; i++) {
            plan(open);
        }
        m.advance(Duration.ofHours(1));
        assertThat(given()).isEqualTo(Waiting.AT_ONCE);
        m.run("ada", new RestoreChannel(shut));
        m.runDue();
        assertThat(given()).as("in the same second").isEqualTo(Waiting.AT_ONCE);
        m.advance(Duration.ofSeconds(1));
        assertThat(given()).isEqualTo(MANY + 1);
    }

    /** Behind a turn that was not full the rest of the second is free. */
    @Test
    void whatIsLateAloneDoesNotWait() {
        ChannelId shut = channel("shut");
        plan(shut);
        m.run("ada", new ArchiveChannel(shut));
        plan(channel("open"));
        m.advance(Duration.ofHours(1));
        m.run("ada", new RestoreChannel(shut));
        m.runDue();
        assertThat(given()).isEqualTo(2);
    }
}
