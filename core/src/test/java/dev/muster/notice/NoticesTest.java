package dev.muster.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.notice.NoticeCommands.AcknowledgeNotice;
import dev.muster.notice.NoticeCommands.CancelNotice;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.notice.NoticeViews.Inbox;
import dev.muster.notice.NoticeViews.ListNotices;
import dev.muster.notice.NoticeViews.NoticeView;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CLEO = new PersonId("cleo");
    private static final PersonId DAN = new PersonId("dan");
    private final TestMuster m = new TestMuster();
    private final ChannelId channel =
            new ChannelId(m.run("ada", new CreateChannel("ops", null, false, List.of(BEN, CLEO, DAN)))
                    .id("channel"));

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void firesOnceAndNotBefore() {
        m.run("ben", ScheduleNotice.once(channel, "look at the dashboard", 60));
        m.advance(Duration.ofSeconds(59));
        assertThat(fired()).isEmpty();
        m.advance(Duration.ofSeconds(1));
        assertThat(fired()).hasSize(1);
        assertThat(fired().get(0).notified()).containsExactlyInAnyOrder(new PersonId("ada"), BEN, CLEO, DAN);
        m.advance(Duration.ofDays(2));
        assertThat(fired()).hasSize(1);
        assertThat(only().state()).isEqualTo(Notice.Phase.FIRED);
    }

    @Test
    void anIntervalDoesNotDriftAndMergesWhatAnOutageSwallowed() {
        m.run("ben", ScheduleNotice.every(channel, "post the figures", 60));
        m.advance(Duration.ofSeconds(75));
        m.advance(Duration.ofSeconds(45));
        assertThat(fired()).extracting(NoticeFired::occurrence).containsExactly(1L, 2L);
        m.advance(Duration.ofSeconds(60 * 10 + 30));
        assertThat(fired()).hasSize(3);
        NoticeFired merged = fired().get(2);
        assertThat(merged.occurrence()).isEqualTo(12);
        assertThat(merged.merged()).isEqualTo(9);
        assertThat(merged.planned()).isEqualTo(TestMuster.START.plusSeconds(12 * 60));
        assertThat(only().nextAt()).isEqualTo(TestMuster.START.plusSeconds(13 * 60));
    }

    @Test
    void cancellingEndsIt() {
        NoticeId id = schedule(ScheduleNotice.every(channel, "again", 5));
        m.advance(Duration.ofSeconds(5));
        m.run("cleo", new CancelNotice(channel, id));
        m.advance(Duration.ofHours(1));
        assertThat(fired()).hasSize(1);
        assertThatThrownBy(() -> m.run("cleo", new CancelNotice(channel, id)))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("over");
    }

    @Test
    void whileNobodyAcknowledgesTheNextInLineIsAsked() {
        NoticeId id =
                schedule(ScheduleNotice.acknowledged(channel, "approve it", List.of(BEN), 10, List.of(CLEO, DAN), 30));
        assertThatThrownBy(() -> m.run("ben", new AcknowledgeNotice(channel, id)))
                .hasMessageContaining("not been given yet");
        m.advance(Duration.ofSeconds(10));
        m.advance(Duration.ofSeconds(30));
        assertThatThrownBy(() -> m.run("dan", new AcknowledgeNotice(channel, id)))
                .hasMessageContaining("for others");
        m.advance(Duration.ofSeconds(30));
        m.advance(Duration.ofHours(1));
        assertThat(fired())
                .extracting(NoticeFired::notified)
                .containsExactly(List.of(BEN), List.of(CLEO), List.of(DAN));
        assertThat(fired()).extracting(NoticeFired::escalated).containsExactly(false, true, true);
        m.run("dan", new AcknowledgeNotice(channel, id));
        m.run("dan", new AcknowledgeNotice(channel, id));
        assertThat(only().acknowledgedBy()).isEqualTo(DAN);
        assertThatThrownBy(() -> m.run("ben", new AcknowledgeNotice(channel, id)))
                .hasMessageContaining("acknowledged");
    }

    @Test
    void anAcknowledgementEndsRepeatingAndEscalating() {
        NoticeId id = schedule(ScheduleNotice.acknowledged(channel, "ack", List.of(BEN), 10, List.of(CLEO), 30)
                .andEvery(20));
        m.advance(Duration.ofSeconds(10));
        m.advance(Duration.ofSeconds(20));
        m.run("ben", new AcknowledgeNotice(channel, id));
        m.advance(Duration.ofDays(1));
        assertThat(fired()).hasSize(2);
    }

    @Test
    void whoLeftIsPassedOverAndSomebodyIsAlwaysTold() {
        schedule(ScheduleNotice.acknowledged(channel, "ack", List.of(BEN), 10, List.of(CLEO, DAN), 30));
        m.run("ada", new RemoveMember(channel, BEN));
        m.run("ada", new RemoveMember(channel, CLEO));
        m.advance(Duration.ofSeconds(10));
        m.advance(Duration.ofSeconds(30));
        assertThat(fired().get(0).notified()).containsExactlyInAnyOrder(new PersonId("ada"), DAN);
        assertThat(fired().get(1).notified()).containsExactly(DAN);
        assertThat(fired()).hasSize(2);
    }

    @Test
    void anArchivedChannelStaysQuietAndMakesGoodWhenRestored() {
        schedule(ScheduleNotice.every(channel, "again", 60));
        m.run("ada", new ArchiveChannel(channel));
        m.advance(Duration.ofSeconds(200));
        m.run("ada", new RestoreChannel(channel));
        assertThat(fired()).isEmpty();
        m.runDue();
        assertThat(fired()).hasSize(1);
        assertThat(fired().get(0).merged()).isEqualTo(2);
    }

    @Test
    void theInboxHoldsWhatOthersAddressedToMe() {
        m.run("ada", new PostMessage(channel, "@ben can you look?", null));
        m.run("ben", new PostMessage(channel, "@channel all fine @ben", null));
        m.run("ada", ScheduleNotice.once(channel, "for all", 5));
        m.advance(Duration.ofSeconds(5));
        assertThat(inbox("ben")).containsExactly("notice.fired", "channel.message-posted");
        assertThat(inbox("cleo")).containsExactly("notice.fired", "channel.message-posted");
        m.run("ada", new RemoveMember(channel, BEN));
        assertThat(inbox("ben")).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedByField() {
        refused("inSeconds", new ScheduleNotice(channel, "x", null, null, null, null, null, null, null, null));
        refused("everySeconds", ScheduleNotice.every(channel, "x", 4));
        refused("text", ScheduleNotice.once(channel, " ", 4));
        refused("people", ScheduleNotice.acknowledged(channel, "x", List.of(new PersonId("guy")), 5, List.of(), 5));
        refused("at", new ScheduleNotice(channel, "x", null, null, TestMuster.START, null, null, null, null, null));
        refused(
                "untilAcknowledged",
                new ScheduleNotice(channel, "x", null, 5L, null, null, false, List.of(BEN), null, null));
    }

    private void refused(String field, ScheduleNotice command) {
        assertThatThrownBy(() -> m.run("ben", command))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo(field));
    }

    private NoticeId schedule(ScheduleNotice command) {
        return new NoticeId(m.run("ada", command).id("notice"));
    }

    private NoticeView only() {
        List<NoticeView> notices = m.ask("ada", new ListNotices(channel)).notices();
        assertThat(notices).hasSize(1);
        return notices.get(0);
    }

    private List<String> inbox(String person) {
        return m.ask(person, new Inbox(null)).entries().stream()
                .map(EntryView::kind)
                .toList();
    }

    private List<NoticeFired> fired() {
        return m.ask("ada", new History(channel, null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().equals("notice.fired"))
                .map(e -> e.event(NoticeFired.class))
                .toList();
    }
}
