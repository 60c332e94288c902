package dev.muster.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.JoinChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelCommands.SetHistory;
import dev.muster.channel.ChannelViews.Access;
import dev.muster.channel.ChannelViews.AccessList;
import dev.muster.channel.ChannelViews.BrowseChannels;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.ListMemberships;
import dev.muster.channel.ChannelViews.ListTeams;
import dev.muster.channel.ChannelViews.ListVersions;
import dev.muster.channel.ChannelViews.MyChannels;
import dev.muster.channel.ChannelViews.PreviewMessages;
import dev.muster.channel.ChannelViews.SearchEntries;
import dev.muster.channel.ChannelViews.ShowAccess;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.ChannelViews.Spell;
import dev.muster.command.EntryView;
import dev.muster.command.Question;
import dev.muster.command.Rejection.Code;
import dev.muster.notice.NoticeViews.Inbox;
import dev.muster.search.SearchViews.FindEntries;
import dev.muster.thread.ThreadViews.MyThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may read what, who could, and how much of the past. */
class AccessHistoryTest {
    private final Room room = new Room("ben");

    @AfterEach
    void close() {
        room.close();
    }

    private Instant later() {
        room.test.clock.advance(Duration.ofHours(12));
        Instant noon = room.test.clock.instant();
        room.test.clock.advance(Duration.ofHours(12));
        return noon;
    }

    private List<String> could(Instant at, Long message) {
        return room.ask("ada", new ShowAccess(room.id, at, message)).people().stream()
                .map(a -> a.person().value())
                .toList();
    }

    private void add(String... people) {
        room.run(
                "ada",
                new AddMembers(
                        room.id,
                        java.util.Arrays.stream(people).map(PersonId::new).toList(),
                        null));
    }

    @Test
    void oneCallSaysWhoCouldReadAnEntryOnTuesday() {
        long entry = room.say("ada", "swordfish");
        Instant monday = later();
        add("cleo");
        room.run("ada", new RemoveMember(room.id, new PersonId("ben")));
        Instant tuesday = later();
        room.run("cleo", new LeaveChannel(room.id));
        add("ben");
        Instant wednesday = later();
        assertThat(could(monday, entry)).containsExactly("ada", "ben");
        assertThat(could(tuesday, entry)).containsExactly("ada", "cleo");
        assertThat(could(wednesday, entry)).containsExactly("ada", "ben");
        assertThat(could(null, null)).containsExactly("ada", "ben");
        assertThat(could(TestMuster.START.minusSeconds(60), null)).isEmpty();
        assertThat(could(TestMuster.START.minusSeconds(60), entry)).isEmpty();
        room.refuses("ada", new ShowAccess(room.id, null, 999L), Code.ABSENT);
    }

    @Test
    void whatWasSetThenCountsAndNotWhatIsSetNow() {
        try (Room open = new Room(new TestMuster(), true, "ben")) {
            long entry = open.say("ada", "swordfish");
            Instant first = open.test.clock.instant();
            open.test.clock.advance(Duration.ofHours(1));
            open.run("ada", new SetHistory(open.id, Visibility.SINCE_JOINED));
            open.run("ada", new ArchiveChannel(open.id, true));
            Instant second = open.test.clock.instant();
            open.test.clock.advance(Duration.ofHours(1));
            open.run("ada", new RestoreChannel(open.id));
            AccessList before = open.ask("ada", new ShowAccess(open.id, first, entry));
            assertThat(before.everyone()).isTrue();
            assertThat(before.people()).hasSize(2);
            AccessList hidden = open.ask("ada", new ShowAccess(open.id, second, entry));
            assertThat(hidden.everyone()).isFalse();
            assertThat(hidden.people()).extracting(a -> a.person().value()).containsExactly("ada");
            assertThat(open.ask("ada", new ShowAccess(open.id, null, entry)).people())
                    .hasSize(2);
        }
    }

    @Test
    void everyTimeInTheChannelIsListed() {
        later();
        room.run("ada", new RemoveMember(room.id, new PersonId("ben")));
        later();
        add("ben");
        room.run("ada", new AddMembers(room.id, List.of(new PersonId("ben")), Rank.OWNER));
        List<Spell> spells = room.ask("ada", new ListMemberships(room.id)).spells();
        assertThat(spells).extracting(s -> s.person().value()).containsExactly("ben", "ben", "ada");
        assertThat(spells.get(0).leftAt()).isNull();
        assertThat(spells.get(0).rank()).isEqualTo(Rank.OWNER);
        assertThat(spells.get(1).leftAt()).isEqualTo(TestMuster.START.plus(Duration.ofHours(24)));
    }

    @Test
    void membersMayNotAskAndAdministratorsMay() {
        room.refuses("ben", new ShowAccess(room.id, null, null), Code.ABSENT);
        room.refuses("dan", new ListMemberships(room.id), Code.ABSENT);
        ChannelId bens = Room.create(room.test, "ben", false);
        assertThat(room.ask("ada", new ShowAccess(bens, null, null)).people())
                .extracting(Access::person)
                .containsExactly(new PersonId("ben"));
        room.refuses("ada", new History(bens, null, null, null, null), Code.ABSENT);
        room.refuses("ada", new ShowAccess(new ChannelId("none"), null, null), Code.ABSENT);
    }

