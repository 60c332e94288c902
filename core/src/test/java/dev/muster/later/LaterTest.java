package dev.muster.later;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Marking;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.Room;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection.Code;
import dev.muster.later.LaterCommands.CancelReminder;
import dev.muster.later.LaterCommands.CancelScheduled;
import dev.muster.later.LaterCommands.EditScheduled;
import dev.muster.later.LaterCommands.Remind;
import dev.muster.later.LaterCommands.ScheduleMessage;
import dev.muster.later.LaterViews.MyReminders;
import dev.muster.later.LaterViews.MyScheduled;
import dev.muster.later.LaterViews.ScheduledView;
import dev.muster.notice.NoticeViews.Inbox;
import dev.muster.thread.ThreadViews.MyThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaterTest {
    private static final Instant TEN = TestMuster.START.plus(Duration.ofHours(1));
    private final Room room = new Room("ben", "cleo");

    @AfterEach
    void close() {
        room.close();
    }

    private ScheduledId schedule(String who, String text, Long thread) {
        return new ScheduledId(
                room.run(who, new ScheduleMessage(room.id, text, TEN, thread)).id("scheduled"));
    }

    private ScheduledView only(String who) {
        List<ScheduledView> all = room.ask(who, new MyScheduled()).messages();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<EntryView> told(String who, String kind) {
        return room.ask(who, new Inbox(null)).entries().stream()
                .filter(e -> e.kind().equals(kind))
                .toList();
    }

    @Test
    void aMessageIsSentInItsAuthorsNameOnce() {
        long root = room.say("ada", "why?");
        schedule("ben", "good morning @cleo", root);
        assertThat(room.history("ada")).hasSize((int) root);
        room.test.advance(Duration.ofMinutes(59));
        assertThat(room.history("ada")).hasSize((int) root);
        room.test.advance(Duration.ofMinutes(1));
        room.test.advance(Duration.ofHours(1));
        assertThat(room.history("ada")).hasSize((int) root + 1);
        EntryView sent = room.last("ada");
        assertThat(sent.actor()).isEqualTo(new PersonId("ben"));
        assertThat(sent.thread()).isEqualTo(root);
        assertThat(sent.event(MessagePosted.class).mentions()).containsExactly(new PersonId("cleo"));
        assertThat(only("ben").state()).isEqualTo(Progress.DONE);
        assertThat(only("ben").message()).isEqualTo(sent.seq());
        assertThat(room.ask("ada", new MyThreads(null, null)).threads()).hasSize(1);
        assertThat(room.ask("ben", new MyThreads(null, null)).threads().get(0).unread())
                .as("one's own reply is read")
                .isZero();
    }

    @Test
    void itIsOnesOwnToChangeAndToCallOff() {
        ScheduledId id = schedule("ben", "one", null);
        assertThat(room.ask("ada", new MyScheduled()).messages()).isEmpty();
        room.refuses("ada", new EditScheduled(room.id, id, "two", null), Code.ABSENT);
        room.refuses("ada", new CancelScheduled(room.id, id), Code.ABSENT);
        room.refuses("ben", new EditScheduled(room.id, id, null, TestMuster.START), Code.INVALID);
        room.run("ben", new EditScheduled(room.id, id, "two", TEN.plusSeconds(60)));
        room.test.advance(Duration.ofHours(1));
        assertThat(only("ben").state()).isEqualTo(Progress.WAITING);
        room.test.advance(Duration.ofMinutes(1));
        assertThat(room.last("ada").event(MessagePosted.class).text()).isEqualTo("two");
        room.refuses("ben", new EditScheduled(room.id, id, "three", null), Code.CONFLICT);
        room.refuses("ben", new CancelScheduled(room.id, id), Code.CONFLICT);
    }

    @Test
    void whatIsCalledOffIsNotSent() {
        ScheduledId id = schedule("ben", "one", null);
        room.run("ben", new CancelScheduled(room.id, id));
        long head = room.last("ada").seq();
        room.test.advance(Duration.ofHours(2));
        assertThat(room.last("ada").seq()).isEqualTo(head);
        assertThat(only("ben").state()).isEqualTo(Progress.CANCELLED);
    }

    @Test
    void whatCannotBeSentSaysSo() {
        schedule("ben", "one", null);
        room.run("ada", new RemoveMember(room.id, new PersonId("ben")));
        long head = room.last("ada").seq();
        room.test.advance(Duration.ofHours(2));
        assertThat(room.last("ada").seq()).isEqualTo(head);
        assertThat(only("ben").state()).isEqualTo(Progress.FAILED);
        assertThat(only("ben").reason()).contains("may not write there");
        assertThat(only("ben").channelName()).isNull();
        assertThat(told("ben", "channel.scheduled-failed")).hasSize(1);
        assertThat(told("ada", "channel.scheduled-failed")).isEmpty();
    }

    @Test
    void whatFailedIsSetGoingAgain() {
        ScheduledId id = schedule("ben", "one", null);
        room.run("ada", new ArchiveChannel(room.id));
        room.test.advance(Duration.ofHours(1));
        assertThat(only("ben").state()).isEqualTo(Progress.FAILED);
        room.run("ada", new RestoreChannel(room.id));
        room.run("ben", new EditScheduled(room.id, id, null, TEN.plusSeconds(60)));
        room.test.advance(Duration.ofMinutes(1));
        assertThat(only("ben").state()).isEqualTo(Progress.DONE);
    }

    @Test
    void nobodySpeaksOnceTheyAreDeactivated() {
        schedule("ben", "one", null);
        room.test.people.deactivate("ben");
        room.test.muster.accessChanged(TestMuster.ACME, new PersonId("ben"));
        long head = room.last("ada").seq();
        room.test.advance(Duration.ofHours(2));
        assertThat(room.last("ada").seq()).isEqualTo(head);
    }

    @Test
    void aReplyToWhatIsGoneAndALinkAcrossMarkingsFail() {
        long root = room.say("ada", "why?");
        schedule("ben", "so", root);
        room.run("ada", new DeleteMessage(room.id, root));
        room.test.advance(Duration.ofHours(1));
        assertThat(only("ben").state()).isEqualTo(Progress.FAILED);
        ChannelId red = Room.create(room.test, "cleo", false);
        room.run("cleo", new SetMarking(red, Marking.RED, null));
        long secret = Room.number(
                room.run("cleo", new dev.muster.channel.MessageCommands.PostMessage(red, "swordfish", null)));
        room.run(
                "cleo",
                new ScheduleMessage(room.id, "#/c/" + red + "/m/" + secret, TEN.plus(Duration.ofHours(1)), null));
        room.test.advance(Duration.ofHours(1));
        assertThat(only("cleo").reason()).contains("TLP:RED");
    }

    @Test
    void remindersAreGivenToWhoeverWantedThemAlone() {
        long message = room.say("ada", "renew the certificate");
        room.run("ben", new Remind(room.id, message, TEN, "certificate!"));
        String off = room.run("ben", new Remind(room.id, message, TEN, null)).id("reminder");
        room.refuses("ada", new CancelReminder(room.id, new ScheduledId(off)), Code.ABSENT);
        room.run("ben", new CancelReminder(room.id, new ScheduledId(off)));
        room.test.advance(Duration.ofHours(1));
        room.test.advance(Duration.ofHours(1));
        assertThat(told("ben", "channel.reminder-fired")).singleElement().satisfies(e -> assertThat(e.data())
                .contains("certificate!"));
        assertThat(told("ada", "channel.reminder-fired")).isEmpty();
        assertThat(room.last("ada").seq()).isEqualTo(message);
        assertThat(room.ask("ben", new MyReminders()).reminders())
                .extracting(LaterViews.ReminderView::state)
                .containsExactlyInAnyOrder(Progress.DONE, Progress.CANCELLED);
        room.refuses("dan", new Remind(room.id, message, TEN.plus(Duration.ofDays(1)), null), Code.ABSENT);
        room.refuses("ben", new Remind(room.id, message, TestMuster.START, null), Code.INVALID);
    }
}
