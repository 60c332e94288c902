package dev.muster.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.ChannelViews.ListVersions;
import dev.muster.channel.ChannelViews.Preview;
import dev.muster.channel.ChannelViews.PreviewMessages;
import dev.muster.channel.ChannelViews.Version;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.MarkRead;
import dev.muster.channel.MessageCommands.MarkUnread;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.React;
import dev.muster.channel.MessageCommands.ShareMessage;
import dev.muster.channel.MessageCommands.Unreact;
import dev.muster.command.Rejection.Code;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Room room = new Room("ben", "cleo", "guy");

    @AfterEach
    void close() {
        room.close();
    }

    private List<PersonId> mentioned(long message) {
        return room.entry("ada", message).event(MessagePosted.class).mentions();
    }

    private Object reactions(long message) {
        byte[] data = room.entry("cleo", message).data().getBytes(StandardCharsets.UTF_8);
        return Json.read(data, Map.class).getOrDefault("reactions", Map.of());
    }

    @Test
    void reactionsAreKeptPersonByPersonAndTakenBack() {
        long message = room.say("ada", "fixed");
        room.run("ben", new React(room.id, message, "🎉"));
        room.run("guy", new React(room.id, message, "🎉"));
        room.run("ben", new React(room.id, message, "🎉"));
        room.run("ben", new React(room.id, message, "👩‍👩‍👧‍👦"));
        assertThat(reactions(message)).isEqualTo(Map.of("🎉", List.of("ben", "guy"), "👩‍👩‍👧‍👦", List.of("ben")));
        assertThat(room.last("ada").kind()).isEqualTo("channel.reaction-added");
        room.run("ben", new Unreact(room.id, message, "🎉"));
        room.run("ben", new Unreact(room.id, message, "🎉"));
        room.run("guy", new Unreact(room.id, message, "🎉"));
        assertThat(reactions(message)).isEqualTo(Map.of("👩‍👩‍👧‍👦", List.of("ben")));
        assertThat(room.history("ada"))
                .filteredOn(e -> e.kind().startsWith("channel.reaction"))
                .hasSize(5);
    }

    @Test
    void reactionsAreEmojiOnMessagesThatAreThere() {
        long message = room.say("ada", "fixed");
        room.refuses("ben", new React(room.id, message, "<b>"), Code.INVALID);
        room.refuses("ben", new React(room.id, message, "ok"), Code.INVALID);
        room.refuses("ben", new React(room.id, message, "👍 👍"), Code.INVALID);
        room.refuses("ben", new React(room.id, message + 7, "👍"), Code.ABSENT);
        room.refuses("dan", new React(room.id, message, "👍"), Code.ABSENT);
        for (int i = 0; i < 40; i++) {
            room.run("ben", new React(room.id, message, new String(Character.toChars(0x1F600 + i))));
        }
        room.refuses("ben", new React(room.id, message, "👍"), Code.CONFLICT);
        room.run("ada", new React(room.id, message, "😀"));
        room.run("ada", new DeleteMessage(room.id, message));
        room.refuses("ben", new React(room.id, message, "👍"), Code.ABSENT);
        assertThat(reactions(message)).isEqualTo(Map.of());
    }

    @Test
    void everyTextOfAMessageIsKeptForMembersAndItsAuthor() {
        long message = room.say("guy", "one");
        room.run("guy", new EditMessage(room.id, message, "two"));
        room.run("guy", new EditMessage(room.id, message, "three"));
        assertThat(room.ask("ben", new ListVersions(room.id, message)).versions())
                .extracting(Version::text)
                .containsExactly("one", "two", "three");
        assertThat(room.ask("guy", new ListVersions(room.id, message)).versions())
                .hasSize(3);
        long other = room.say("ada", "mine");
        room.refuses("guy", new ListVersions(room.id, other), Code.ABSENT);
        room.refuses("dan", new ListVersions(room.id, message), Code.ABSENT);
        room.run("guy", new DeleteMessage(room.id, message));
        room.refuses("ben", new ListVersions(room.id, message), Code.ABSENT);
    }

    @Test
    void groupsMeanThoseOfThemWhoAreInTheChannel() {
        room.test.people.group("security", false, "ben", "dan", "cleo");
        long message = room.say("ada", "over to @security, not @nobody or mail@security");
        assertThat(mentioned(message)).containsExactly(new PersonId("ben"), new PersonId("cleo"));
        assertThat(room.line("ben").mentions()).isEqualTo(1);
    }

    @Test
    void hereMeansThoseWhoHaveReadLately() {
        long first = room.say("ada", "hello");
        room.run("ben", new MarkRead(room.id, first));
        room.test.clock.advance(Duration.ofMinutes(10));
        room.run("cleo", new MarkRead(room.id, first));
        room.test.clock.advance(Duration.ofMinutes(6));
        assertThat(mentioned(room.say("ada", "@here look"))).containsExactly(new PersonId("cleo"));
        room.run("ben", new MarkRead(room.id, first));
        assertThat(mentioned(room.say("ada", "@here look")))
                .containsExactlyInAnyOrder(new PersonId("ben"), new PersonId("cleo"));
    }

    @Test
    void rolesMeanWhoHoldsThem() {
        IncidentId incident = new IncidentId(
                room.run("ada", DeclareIncident.of("Down", null, null)).id("incident"));
        room.run("ada", new AssignRole(incident, "commander", new PersonId("ben"), null));
        long message = Room.number(room.run(
                "ada", new MessageCommands.PostMessage(incident.channel(), "@commander and @scribe, look", null)));
        MessagePosted posted = room.ask("ada", new ChannelViews.History(incident.channel(), null, message - 1, 1, null))
                .entries()
                .get(0)
                .event(MessagePosted.class);
        assertThat(posted.mentions()).containsExactly(new PersonId("ben"));
        assertThat(mentioned(room.say("ada", "@commander")))
                .as("a channel without incident")
                .isEmpty();
    }

    @Test
    void guestsReachNobodyOutside() {
        room.test.people.group("security", false, "dan");
        assertThat(mentioned(room.say("guy", "@dan @ben @security"))).containsExactly(new PersonId("ben"));
        assertThat(mentioned(room.say("ada", "@dan @ben @security")))
                .containsExactly(new PersonId("dan"), new PersonId("ben"));
    }

    private List<Preview> preview(String who, Quote... links) {
        return room.ask(who, new PreviewMessages(List.of(links))).previews();
    }

    @Test
    void previewsShowEachReaderWhatTheyMayReadNow() {
        long secret = room.say("ada", "the password is swordfish");
        Quote link = new Quote(room.id, secret);
        assertThat(preview("ben", link)).singleElement().satisfies(p -> {
            assertThat(p.text()).isEqualTo("the password is swordfish");
            assertThat(p.authorName()).isEqualTo("Ada");
            assertThat(p.channelName()).isEqualTo("war room");
        });
        assertThat(preview("dan", link)).isEmpty();
        assertThat(preview("ben", new Quote(room.id, 1), new Quote(room.id, 99)))
                .isEmpty();
        room.run("ada", new EditMessage(room.id, secret, "x".repeat(600)));
        assertThat(preview("ben", link).get(0).text()).hasSize(500).endsWith("…");
        room.run("ada", new DeleteMessage(room.id, secret));
        assertThat(preview("ben", link)).singleElement().satisfies(p -> {
            assertThat(p.text()).isEmpty();
            assertThat(p.deleted()).isTrue();
        });
        room.run("ada", new RemoveMember(room.id, new PersonId("ben")));
        assertThat(preview("ben", link)).isEmpty();
    }

    @Test
    void aPlaceCanBeWrittenShort() {
        assertThat(Json.read("\"c-1/17\"".getBytes(StandardCharsets.UTF_8), Quote.class))
                .isEqualTo(new Quote(new ChannelId("c-1"), 17))
                .isEqualTo(Json.read(Json.write(new Quote(new ChannelId("c-1"), 17)), Quote.class));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Json.read("\"c 1/x\"".getBytes(StandardCharsets.UTF_8), Quote.class))
                .isInstanceOf(MalformedJson.class);
    }

    @Test
    void whatIsSharedIsNotCopied() {
        ChannelId other = Room.create(room.test, "ben", false, "dan");
        long secret = room.say("ada", "swordfish");
        long shared = Room.number(room.run("ben", new ShareMessage(other, room.id, secret, "see this", null)));
        String data = room.ask("dan", new ChannelViews.History(other, null, shared - 1, 1, null))
                .entries()
                .get(0)
                .data();
        assertThat(data).contains("see this", room.id.value()).doesNotContain("swordfish");
        room.refuses("dan", new ShareMessage(other, room.id, secret, null, null), Code.ABSENT);
        room.refuses("ben", new ShareMessage(other, room.id, secret + 9, null, null), Code.ABSENT);
    }

    @Test
    void whatIsDeletedLeavesNothingBehind() {
        ChannelId other = Room.create(room.test, "ben", false, "dan");
        long secret = room.say("ada", "swordfish");
        long shared = Room.number(room.run("ben", new ShareMessage(other, room.id, secret, "canary", null)));
        room.run("ben", new PinMessage(other, shared, "canary"));
        room.run("ben", new React(other, shared, "👍"));
        room.run("ben", new DeleteMessage(other, shared));
        String data = room.ask("dan", new ChannelViews.History(other, null, shared - 1, 1, null))
                .entries()
                .get(0)
                .data();
        assertThat(data).contains("\"deleted\":true").doesNotContain("canary", "reactions", room.id.value());
    }

    @Test
    void whatWasReadCanBeMarkedUnread() {
        long first = room.say("ada", "one");
        long second = room.say("ada", "two");
        room.run("ben", new MarkRead(room.id, second));
        assertThat(room.line("ben").unread()).isZero();
        room.run("ben", new MarkUnread(room.id, second));
        assertThat(room.line("ben").unread()).isEqualTo(1);
        room.run("ben", new MarkUnread(room.id, first));
        assertThat(room.line("ben").unread()).isEqualTo(2);
        room.refuses("ben", new MarkUnread(room.id, 99), Code.ABSENT);
    }

    @Test
    void priorityAndFilesAreChecked() {
        room.refuses(
                "ada",
                new MessageCommands.PostMessage(room.id, "x", null, null, true, null, null, null, null),
                Code.INVALID);
        room.refuses(
                "ada",
                new MessageCommands.PostMessage(room.id, "x", null, Priority.URGENT, null, 5, null, null, null),
                Code.INVALID);
        room.refuses(
                "ada",
                new MessageCommands.PostMessage(room.id, " ", null, null, null, null, null, null, null),
                Code.INVALID);
    }
}
