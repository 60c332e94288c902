package dev.muster.stakeholder;

import static dev.muster.stakeholder.StakeRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.command.Rejection.Code;
import dev.muster.engine.Recorder;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.Severity;
import dev.muster.journal.JournalId;
import dev.muster.notice.NoticeViews.Inbox;
import dev.muster.search.SearchViews.FindEntries;
import dev.muster.stakeholder.Matrix.Row;
import dev.muster.stakeholder.StakeholderCommands.ApproveUpdate;
import dev.muster.stakeholder.StakeholderCommands.PublishUpdate;
import dev.muster.stakeholder.StakeholderCommands.RejectUpdate;
import dev.muster.stakeholder.StakeholderCommands.SaveUpdate;
import dev.muster.stakeholder.StakeholderCommands.WithdrawUpdate;
import dev.muster.stakeholder.StakeholderViews.ListUpdates;
import dev.muster.stakeholder.StakeholderViews.PreviewUpdate;
import dev.muster.stakeholder.UpdateDraft.Phase;
import dev.muster.transport.Feed;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft is answered by a second person, and is nobody's who may not write one. */
class DraftsTest {
    private static final String CANARY = "canaryword";
    private final StakeRoom room = new StakeRoom();

    @BeforeEach
    void matrix() {
        room.executivesHourly();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aSecondPersonApproves() {
        UpdateId update = room.save("ada", "execs", "we know why");
        refused(Code.CONFLICT, () -> room.approve("ben", update, null));
        room.submit("ada", update);
        refused(Code.CONFLICT, () -> room.approve("ada", update, null));
        refused(Code.CONFLICT, () -> room.publish("ada", update, null));
        room.approve("ben", update, null);
        assertThat(room.view(update).phase()).isEqualTo(Phase.APPROVED);
        assertThat(room.view(update).approvedBy()).isEqualTo(new PersonId("ben"));
        room.publish("ada", update, null);
        assertThat(room.view(update).phase()).isEqualTo(Phase.PUBLISHED);
        refused(Code.CONFLICT, () -> room.publish("ada", update, null));
    }

    /** Whoever lets another submit their words has not become a second person by that, nor has the other. */
    @Test
    void neitherWhoWroteNorWhoSubmittedApproves() {
        UpdateId update = room.save("ada", "execs", "we know why");
        room.submit("ben", update);
        refused(Code.CONFLICT, () -> room.approve("ada", update, null));
        refused(Code.CONFLICT, () -> room.approve("ben", update, null));
    }

    /** What was approved is what goes out: other words need another approval. */
    @Test
    void otherWordsAreNotApproved() {
        UpdateId update = room.approved("execs", "we know why");
        int version = room.view(update).version();
        room.test.run(
                "ada",
                new SaveUpdate(
                        room.incident, update, List.of("execs"), List.of(new Wording("en", "or not")), version, null));
        assertThat(room.view(update).phase()).isEqualTo(Phase.DRAFT);
        refused(Code.CONFLICT, () -> room.publish("ada", update, null));
        room.submit("ada", update);
        refused(Code.CONFLICT, () -> room.test.run("ben", new ApproveUpdate(room.incident, update, version, null)));
        refused(Code.CONFLICT, () -> room.test.run("ada", new PublishUpdate(room.incident, update, version, null)));
    }

    @Test
    void rejectedWithAReasonAndWithdrawn() {
        UpdateId update = room.save("ada", "execs", "we know why");
        room.submit("ada", update);
        int version = room.view(update).version();
        refused(Code.INVALID, () -> room.test.run("ben", new RejectUpdate(room.incident, update, version, " ")));
        refused(Code.CONFLICT, () -> room.test.run("ada", new RejectUpdate(room.incident, update, version, "no")));
        room.test.run("ben", new RejectUpdate(room.incident, update, version, "we do not"));
        assertThat(room.view(update).reason()).isEqualTo("we do not");
        refused(Code.CONFLICT, () -> room.publish("ada", update, null));
        room.test.run("ada", new WithdrawUpdate(room.incident, update, null));
        assertThat(room.view(update).phase()).isEqualTo(Phase.WITHDRAWN);
        refused(Code.CONFLICT, () -> room.submit("ada", update));
    }

    @Test
    void withoutApprovalWhereTheMatrixSaysSo() {
        room.matrix(List.of(room.execs()), List.of(new Row(Severity.SEV1, "execs", true, null, 0, null, false, null)));
        room.publish("ada", room.save("ada", "execs", "we know why"), null);
        assertThat(room.texts("dan", room.executives)).containsExactly("we know why");
    }

    /** cleo is in the incident and holds no role; guy is a guest; dan is in another channel of the set. */
    @Test
    void whoMayNotWriteKnowsOfNoDraft() {
        room.test.run("ada", new AddMembers(room.incident.channel(), List.of(new PersonId("guy")), null));
        UpdateId update = room.save("ada", "execs", CANARY);
        room.submit("ada", update);
        room.approve("ben", update, null);
        for (String who : List.of("cleo", "guy", "dan", "audrey")) {
            refused(Code.ABSENT, () -> room.test.ask(who, new ListUpdates(room.incident)));
            refused(Code.ABSENT, () -> room.test.ask(who, new PreviewUpdate(room.incident, List.of("execs"), null)));
            refused(
                    Code.ABSENT,
                    () -> room.test.run(
                            who, SaveUpdate.fresh(room.incident, List.of("execs"), new Wording("en", "hi"))));
            refused(Code.ABSENT, () -> room.test.run(who, new WithdrawUpdate(room.incident, update, null)));
            assertThat(room.test.ask(who, new Inbox(null)).entries())
                    .noneMatch(e -> e.kind().startsWith("stakeholder."));
        }
        assertThat(room.entries("cleo", room.incident.channel()))
                .noneMatch(e -> e.kind().startsWith("stakeholder.") || e.data().contains(CANARY));
        for (String who : List.of("ada", "ben", "cleo")) {
            assertThat(room.test.ask(who, new FindEntries(CANARY)).hits()).isEmpty();
        }
        assertThat(reads("cleo")).isFalse();
        assertThat(reads("guy")).isFalse();
        assertThat(reads("ben")).isTrue();
    }

    /** Whether somebody can follow the journal of the drafts. */
    private boolean reads(String who) {
        JournalId journal = UpdateDraft.journal(TestMuster.ACME, room.incident);
        Recorder outlet = new Recorder();
        try (Feed feed = room.test.muster.feeds().open(TestMuster.as(who), outlet)) {
            feed.subscribe(journal, null);
            Awaitility.await()
                    .until(() -> !outlet.told(Recorder.Subscribed.class).isEmpty()
                            || !outlet.told(Recorder.Ended.class).isEmpty());
        }
        return !outlet.told(Recorder.Subscribed.class).isEmpty();
    }

    /** A role that the matrix names lets its holders write, for as long as they hold it. */
    @Test
    void whoHoldsARoleWrites() {
        refused(Code.ABSENT, () -> room.save("cleo", "execs", "hi"));
        room.test.run("ada", new AssignRole(room.incident, "commander", null, "cleo"));
        UpdateId update = room.save("cleo", "execs", "hi");
        room.submit("cleo", update);
        room.test.run("ada", new AssignRole(room.incident, "commander", null, ""));
        refused(Code.ABSENT, () -> room.test.ask("cleo", new ListUpdates(room.incident)));
    }

    /** Those who can answer are told that they are asked, and not what it says. */
    @Test
    void theOthersAreAskedForApproval() {
        UpdateId update = room.save("ada", "execs", CANARY);
        room.submit("ada", update);
        assertThat(room.test.ask("ben", new Inbox(null)).entries())
                .anyMatch(e -> e.kind().equals("stakeholder.approval-wanted"))
                .noneMatch(e -> e.data().contains(CANARY));
        assertThat(room.test.ask("cleo", new Inbox(null)).entries())
                .noneMatch(e -> e.kind().startsWith("stakeholder."));
    }

    /** The draft of one incident is not reached through another. */
    @Test
    void aDraftIsItsIncidents() {
        UpdateId update = room.approved("execs", "we know why");
        var other = room.declare(false);
        refused(Code.ABSENT, () -> room.test.run("ada", new PublishUpdate(other, update, 1, null)));
        refused(Code.ABSENT, () -> room.test.run("ada", new WithdrawUpdate(other, update, null)));
    }
}
