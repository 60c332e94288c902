package dev.muster.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.MessageCommands.ShareMessage;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.command.Rejection.Code;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkingsTest {
    private final Room room = new Room("ben", "cleo");
    private ChannelId wide;
    private long secret;

    @BeforeEach
    void mark() {
        wide = Room.create(room.test, "ben", false, "dan");
        secret = room.say("ada", "swordfish");
        room.run("ada", new SetMarking(room.id, Marking.AMBER_STRICT, null));
    }

    @AfterEach
    void close() {
        room.close();
    }

    private String link(long message) {
        return "see https://portal.example/#/c/" + room.id + "/m/" + message + " please";
    }

    private PostMessage post(String text, String release) {
        return new PostMessage(wide, text, null, null, null, null, null, release, null);
    }

    private List<EntryView> released(String who, ChannelId channel) {
        return room.ask(who, new ChannelViews.History(channel, null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().equals("channel.message-released"))
                .toList();
    }

    @Test
    void whatIsMarkedIsNotNamedWhereItWouldTravelFurther() {
        room.refuses("ben", post(link(secret), null), Code.CONFLICT)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("release"))
                .hasMessageContaining("TLP:AMBER+STRICT")
                .hasMessageContaining("unmarked");
        room.refuses("ben", new ShareMessage(wide, room.id, secret, null, null), Code.CONFLICT);
        long plain = Room.number(room.run("ben", post("nothing", null)));
        room.refuses("ben", new EditMessage(wide, plain, link(secret)), Code.CONFLICT);
        assertThat(released("ben", wide)).isEmpty();
    }

    @Test
    void aReleaseIsOnRecordInBothChannels() {
        long number = Room.number(room.run("ben", post(link(secret), "the client asked")));
        EntryView posted = room.ask("ben", new ChannelViews.History(wide, null, number - 1, 1, null))
                .entries()
                .get(0);
        assertThat(posted.kind()).isEqualTo("channel.message-posted");
        room.run("ben", new ShareMessage(wide, room.id, secret, null, "they still ask"));
        assertThat(released("dan", wide)).hasSize(2).allSatisfy(e -> assertThat(e.data())
                .contains("\"from\":\"amber+strict\"")
                .doesNotContain("swordfish"));
        assertThat(released("ada", room.id)).hasSize(2).first().satisfies(e -> assertThat(e.data())
                .contains("the client asked", wide.value()));
    }

    @ParameterizedTest
    @CsvSource({
        "red, amber, true",
        "red, red, false",
        "amber+strict, amber, true",
        "amber, amber+strict, false",
        "green, clear, true",
        "green, , true",
        "clear, , false",
        ", clear, false",
        ", red, false"
    })
    void theOrderIsThatOfTheProtocol(String from, String to, boolean refused) {
        room.run("ada", new SetMarking(room.id, marking(from), "so"));
        room.run("ben", new SetMarking(wide, marking(to), "so"));
        if (refused) {
            room.refuses("ben", post(link(secret), null), Code.CONFLICT);
        } else {
            room.run("ben", post(link(secret), null));
        }
    }

    private static Marking marking(String name) {
        return name == null ? null : Marking.valueOf(name.replace('+', '_').toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void whatOneMayNotReadIsPlainTextAndTellsNothing() {
        room.run("dan", post(link(secret), null));
        room.run("dan", post(link(999), null));
        room.run("ben", post(link(999), null));
        assertThat(released("dan", wide)).isEmpty();
    }

    @Test
    void linksWithinAChannelAreFree() {
        room.run("ben", new PostMessage(room.id, link(secret), null));
    }

    @Test
    void onlyOwnersMarkAndToLowerTakesAReason() {
        room.refuses("ben", new SetMarking(room.id, Marking.RED, null), Code.ABSENT);
        room.refuses("ada", new SetMarking(room.id, Marking.GREEN, null), Code.INVALID);
        room.refuses("ada", new SetMarking(room.id, null, " "), Code.INVALID);
        room.run("ada", new SetMarking(room.id, null, "published"));
        assertThat(room.line("ben").marking()).isNull();
        room.run("ada", new SetMarking(room.id, Marking.RED, null));
        assertThat(room.line("ben").marking()).isEqualTo(Marking.RED);
    }

    @Test
    void whoComesLaterSeesTheMarking() {
        room.run("ada", new AddMembers(room.id, List.of(new PersonId("dan")), null));
        assertThat(room.line("dan").marking()).isEqualTo(Marking.AMBER_STRICT);
    }
}
