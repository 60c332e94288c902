package dev.muster.slash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.Marking;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.Room;
import dev.muster.command.Feature;
import dev.muster.command.Rejection.Code;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.playbook.TaskViews.ListTasks;
import dev.muster.slash.SlashViews.CompleteSlash;
import dev.muster.slash.SlashViews.Completion;
import dev.muster.slash.SlashViews.Item;
import dev.muster.slash.SlashViews.ListSlashes;
import dev.muster.slash.SlashViews.RunSlash;
import dev.muster.storage.MemoryStore;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlashTest {
    private final Room room = new Room("ben", "guy");

    @AfterEach
    void close() {
        room.close();
    }

    private void type(String who, String text) {
        room.run(who, new RunSlash(room.id, text));
    }

    private List<String> offered(String who, ChannelId channel, String text) {
        return room.ask(who, new CompleteSlash(channel, text)).items().stream()
                .map(Item::insert)
                .toList();
    }

    @Test
    void whatIsTypedIsDone() {
        type("ada", "/header  **Bridge**: 4711 ");
        assertThat(room.line("ben").header()).isEqualTo("**Bridge**: 4711");
        assertThat(room.line("ben").name()).isEqualTo("war room");
        type("ada", "/INVITE @cleo dan");
        assertThat(room.line("cleo").rank()).isNotNull();
        assertThat(room.line("dan").rank()).isNotNull();
        type("ada", "/tlp amber-strict");
        type("ada", "/tlp green it is public now");
        assertThat(room.line("ben").marking()).isEqualTo(Marking.GREEN);
        type("ben", "/mute");
        assertThat(room.line("ben").muted()).isTrue();
        assertThat(room.history("ada")).noneMatch(e -> e.data().contains("/header"));
    }

    @Test
    void anExerciseIsDeclared() {
        type("ada", "/incident exercise Lights out");
        assertThat(room.ask("ada", new ListIncidents(null, null)).incidents())
                .singleElement()
                .satisfies(i -> {
                    assertThat(i.title()).isEqualTo("Lights out");
                    assertThat(i.exercise()).isTrue();
                });
    }

    @Test
    void onlyWhatOneMayDo() {
        room.refuses("ben", new RunSlash(room.id, "/header x"), Code.ABSENT);
        room.refuses("dan", new RunSlash(room.id, "/mute"), Code.ABSENT);
        room.refuses("dan", new RunSlash(room.id, "/incident declare x"), Code.ABSENT);
        room.refuses("guy", new RunSlash(room.id, "/incident declare x"), Code.ABSENT);
        room.refuses("guy", new RunSlash(room.id, "/invite @dan"), Code.ABSENT);
        room.refuses("guy", new RunSlash(room.id, "/invite @nobody"), Code.ABSENT);
    }

    @Test
    void whatIsWrongSaysWhatToType() {
        room.refuses("ada", new RunSlash(room.id, "/nonsense"), Code.INVALID).hasMessageContaining("/nonsense");
        room.refuses("ada", new RunSlash(room.id, "hello"), Code.INVALID);
        room.refuses("ada", new RunSlash(room.id, "/"), Code.INVALID);
        room.refuses("ada", new RunSlash(room.id, "/tlp pink"), Code.INVALID)
                .hasMessageContaining("amber-strict")
                .hasMessageContaining("/tlp <marking> [reason]");
        room.refuses("ada", new RunSlash(room.id, "/invite @nobody"), Code.INVALID);
        room.refuses("ada", new RunSlash(room.id, "/rename"), Code.INVALID).hasMessageContaining("/rename <name>");
    }

    @Test
    void theSameKeyTypesOnce() {
        String key = "typed-once";
        var first = room.test.muster.run(TestMuster.as("ada"), new RunSlash(room.id, "/task add look"), key);
        var again = room.test.muster.run(TestMuster.as("ada"), new RunSlash(room.id, "/task add look"), key);
        assertThat(again.repeated()).isTrue();
        assertThat(again.ids()).isEqualTo(first.ids());
    }

    @Test
    void anIncidentIsRunFromTheKeyboard() {
        IncidentId incident = new IncidentId(
                room.run("ada", DeclareIncident.of("Down", null, null)).id("incident"));
        ChannelId home = incident.channel();
        for (String line : List.of(
                "/incident severity sev1 it spreads",
                "/incident status active",
                "/incident role commander @ben",
                "/incident update 30 We are at it",
                "/incident note \"began\" at nine",
                "/incident decide roll back",
                "/task add call the \"bank\"")) {
            room.run("ada", new RunSlash(home, line));
        }
        IncidentView shown = room.ask("ada", new ShowIncident(incident));
        assertThat(shown.severity()).isEqualTo(Severity.SEV1);
        assertThat(shown.status()).isEqualTo(Status.ACTIVE);
        assertThat(shown.roles().get(0).primary()).isEqualTo(new PersonId("ben"));
        assertThat(shown.lastUpdate().text()).isEqualTo("We are at it");
        assertThat(shown.nextUpdateAt()).isEqualTo(TestMuster.START.plusSeconds(1_800));
        var task = room.ask("ada", new ListTasks(home)).stages().get(0).tasks().get(0);
        assertThat(task.title()).isEqualTo("call the \"bank\"");
        assertThat(offered("ada", home, "/task done ca")).containsExactly(task.id() + " ");
        room.run("ada", new RunSlash(home, "/task done " + task.id()));
        assertThat(offered("ada", home, "/task done ")).isEmpty();
        room.run("ada", new RunSlash(home, "/incident resolve"));
        assertThat(room.ask("ada", new ShowIncident(incident)).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void aLineIsCompleted() {
        assertThat(offered("ada", room.id, "/in"))
                .contains("invite ", "incident severity ")
                .doesNotContain("header ");
        assertThat(offered("ada", room.id, "/incident s")).containsExactly("incident severity ", "incident status ");
        assertThat(offered("ada", room.id, "/incident severity "))
                .containsExactly("SEV1 ", "SEV2 ", "SEV3 ", "SEV4 ", "SEV5 ");
        assertThat(offered("ada", room.id, "/invite @c")).containsExactly("@cleo ");
        assertThat(offered("ada", room.id, "/invite @ben @c")).containsExactly("@cleo ");
        assertThat(offered("ada", room.id, "/header @c")).isEmpty();
        assertThat(offered("guy", room.id, "/invite @")).containsExactlyInAnyOrder("@ada ", "@ben ", "@guy ");
        Completion middle = room.ask("ada", new CompleteSlash(room.id, "/invite @c and more", 10, null));
        assertThat(middle.from()).isEqualTo(8);
        assertThat(middle.to()).isEqualTo(10);
        room.refuses("dan", new CompleteSlash(room.id, "/"), Code.ABSENT);
        assertThat(room.ask("ben", new ListSlashes(room.id)).commands())
                .anyMatch(c -> c.usage().equals("/incident severity <severity> [reason]"));
    }

    @Test
    void channelsAreCompletedByNameForThoseWhoMayReadThem() {
        ChannelId bridge = named("Bridge", false, "ben");
        ChannelId bank = named("Bank", true);
        assertThat(offered("ada", room.id, "/post B")).containsExactlyInAnyOrder(bridge + " ", bank + " ");
        Item item =
                room.ask("ben", new CompleteSlash(room.id, "/post bri")).items().get(0);
        assertThat(item.insert()).isEqualTo(bridge + " ");
        assertThat(item.label()).isEqualTo("Bridge");
        assertThat(item.sort()).isEqualTo(SlashViews.ItemSort.CHANNEL);
        assertThat(offered("ben", room.id, "/post b")).containsExactly(bridge + " ");
        assertThat(offered("guy", room.id, "/post ")).containsExactly(room.id + " ");
        assertThat(offered("ada", room.id, "/post " + bridge + " b")).isEmpty();

        room.run("ben", new RunSlash(room.id, "/post " + bridge + " \"Rolled\" back"));
        assertThat(room.ask("ada", new History(bridge, null, null, 1, null))
                        .entries()
                        .get(0)
                        .data())
                .contains("\\\"Rolled\\\" back");
        assertThat(room.history("ada")).noneMatch(e -> e.data().contains("Rolled"));
        room.run("ada", new RemoveMember(bridge, new PersonId("ben")));
        assertThat(offered("ben", room.id, "/post b")).isEmpty();
        room.refuses("ben", new RunSlash(room.id, "/post " + bridge + " again"), Code.ABSENT);
        room.refuses("ben", new RunSlash(room.id, "/post no-such-channel again"), Code.ABSENT);
        room.refuses("ben", new RunSlash(room.id, "/post / again"), Code.INVALID)
                .hasMessageContaining("/post <channel> <message>");
        room.refuses("ada", new RunSlash(room.id, "/post " + bridge), Code.INVALID);
    }

    private ChannelId named(String name, boolean open, String... members) {
        return new ChannelId(room.run(
                        "ada",
                        new CreateChannel(
                                name,
                                null,
                                open,
                                Stream.of(members).map(PersonId::new).toList()))
                .id("channel"));
    }

    @Test
    void aHostAddsItsOwn() {
        Feature own = registry -> registry.slash(new SlashCommand(
                "shrug",
                "Say that you do not know",
                List.of(Argument.text("text").orNothing()),
                (typed, admission) ->
                        new PostMessage(new ChannelId(typed.channel()), typed.from(0) + " ¯\\_(ツ)_/¯", null)));
        try (Room hosted = new Room(
                new TestMuster(
                        new MemoryStore(), new TestMuster.ManualClock(), new TestMuster.People(), b -> b.feature(own)),
                false)) {
            hosted.run("ada", new RunSlash(hosted.id, "/shrug who knows"));
            assertThat(hosted.last("ada").data()).contains("who knows ¯");
        }
    }
}
