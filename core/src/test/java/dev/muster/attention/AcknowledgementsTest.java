package dev.muster.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.attention.AttentionCommands.AcknowledgeMessage;
import dev.muster.attention.AttentionEvent.AcknowledgementReminded;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.Priority;
import dev.muster.channel.Room;
import dev.muster.command.Rejection.Code;
import dev.muster.notice.NoticeViews.Inbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
    private final Room room = new Room("ben", "cleo", "guy");

    @AfterEach
    void close() {
        room.close();
    }

    private long ask(String text, Integer minutes) {
        return Room.number(room.run(
                "ada", new PostMessage(room.id, text, null, Priority.URGENT, true, minutes, null, null, null)));
    }

    private List<AcknowledgementReminded> reminders() {
        return room.history("ada").stream()
                .filter(e -> e.kind().equals("channel.acknowledgement-reminded"))
                .map(e -> e.event(AcknowledgementReminded.class))
                .toList();
    }

    private static List<PersonId> people(String... ids) {
        return java.util.Arrays.stream(ids).map(PersonId::new).toList();
    }

    @Test
    void everyoneIsAskedUntilTheyAnswer() {
        long message = ask("evacuate", 5);
        assertThat(room.entry("ben", message).data()).contains("\"asked\":[", "\"priority\":\"urgent\"");
        room.test.advance(Duration.ofMinutes(5));
        assertThat(reminders()).singleElement().satisfies(r -> {
            assertThat(r.notified()).containsExactlyInAnyOrderElementsOf(people("ben", "cleo", "guy"));
            assertThat(r.occurrence()).isEqualTo(1);
        });
        room.run("ben", new AcknowledgeMessage(room.id, message));
        room.run("ben", new AcknowledgeMessage(room.id, message));
        room.run("guy", new AcknowledgeMessage(room.id, message));
        room.test.advance(Duration.ofMinutes(5));
        assertThat(reminders().get(1).notified()).isEqualTo(people("cleo"));
        assertThat(room.ask("cleo", new Inbox(null)).entries())
                .filteredOn(e -> e.kind().equals("channel.acknowledgement-reminded"))
                .hasSize(2);
        room.run("cleo", new AcknowledgeMessage(room.id, message));
        room.test.advance(Duration.ofHours(5));
        assertThat(reminders()).hasSize(2);
        assertThat(room.entry("ada", message).data())
                .contains("\"acknowledged\":[{\"at\":")
                .contains("\"name\":\"Ben\"", "\"name\":\"Cleo\"", "\"name\":\"Guy\"");
    }

    @Test
    void onlyThoseWhoAreMeantAreAsked() {
        long message = ask("@ben look", null);
        room.refuses("cleo", new AcknowledgeMessage(room.id, message), Code.CONFLICT);
        room.refuses("dan", new AcknowledgeMessage(room.id, message), Code.ABSENT);
        room.run("ada", new EditMessage(room.id, message, "look closely"));
        room.test.advance(Duration.ofMinutes(5));
        assertThat(reminders().get(0).notified()).isEqualTo(people("ben"));
        room.run("ben", new AcknowledgeMessage(room.id, message));
        room.test.advance(Duration.ofMinutes(5));
        assertThat(reminders()).hasSize(1);
    }

    @Test
    void nobodyIsAskedOfWhatIsGoneOrWhoHasLeft() {
        long gone = ask("never mind @ben", null);
        room.run("ada", new DeleteMessage(room.id, gone));
        ask("@cleo and @guy", null);
        room.run("ada", new RemoveMember(room.id, new PersonId("cleo")));
        room.test.advance(Duration.ofMinutes(5));
        assertThat(reminders()).singleElement().satisfies(r -> assertThat(r.notified())
                .isEqualTo(people("guy")));
        room.refuses(
                "ada",
                new PostMessage(room.id, "@dan", null, Priority.URGENT, true, null, null, null, null),
                Code.INVALID);
    }

    @Test
    void anArchivedChannelAsksAgainOnceItIsRestored() {
        ask("@ben", null);
        room.run("ada", new ArchiveChannel(room.id));
        room.test.advance(Duration.ofHours(1));
        room.run("ada", new RestoreChannel(room.id));
        room.test.advance(Duration.ZERO);
        assertThat(reminders()).hasSize(1);
        room.test.advance(Duration.ofMinutes(5));
        assertThat(reminders()).hasSize(2);
    }

    @Test
    void itEndsAfterAHundredTimes() {
        ask("@ben", 1);
        for (int i = 0; i < 110; i++) {
            room.test.advance(Duration.ofMinutes(1));
        }
        assertThat(reminders()).hasSize(100);
        assertThat(reminders().get(99).last()).isTrue();
        assertThat(reminders().get(98).last()).isFalse();
    }

    @Test
    void aRestartForgetsNothing() {
        long message = ask("@ben", null);
        try (var other = room.test.another()) {
            other.clock.advance(Duration.ofMinutes(5));
            other.runDue();
        }
        assertThat(reminders()).hasSize(1);
        room.run("ben", new AcknowledgeMessage(room.id, message));
    }
}