    @Test
    void newcomersSeeWhatTheChannelLetsThemSee() {
        room.say("ada", "before");
        room.run("ada", new SetHistory(room.id, Visibility.SINCE_JOINED));
        add("cleo");
        long after = room.say("ada", "after");
        assertThat(room.history("cleo")).extracting(EntryView::seq).startsWith(after - 1);
        assertThat(room.ask("cleo", new SearchEntries("before", null, null)).entries())
                .isEmpty();
        assertThat(room.ask("ben", new SearchEntries("before", null, null)).entries())
                .hasSize(1);
        AccessList before = room.ask("ada", new ShowAccess(room.id, null, after - 3));
        assertThat(before.people()).extracting(a -> a.person().value()).containsExactly("ada", "ben");
        room.refuses("cleo", new SetHistory(room.id, Visibility.EVERYTHING), Code.ABSENT);
    }

    @Test
    void whoComesBackSeesNothingOfTheTimeBetween() {
        room.run("ada", new SetHistory(room.id, Visibility.SINCE_JOINED));
        room.run("ada", new RemoveMember(room.id, new PersonId("ben")));
        room.say("ada", "between");
        add("ben");
        room.say("ada", "again");
        assertThat(room.history("ben")).noneMatch(e -> e.data().contains("between"));
        assertThat(room.history("ben")).anyMatch(e -> e.data().contains("again"));
        assertThat(room.line("ben").unread()).isEqualTo(1);
    }

    @Test
    void aPublicChannelWithoutPastShowsPassersByNothing() {
        try (Room open = new Room(new TestMuster(), true)) {
            open.say("ada", "before");
            assertThat(open.history("dan")).isNotEmpty();
            open.run("ada", new SetHistory(open.id, Visibility.SINCE_JOINED));
            assertThat(open.history("dan")).isEmpty();
            open.run("dan", new JoinChannel(open.id));
            open.say("ada", "after");
            assertThat(open.history("dan")).hasSize(2);
        }
    }

    /** AC-18: nobody but the owners reads it by any way, and what was under way ends. */
    @Test
    void anArchiveCanBeForItsOwnersAlone() {
        long message = room.say("ben", "swordfish @ada");
        room.reply("ada", message, "so");
        room.run("ada", new ArchiveChannel(room.id, true));
        for (Question<?> question : List.of(
                new History(room.id, null, null, null, null),
                new History(room.id, null, null, null, message),
                new ShowChannel(room.id),
                new ListVersions(room.id, message))) {
            room.refuses("ben", question, Code.ABSENT);
            room.ask("ada", question);
        }
        assertThat(room.ask("ben", new SearchEntries("swordfish", null, null)).entries())
                .isEmpty();
        assertThat(room.ask("ben", new FindEntries("swordfish")).hits()).isEmpty();
        assertThat(room.ask("ben", new PreviewMessages(List.of(new Quote(room.id, message))))
                        .previews())
                .isEmpty();
        assertThat(room.ask("ben", new MyThreads(null, null)).threads()).isEmpty();
        assertThat(room.ask("ben", new MyChannels()).channels()).isEmpty();
        assertThat(room.ask("ben", new Inbox(null)).entries()).isEmpty();
        assertThat(room.ask("ada", new MyChannels()).channels()).hasSize(1);
        room.run("ada", new RestoreChannel(room.id));
        assertThat(room.history("ben")).isNotEmpty();
        room.run("ada", new ArchiveChannel(room.id));
        assertThat(room.history("ben")).isNotEmpty();
    }

    @Test
    void aTeamsChannelIsForItsPeople() {
        room.test.people.group("red-team", true, "ben", "cleo");
        room.test.people.group("list", false, "ben");
        ChannelId channel = new ChannelId(room.run(
                        "ben",
                        new CreateChannel(
                                "reds", null, true, null, "# Reds", new GroupId("red-team"), null, null, null))
                .id("channel"));
        assertThat(room.ask("cleo", new BrowseChannels()).channels())
                .anyMatch(c -> c.id().equals(channel) && c.header().equals("# Reds"));
        assertThat(room.ask("dan", new BrowseChannels()).channels()).noneMatch(c -> c.id().equals(channel));
        room.refuses("dan", new JoinChannel(channel), Code.ABSENT);
        room.refuses("dan", new History(channel, null, null, null, null), Code.ABSENT);
        room.run("cleo", new JoinChannel(channel));
        for (String team : List.of("list", "none", "red-team")) {
            room.refuses(
                    "dan",
                    new CreateChannel("x", null, true, null, null, new GroupId(team), null, null, null),
                    Code.INVALID);
        }
        assertThat(room.ask("ben", new ListTeams()).teams()).singleElement().satisfies(t -> {
            assertThat(t.members()).isEqualTo(2);
            assertThat(t.mine()).isTrue();
        });
        room.refuses("guy", new ListTeams(), Code.ABSENT);
    }
}
