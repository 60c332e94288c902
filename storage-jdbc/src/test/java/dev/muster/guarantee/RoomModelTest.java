package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelCommands.SetHistory;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.MarkRead;
import dev.muster.channel.MessageCommands.MarkUnread;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.MessageCommands.React;
import dev.muster.channel.MessageCommands.UnpinMessage;
import dev.muster.channel.MessageCommands.Unreact;
import dev.muster.channel.PersonalCommands.MuteChannel;
import dev.muster.channel.PersonalCommands.SaveDraft;
import dev.muster.channel.Visibility;
import dev.muster.command.Command;
import dev.muster.command.Rejection;
import dev.muster.guarantee.RoomModel.Act;
import dev.muster.incident.IncidentCommands.Decide;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Store;
import dev.muster.thread.ThreadCommands.FollowThread;
import dev.muster.thread.ThreadCommands.MarkThreadRead;
import dev.muster.thread.ThreadCommands.UnfollowThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Any sequence of acts by an owner, a member and a guest in an incident's channel, beside {@link RoomModel}: the same
 * acts are accepted, and each of the three sees what the model says: pages, threads, counts, search, briefing, drafts.
 * The same on all three stores.
 */
class RoomModelTest {
    private static final List<String> WORDS = List.of("alpha", "beta", "gamma");
    private static final List<String> CALLS =
            List.of("", " @ben", " @guest1 @ada", " @channel", " @ben @channel", " @dan");
    private static final List<String> EMOJI = List.of("👍", "🎉");
    private static final List<Store> STORES = new ArrayList<>();
    private static final List<Muster> NODES = new ArrayList<>();

    @BeforeContainer
    static void open() throws Exception {
        Path folder = Files.createTempDirectory("muster-model");
        STORES.add(new MemoryStore());
        STORES.add(Base.at(Base.SQLITE.fresh(folder)).open());
        STORES.add(Base.at(Base.POSTGRES.fresh(folder)).open());
        for (Store store : STORES) {
            NODES.add(Nodes.builder(store, "model")
                    .clock(new Stage.Clock())
                    .runsDueWork(false)
                    .build());
        }
    }

    @AfterContainer
    static void close() {
        NODES.forEach(Muster::close);
        STORES.forEach(Store::close);
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<String> talk = Arbitraries.of(
                "post", "post", "reply", "reply", "reply", "edit", "delete", "react", "unreact", "pin", "unpin");
        Arbitrary<String> marks =
                Arbitraries.of("read", "unread", "thread-read", "follow", "unfollow", "mute", "draft", "decide");
        Arbitrary<String> people =
                Arbitraries.of("add", "add", "remove", "leave", "history", "archive", "restore", "restore");
        Arbitrary<String> what = Arbitraries.frequencyOf(Tuple.of(9, talk), Tuple.of(3, marks), Tuple.of(2, people));
        return Combinators.combine(
                        Arbitraries.of(RoomModel.ACTORS),
                        what,
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of(WORDS),
                        Arbitraries.of(CALLS))
                .as((actor, act, on, word, call) ->
                        new Act(actor, act, on, act.endsWith("react") ? EMOJI.get(on % 2) : word + call))
                .list()
                .ofMinSize(20)
                .ofMaxSize(90);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void onMemory(@ForAll("acts") List<Act> acts) {
        play(NODES.get(0), acts);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void onSqlite(@ForAll("acts") List<Act> acts) {
        play(NODES.get(1), acts);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void onPostgres(@ForAll("acts") List<Act> acts) {
        play(NODES.get(2), acts);
    }

    private static void play(Muster muster, List<Act> acts) {
        DeclareIncident declare = new DeclareIncident(
                "Down", null, null, null, null, List.of(new PersonId("ben"), new PersonId("guest1")), null, null, null);
        ChannelId channel = new ChannelId(
                muster.run(People.as("ada"), declare, UUID.randomUUID().toString())
                        .id("incident"));
        RoomModel model = new RoomModel();
        Seen seen = new Seen(muster, channel, model);
        seen.begin();
        Random when = new Random(acts.size());
        for (Act aimed : acts) {
            if (model.ranks.isEmpty()) {
                break;
            }
            Act act = model.aim(aimed);
            boolean expected = model.act(act);
            assertThat(accepted(muster, act, command(channel, act, model)))
                    .as("%s", act)
                    .isEqualTo(expected);
            if (when.nextInt(15) == 0) {
                RoomModel.ACTORS.forEach(seen::compare);
            }
        }
        RoomModel.ACTORS.forEach(seen::compare);
    }

    private static boolean accepted(Muster muster, Act act, Command command) {
        try {
            muster.run(People.as(act.actor()), command, UUID.randomUUID().toString());
            return true;
        } catch (Rejection refused) {
            return false;
        }
    }

    /** The command of an act; the model has done it already, so that a switch is as it is to be. */
    private static Command command(ChannelId c, Act act, RoomModel model) {
        long on = act.on();
        PersonId person = new PersonId(act.person());
        return switch (act.what()) {
            case "post" -> new PostMessage(c, act.text(), null);
            case "reply" -> new PostMessage(c, act.text(), on);
            case "edit" -> new EditMessage(c, on, act.text());
            case "delete" -> new DeleteMessage(c, on);
            case "pin" -> new PinMessage(c, on, null);
            case "unpin" -> new UnpinMessage(c, on);
            case "react" -> new React(c, on, act.text());
            case "unreact" -> new Unreact(c, on, act.text());
            case "read" -> new MarkRead(c, on);
            case "unread" -> new MarkUnread(c, on);
            case "mute" -> new MuteChannel(c, model.muted.contains(act.actor()));
            case "draft" -> new SaveDraft(c, null, act.text());
            case "follow" -> new FollowThread(c, on);
            case "unfollow" -> new UnfollowThread(c, on);
            case "thread-read" -> new MarkThreadRead(c, on, model.head);
            case "decide" -> new Decide(IncidentId.of(c), act.text());
            case "history" -> new SetHistory(c, on % 2 == 0 ? Visibility.SINCE_JOINED : Visibility.EVERYTHING);
            case "add" -> new AddMembers(c, List.of(person), null);
            case "remove" -> new RemoveMember(c, person);
            case "leave" -> new LeaveChannel(c);
            case "archive" -> new ArchiveChannel(c);
            case "restore" -> new RestoreChannel(c);
            default -> throw new AssertionError(act.what());
        };
    }
}
