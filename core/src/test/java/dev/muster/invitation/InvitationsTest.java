package dev.muster.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.ChannelViews.BrowseChannels;
import dev.muster.channel.Marking;
import dev.muster.channel.Room;
import dev.muster.command.Rejection;
import dev.muster.command.Rejection.Code;
import dev.muster.invitation.InvitationCommands.AcceptInvitation;
import dev.muster.invitation.InvitationCommands.CreateInvitation;
import dev.muster.invitation.InvitationCommands.RevokeInvitation;
import dev.muster.invitation.InvitationViews.InvitationView;
import dev.muster.invitation.InvitationViews.ListInvitations;
import dev.muster.invitation.InvitationViews.ShowInvitation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final String SECRET = "s".repeat(43);
    private final Room room = new Room("ben");

    @AfterEach
    void close() {
        room.close();
    }

    private String invite() {
        return room.run("ada", new CreateInvitation(room.id, SECRET, 10, "their lawyer"))
                .id("invitation");
    }

    @Test
    void aGuestComesInOnceAndSeesTheMarkingFirst() {
        room.run("ada", new SetMarking(room.id, Marking.AMBER, null));
        String id = invite();
        InvitationView shown = room.ask("guy", new ShowInvitation(SECRET));
        assertThat(shown.channelName()).isEqualTo("war room");
        assertThat(shown.marking()).isEqualTo(Marking.AMBER);
        assertThat(shown.by()).isEqualTo("Ada");
        assertThat(room.run("guy", new AcceptInvitation(SECRET)).id("channel")).isEqualTo(room.id.value());
        assertThat(room.line("guy").rank()).isEqualTo(Rank.GUEST);
        assertThat(room.ask("guy", new BrowseChannels()).channels()).isEmpty();
        room.refuses("guy", new AcceptInvitation(SECRET), Code.ABSENT);
        room.refuses("dan", new AcceptInvitation(SECRET), Code.ABSENT);
        room.refuses("dan", new ShowInvitation(SECRET), Code.ABSENT);
        assertThat(room.ask("ada", new ListInvitations(room.id)).invitations())
                .singleElement()
                .satisfies(i -> {
                    assertThat(i.id()).isEqualTo(id).doesNotContain(SECRET);
                    assertThat(i.usedBy()).isEqualTo(new PersonId("guy"));
                });
        assertThat(room.history("ben")).noneMatch(e -> e.data().contains(SECRET));
    }

    @Test
    void itLapsesIsCalledBackAndEndsWithItsMakersRights() {
        invite();
        room.test.clock.advance(Duration.ofHours(10));
        room.refuses("guy", new AcceptInvitation(SECRET), Code.ABSENT);
        String second = "t".repeat(43);
        String id = room.run("ada", new CreateInvitation(room.id, second, null, null))
                .id("invitation");
        room.refuses("ben", new RevokeInvitation(room.id, id), Code.ABSENT);
        room.run("ada", new RevokeInvitation(room.id, id));
        room.refuses("guy", new AcceptInvitation(second), Code.ABSENT);
        room.refuses("ada", new RevokeInvitation(room.id, id), Code.CONFLICT);
        String third = "u".repeat(43);
        room.run("ada", new CreateInvitation(room.id, third, null, null));
        room.run("ada", new AddMembers(room.id, List.of(new PersonId("ben")), Rank.OWNER));
        room.run("ada", new LeaveChannel(room.id));
        room.refuses("guy", new AcceptInvitation(third), Code.ABSENT);
    }

    @Test
    void onlyOwnersInviteAndNotIntoAnArchivedChannel() {
        room.refuses("ben", new CreateInvitation(room.id, SECRET, null, null), Code.ABSENT);
        room.refuses("ben", new ListInvitations(room.id), Code.ABSENT);
        room.refuses("ada", new CreateInvitation(room.id, "short", null, null), Code.INVALID);
        room.refuses("ada", new CreateInvitation(room.id, SECRET, 337, null), Code.INVALID);
        invite();
        room.refuses("ada", new CreateInvitation(room.id, SECRET, null, null), Code.CONFLICT);
        room.refuses("ben", new AcceptInvitation(SECRET), Code.CONFLICT);
        room.run("ada", new ArchiveChannel(room.id));
        room.refuses("guy", new AcceptInvitation(SECRET), Code.ABSENT);
    }

    /** Many at once, on two nodes: exactly one comes in. */
    @Test
    void manyAtOnceAreOne() {
        for (int i = 0; i < 20; i++) {
            room.test.people.add(TestMuster.People.person("p" + i, "P" + i, i % 2 == 0));
        }
        for (int round = 0; round < 10; round++) {
            String secret = UUID.randomUUID().toString() + round;
            room.run("ada", new CreateInvitation(room.id, secret, null, null));
            AtomicInteger in = new AtomicInteger();
            try (TestMuster other = room.test.another()) {
                CompletableFuture<?>[] all = new CompletableFuture<?>[20];
                for (int i = 0; i < all.length; i++) {
                    TestMuster node = i % 3 == 0 ? other : room.test;
                    all[i] = node.muster
                            .submit(TestMuster.as("p" + i), new AcceptInvitation(secret), "k" + round + i)
                            .handle((outcome, failure) -> {
                                assertThat(failure)
                                        .satisfiesAnyOf(
                                                f -> assertThat(f).isNull(),
                                                f -> assertThat(f).isInstanceOf(Rejection.class),
                                                f -> assertThat(f).hasCauseInstanceOf(Rejection.class));
                                return outcome == null ? 0 : in.incrementAndGet();
                            });
                }
                CompletableFuture.allOf(all).join();
            }
            assertThat(in).hasValue(1);
        }
    }
}
