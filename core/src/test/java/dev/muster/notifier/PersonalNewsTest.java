package dev.muster.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.help.HelpCommands.CallHelp;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.later.LaterCommands.Remind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** News in people's own journals that is about a channel: for whoever is in it, but for those who are asked to come. */
class PersonalNewsTest {
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId DAN = new PersonId("dan");
    private final NotifierRoom room = new NotifierRoom();
    private final IncidentId incident = new IncidentId(room.test
            .run(
                    "ada",
                    new DeclareIncident("hidden fire", null, Severity.SEV2, null, null, List.of(BEN), null, null, null))
            .id("incident"));

    @AfterEach
    void close() {
        room.close();
    }

    private void remind() {
        long message = Long.parseLong(room.test
                .run("ada", new PostMessage(incident.channel(), "look", null))
                .id("message"));
        room.run(
                "ben",
                new Remind(
                        incident.channel(), message, room.test.clock.instant().plusSeconds(3_600), "call back"));
        room.test.runDue();
        room.sent.clear();
    }

    @Test
    void aReminderReachesWhoeverIsStillThere() {
        remind();
        room.test.advance(Duration.ofHours(1));
        assertThat(room.sent).singleElement().satisfies(s -> {
            assertThat(s.message().kind()).isEqualTo("reminder");
            assertThat(s.message().subject()).contains("hidden fire");
        });
    }

    @Test
    void aReminderTellsNothingOfAnIncidentToWhoHasLeftIt() {
        remind();
        room.run("ada", new RemoveMember(incident.channel(), BEN));
        room.test.advance(Duration.ofHours(1));
        assertThat(room.sent).isEmpty();
    }

    @Test
    void whoIsAskedToComeIsNotInTheIncidentYet() {
        room.test.runDue();
        room.sent.clear();
        room.says.put("mail", Receipt.failed("busy"));
        room.run("ada", CallHelp.of(incident, "hands", List.of(DAN)));
        room.test.runDue();
        room.says.clear();
        room.test.advance(Duration.ofSeconds(30));
        assertThat(room.sent).hasSize(2).allSatisfy(s -> {
            assertThat(s.message().person()).isEqualTo(DAN);
            assertThat(s.message().kind()).isEqualTo("help");
        });
    }
}
