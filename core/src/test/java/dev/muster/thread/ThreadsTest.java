package dev.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.Room;
import dev.muster.command.Rejection.Code;
import dev.muster.thread.ThreadCommands.FollowThread;
import dev.muster.thread.ThreadCommands.MarkThreadRead;
import dev.muster.thread.ThreadCommands.UnfollowThread;
import dev.muster.thread.ThreadViews.MyThreads;
import dev.muster.thread.ThreadViews.ThreadLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private final Room room = new Room("ben", "cleo", "guy");

    @AfterEach
    void close() {
        room.close();
    }

    private List<ThreadLine> threads(String who) {
        return room.ask(who, new MyThreads(null, null)).threads();
    }

    private ThreadLine only(String who) {
        assertThat(threads(who)).hasSize(1);
        return threads(who).get(0);
    }

    @Test
    void whoIsConcernedFollows() {
        long root = room.say("ada", "why is it slow?");
        assertThat(threads("ada")).as("a message is no thread").isEmpty();
        room.reply("ben", root, "the disk, I think; @guy knows");
        assertThat(only("ada").unread()).isEqualTo(1);
        assertThat(only("ada").mentions()).isZero();
        assertThat(only("ben").unread()).isZero();
        assertThat(only("guy").mentions()).isEqualTo(1);
        assertThat(threads("cleo")).isEmpty();
    }

    @Test
    void aThreadIsReadApartFromItsChannel() {
        long root = room.say("ada", "why?");
        room.reply("ben", root, "one");
        long second = room.reply("cleo", root, "two");
        room.say("ben", "elsewhere");
        assertThat(only("ada").unread()).isEqualTo(2);
        assertThat(only("ben").unread()).isEqualTo(1);
        room.run("ada", new MarkThreadRead(room.id, root, second));
        assertThat(only("ada").unread()).isZero();
        room.run("ada", new MarkThreadRead(room.id, root, 1));
        room.run("ada", new MarkThreadRead(room.id, root, 9_999));
        long third = room.reply("ben", root, "three");
        assertThat(only("ada").unread()).isEqualTo(1);
        room.run("ben", new DeleteMessage(room.id, third));
        assertThat(only("ada").unread()).isZero();
        assertThat(only("ada").replies()).isEqualTo(3);
    }

    @Test
    void whoWantsNoMoreIsLeftAloneUntilTheySpeak() {
        long root = room.say("ada", "why?");
        room.reply("ben", root, "so");
        room.run("ada", new UnfollowThread(room.id, root));
        room.reply("ben", root, "@ada listen");
        assertThat(threads("ada")).isEmpty();
        room.run("ada", new FollowThread(room.id, root));
        assertThat(only("ada").unread()).isEqualTo(2);
        room.run("ada", new UnfollowThread(room.id, root));
        room.reply("ada", root, "fine");
        assertThat(only("ada").unread()).isZero();
    }

    @Test
    void theLatestReplyIsFirst() {
        long old = room.say("ada", "old");
        long young = room.say("ada", "young");
        room.reply("ben", young, "x");
        room.test.clock.advance(Duration.ofMinutes(1));
        room.reply("ben", old, "y");
        assertThat(threads("ada")).extracting(ThreadLine::message).containsExactly(old, young);
    }

    @Test
    void threadsOfOthersAreNotThere() {
        long root = room.say("ada", "why?");
        long reply = room.reply("ben", root, "so");
        room.refuses("dan", new FollowThread(room.id, root), Code.ABSENT);
        room.refuses("ben", new FollowThread(room.id, reply), Code.INVALID);
        room.refuses("ben", new FollowThread(room.id, 99), Code.ABSENT);
        room.run("ada", new RemoveMember(room.id, new PersonId("ben")));
        assertThat(threads("ben")).isEmpty();
    }
}
