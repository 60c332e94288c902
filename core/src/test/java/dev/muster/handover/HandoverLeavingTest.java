package dev.muster.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelViews.History;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.DeclineHandover;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverViews.HandoverView;
import dev.muster.handover.HandoverViews.ListHandovers;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.Role;
import dev.muster.incident.Severity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ben commands, Dan owns the channel as well; Ben offers Cleo to take over, and people leave or say no. */
class HandoverLeavingTest {
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CLEO = new PersonId("cleo");
    private static final PersonId DAN = new PersonId("dan");
    private static final PersonId EVE = new PersonId("eve");
    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private final TestMuster m = new TestMuster();
    private final IncidentId incident =
            new IncidentId(m.run("ben", DeclareIncident.of("payments fail", Severity.SEV2, null))
                    .id("incident"));

    @BeforeEach
    void aMomentLater() {
        m.people.add(TestMuster.People.person("eve", "Eve", false));
        m.run("ben", new AddMembers(incident.channel(), List.of(DAN), Rank.OWNER));
        m.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void theGroupIsAskedThoughWhoWasAskedLeaves() {
        m.people.group("leads", false, "eve");
        offer("leads");
        m.run("cleo", new LeaveChannel(incident.channel()));
        m.runDue();
        assertThat(escalated()).containsExactly(List.of(EVE));
    }

    @Test
    void ownersAreAskedWhenThoseWhoLeadWereAskedBefore() {
        m.run("ben", new AddMembers(incident.channel(), List.of(EVE), null));
        m.run("ben", new AssignRole(incident, Role.COMMANDER, BEN, "eve"));
        offer(null);
        m.advance(PATIENCE);
        m.advance(PATIENCE);
        assertThat(escalated()).containsExactly(List.of(DAN));
        assertThat(open().backupAsked()).isTrue();
    }

    @Test
    void ownersAreAskedWhenThoseWhoLeadSaidNo() {
        m.run("ben", new AddMembers(incident.channel(), List.of(EVE), null));
        m.run("ben", new AssignRole(incident, Role.COMMANDER, BEN, "eve"));
        HandoverId id = offer(null);
        m.advance(PATIENCE);
        m.run("eve", new DeclineHandover(incident, id, null));
        assertThat(escalated()).containsExactly(List.of(DAN));
    }

    @Test
    void aCommanderWhoLeavesIsFollowedThoughSilenceWentToTheEnd() {
        HandoverId silent = offer(null);
        m.advance(PATIENCE);
        m.advance(PATIENCE);
        assertThat(escalated()).hasSize(2);
        m.run("ben", new LeaveChannel(incident.channel()));
        HandoverView asked = open();
        assertThat(asked.id()).isNotEqualTo(silent);
        assertThat(asked.asked()).isEqualTo(DAN);
        assertThat(handovers())
                .filteredOn(h -> h.id().equals(silent))
                .singleElement()
                .satisfies(h -> assertThat(h.state()).isEqualTo(Handover.Phase.WITHDRAWN));
        m.run("dan", new AcceptHandover(incident, asked.id(), null));
        assertThat(m.ask("dan", new ShowIncident(incident)).roles().get(0).primary())
                .isEqualTo(DAN);
    }

    @Test
    void aCommanderWhoLeavesIsFollowedWhenNobodyThereCanAnswer() {
        HandoverId refused = offer(null);
        m.run("cleo", new LeaveChannel(incident.channel()));
        m.run("dan", new DeclineHandover(incident, refused, null));
        m.run("ben", new LeaveChannel(incident.channel()));
        assertThat(open().id()).isNotEqualTo(refused);
        assertThat(open().asked()).isEqualTo(DAN);
    }

    @Test
    void whatStillGoesOnIsNotAskedAnew() {
        HandoverId id = offer(null);
        m.advance(PATIENCE);
        m.run("ben", new LeaveChannel(incident.channel()));
        assertThat(handovers()).extracting(HandoverView::id).containsExactly(id);
        assertThat(open().state()).isEqualTo(Handover.Phase.ESCALATED);
    }

    private HandoverId offer(@Nullable String group) {
        GroupId to = group == null ? null : new GroupId(group);
        return new HandoverId(m.run(
                        "ben",
                        new OfferHandover(
                                incident, CLEO, null, "", "", "", null, null, null, null, null, null, null, to, null))
                .id("handover"));
    }

    private List<HandoverView> handovers() {
        return m.ask("dan", new ListHandovers(incident)).handovers();
    }

    private HandoverView open() {
        return handovers().stream().filter(h -> h.state().open()).findFirst().orElseThrow();
    }

    private List<List<PersonId>> escalated() {
        return m.ask("dan", new History(incident.channel(), null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().equals("handover.escalated"))
                .map(e -> e.event(HandoverEscalated.class).asked())
                .toList();
    }
}
