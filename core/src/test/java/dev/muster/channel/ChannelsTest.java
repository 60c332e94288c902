package dev.muster.channel;

import static dev.muster.TestMuster.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.JoinChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelViews.BrowseChannels;
import dev.muster.channel.ChannelViews.ChannelLine;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.HistoryPage;
import dev.muster.channel.ChannelViews.MyChannels;
import dev.muster.channel.ChannelViews.SearchEntries;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.MarkRead;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.MessageCommands.UnpinMessage;
import dev.muster.command.EntryView;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    private ChannelId channel(boolean open, String... members) {
        List<PersonId> people =
                java.util.stream.Stream.of(members).map(PersonId::new).toList();
        return new ChannelId(test.run("ada", new CreateChannel("war room", "fires", open, people))
                .id("channel"));
    }

    private long post(String who, ChannelId channel, String text) {
        return Long.parseLong(
                test.run(who, new PostMessage(channel, text, null)).id("message"));
    }

    private HistoryPage history(String who, ChannelId channel) {
        return test.ask(who, new History(channel, null, null, null, null));
    }

    private ChannelLine line(String who, ChannelId channel) {
        return test.ask(who, new MyChannels()).channels().stream()
                .filter(c -> c.id().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsSaidIsNumberedWithoutGapAndReadByMembersOnly() {
        ChannelId channel = channel(false, "ben");
        assertThat(post("ada", channel, "hello")).isEqualTo(3);
        assertThat(post("ben", channel, "hi @ada")).isEqualTo(4);
        assertThat(history("ben", channel).entries()).extracting(EntryView::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThatThrownBy(() -> history("cleo", channel)).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> post("cleo", channel, "let me in")).isInstanceOf(Rejection.class);
    }

    @Test
    void sameKeyHasTheSameOutcomeOnceAndAnotherCommandUnderItIsAConflict() {
        ChannelId channel = channel(false);
        Outcome first = test.muster.run(as("ada"), new PostMessage(channel, "once", null), "k1");
        Outcome again = test.muster.run(as("ada"), new PostMessage(channel, "once", null), "k1");
        assertThat(again.repeated()).isTrue();
        assertThat(again.ids()).isEqualTo(first.ids());
        assertThat(again.positions()).isEqualTo(first.positions());
        assertThat(history("ada", channel).entries()).hasSize(3);
        assertThatThrownBy(() -> test.muster.run(as("ada"), new PostMessage(channel, "twice", null), "k1"))
                .hasMessageContaining("another command");
    }

    @Test
    void anEditShowsTheNewTextAndADeletionNone() {
        ChannelId channel = channel(false, "ben");
        long message = post("ben", channel, "the databse is donw");
        test.run("ben", new EditMessage(channel, message, "the database is down"));
        assertThat(history("ada", channel).entries().get(2).data()).contains("the database is down");
        assertThat(test.ask("ada", new SearchEntries("donw", null, null)).entries())
                .isEmpty();
        assertThat(test.ask("ada", new SearchEntries("database", null, null)).entries())
                .hasSize(1);
        assertThatThrownBy(() -> test.run("ada", new EditMessage(channel, message, "mine")))
                .isInstanceOf(Rejection.class);
        test.run("ada", new DeleteMessage(channel, message));
        assertThat(history("ada", channel).entries())
                .noneMatch(e -> e.data().contains("database") || e.data().contains("databse"));
        assertThat(test.ask("ada", new SearchEntries("database", null, null)).entries())
                .isEmpty();
    }

    @Test
    void unreadCountsMessagesAndMentionsSinceTheMark() {
        ChannelId channel = channel(false, "ben");
        long first = post("ada", channel, "one");
        post("ada", channel, "two @ben");
        long third = post("ada", channel, "three @channel");
        assertThat(line("ben", channel).unread()).isEqualTo(3);
        assertThat(line("ben", channel).mentions()).isEqualTo(2);
        test.run("ben", new MarkRead(channel, first));
        assertThat(line("ben", channel).unread()).isEqualTo(2);
        test.run("ada", new DeleteMessage(channel, third));
        assertThat(line("ben", channel).unread()).isEqualTo(1);
        assertThat(line("ben", channel).mentions()).isEqualTo(1);
        test.run("ben", new MarkRead(channel, 1_000));
        assertThat(line("ben", channel).unread()).isZero();
    }

    @Test
    void repliesAreCountedAtTheirRootAndReadAsAThread() {
        ChannelId channel = channel(false, "ben");
        long root = post("ada", channel, "what do we know?");
        test.run("ben", new PostMessage(channel, "disk full", root));
        long reply = Long.parseLong(
                test.run("ada", new PostMessage(channel, "which?", root)).id("message"));
        assertThat(history("ada", channel).entries().get(2).data()).contains("\"replies\":2");
        assertThat(test.ask("ada", new History(channel, null, null, null, root)).entries())
                .hasSize(2);
        assertThatThrownBy(() -> test.run("ben", new PostMessage(channel, "deeper", reply)))
                .hasMessageContaining("reply to " + root);
    }

    @Test
    void whatCouldNotHappenASecondTimeIsAnsweredAsItWasTheFirst() {
        ChannelId channel = channel(false, "ben");
        Outcome left = test.muster.run(as("ben"), new LeaveChannel(channel), "going");
        assertThatThrownBy(() -> test.run("ben", new LeaveChannel(channel))).isInstanceOf(Rejection.class);
        Outcome again = test.muster.run(as("ben"), new LeaveChannel(channel), "going");
        assertThat(again.repeated()).isTrue();
        assertThat(again.positions()).isEqualTo(left.positions());
        assertThatThrownBy(() -> test.muster.run(as("ben"), new PostMessage(channel, "x", null), "going"))
                .hasMessageContaining("key");
    }

    @Test
    void aPinGoesWithItsMessage() {
        ChannelId channel = channel(false, "ben");
        long message = post("ada", channel, "the number to call");
        test.run("ben", new PinMessage(channel, message, null));
        test.run("ada", new DeleteMessage(channel, message));
        assertThat(test.ask("ada", new ShowChannel(channel)).pins()).isEmpty();
        assertThatThrownBy(() -> test.run("ben", new UnpinMessage(channel, message)))
                .hasMessageContaining("not pinned");
    }

    @Test
    void pinsCanBePutOnAndTakenOff() {
        ChannelId channel = channel(false, "ben");
        long message = post("ada", channel, "runbook: restart the pump");
        test.run("ben", new PinMessage(channel, message, "read this first"));
        assertThat(test.ask("ada", new ShowChannel(channel)).pins())
                .singleElement()
                .satisfies(p -> assertThat(p.reason()).isEqualTo("read this first"));
        test.run("ben", new UnpinMessage(channel, message));
        assertThat(test.ask("ada", new ShowChannel(channel)).pins()).isEmpty();
        assertThatThrownBy(() -> test.run("ben", new UnpinMessage(channel, message)))
                .hasMessageContaining("not pinned");
    }

    @Test
    void publicChannelsCanBeFoundAndJoinedByInsidersOnly() {
        ChannelId channel = channel(true);
        assertThat(test.ask("cleo", new BrowseChannels()).channels()).hasSize(1);
        assertThat(test.ask("guy", new BrowseChannels()).channels()).isEmpty();
        assertThat(history("cleo", channel).entries()).isNotEmpty();
        assertThatThrownBy(() -> post("cleo", channel, "hi")).isInstanceOf(Rejection.class);
        test.run("cleo", new JoinChannel(channel));
        post("cleo", channel, "hi");
        assertThatThrownBy(() -> test.run("guy", new JoinChannel(channel))).isInstanceOf(Rejection.class);
    }

    @Test
    void whoIsRemovedReadsNothingAnyMore() {
        ChannelId channel = channel(false, "ben");
        post("ben", channel, "mine");
        test.run("ada", new RemoveMember(channel, new PersonId("ben")));
        assertThatThrownBy(() -> history("ben", channel)).isInstanceOf(Rejection.class);
        assertThat(test.ask("ben", new SearchEntries("mine", null, null)).entries())
                .isEmpty();
        assertThat(test.ask("ben", new MyChannels()).channels()).isEmpty();
        test.run("ada", new AddMembers(channel, List.of(new PersonId("ben")), null));
        assertThat(history("ben", channel).entries()).hasSize(5);
    }

    @Test
    void aRankThatIsGivenAnewSaysWhatItWas() {
        ChannelId channel = channel(false, "ben");
        test.run("ada", new AddMembers(channel, List.of(new PersonId("ben"), new PersonId("cleo")), Rank.OWNER));
        List<EntryView> entries = history("ada", channel).entries();
        EntryView entry = entries.get(entries.size() - 1);
        assertThat(entry.data()).contains("\"was\":\"MEMBER\"").containsOnlyOnce("\"was\"");
        ChannelEvent.Added ben = new ChannelEvent.Added(new PersonId("ben"), "Ben", Rank.OWNER).after(Rank.MEMBER);
        ChannelEvent.Added cleo = new ChannelEvent.Added(new PersonId("cleo"), "Cleo", Rank.OWNER);
        assertThat(new ChannelEvent.MembersAdded(List.of(ben, cleo)).sentence())
                .isEqualTo("added Cleo; made Ben owner");
    }

    @Test
    void anArchivedChannelIsReadAndNotChanged() {
        ChannelId channel = channel(false, "ben");
        test.run("ada", new ArchiveChannel(channel));
        assertThat(history("ben", channel).entries()).isNotEmpty();
        assertThatThrownBy(() -> post("ben", channel, "too late")).isInstanceOf(Rejection.class);
        test.run("ada", new ChannelCommands.RestoreChannel(channel));
        post("ben", channel, "in time");
    }

    @Test
    void aDeactivatedPersonDoesNothingOnceTheHostHasSaidSo() {
        ChannelId channel = channel(false, "ben");
        post("ben", channel, "here");
        test.people.deactivate("ben");
        test.muster.accessChanged(TestMuster.ACME, new PersonId("ben"));
        assertThatThrownBy(() -> post("ben", channel, "still here")).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> history("ben", channel)).isInstanceOf(Rejection.class);
    }

    @Test
    void badTextIsRefusedWithItsField() {
        ChannelId channel = channel(false);
        for (String text : new String[] {"", "   ", "a\u0000b", "\ud800", "x".repeat(16_001)}) {
            assertThatThrownBy(() -> post("ada", channel, text))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.field()).isEqualTo("text"));
        }
    }
}
