package dev.muster.stakeholder;

import static dev.muster.stakeholder.StakeRoom.people;
import static dev.muster.stakeholder.StakeRoom.placed;
import static dev.muster.stakeholder.StakeRoom.posted;
import static dev.muster.stakeholder.StakeRoom.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.Marking;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.ParticularCommands.ReopenIncident;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.stakeholder.Matrix.Row;
import dev.muster.stakeholder.Matrix.Template;
import dev.muster.stakeholder.StakeholderEvent.UpdatePublished;
import dev.muster.stakeholder.StakeholderEvent.UpdateReceived;
import dev.muster.stakeholder.StakeholderViews.AudienceLine;
import dev.muster.stakeholder.StakeholderViews.ListAudiences;
import dev.muster.stakeholder.StakeholderViews.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The update that goes out by itself. */
class ScheduleTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String MARK = "Facts only: this update was made by the system";
    private final StakeRoom room = new StakeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private List<String> texts() {
        return room.texts("dan", room.executives);
    }

    private AudienceLine line() {
        return room.test
                .ask("ben", new ListAudiences(room.incident))
                .audiences()
                .get(0);
    }

    /** Severity, status, since when and the next one, as they are then; nobody wrote it, and it says so. */
    @Test
    void theFactsGoOutAtTheirTime() {
        room.executivesHourly();
        room.test.advance(HOUR.minusSeconds(1));
        assertThat(texts()).isEmpty();
        assertThat(line().state()).isEqualTo(Standing.NEVER);
        room.test.run("ada", new SetStatus(room.incident, Status.ACTIVE, null));
        room.test.advance(Duration.ofSeconds(1));
        UpdateReceived one = room.received("dan", room.executives).get(0);
        assertThat(one.text())
                .startsWith("INC-1 is SEV1, being worked on, since 2 Mar 2026, 09:00 UTC."
                        + " Next update: 2 Mar 2026, 11:00 UTC.")
                .contains(MARK);
        assertThat(one.automatic() && one.facts() && !one.last()).isTrue();
        UpdatePublished published = room.published().get(0);
        assertThat(published.automatic()).isTrue();
        assertThat(published.writtenBy()).isNull();
        assertThat(line().state()).isEqualTo(Standing.TOLD);
        room.test.advance(HOUR);
        assertThat(texts()).hasSize(2);
    }

    @Test
    void inTheLanguageOfTheAudienceAndByItsTemplate() {
        room.matrix(
                List.of(placed("execs", "de", null, "executives")),
                List.of(posted("execs", 60)),
                new Template("facts", "fr", "rien"));
        room.test.advance(HOUR);
        assertThat(texts().get(0))
                .startsWith("INC-1: SEV1, in Bearbeitung, seit 2. März 2026, 09:00 UTC.")
                .contains("Niemand hat sie geschrieben");
        room.matrix(
                List.of(placed("execs", "de", null, "executives")),
                List.of(posted("execs", 60)),
                new Template("facts", "de", "{title}: {severity} $1 ${severity}"));
        room.test.advance(HOUR);
        assertThat(texts().get(1)).startsWith("zebra fire: SEV1 $1 $SEV1\n").contains("Niemand hat sie geschrieben");
    }

    /** The newest text that was approved, once; then the facts again. What is not approved stays where it is. */
    @Test
    void theApprovedTextGoesInPlaceOfTheFacts() {
        room.executivesHourly();
        room.approved("execs", "older");
        room.test.advance(Duration.ofMinutes(1));
        UpdateId update = room.approved("execs", "we know why");
        UpdateId pending = room.save("ada", "execs", "not yet");
        room.submit("ada", pending);
        room.test.advance(HOUR);
        assertThat(texts()).containsExactly("we know why");
        UpdateReceived one = room.received("dan", room.executives).get(0);
        assertThat(one.automatic() && !one.facts()).isTrue();
        assertThat(room.published().get(0).writtenByName()).isEqualTo("Ada");
        assertThat(room.view(update).phase()).isEqualTo(UpdateDraft.Phase.PUBLISHED);
        room.test.advance(HOUR);
        assertThat(texts()).hasSize(2);
        assertThat(texts().get(1)).contains(MARK);
    }

    /** What somebody publishes moves the next one; it is promised from then. */
    @Test
    void whatIsPublishedCounts() {
        room.executivesHourly();
        room.test.advance(Duration.ofMinutes(40));
        room.publish("ada", room.approved("execs", "we know why"), null);
        room.test.advance(Duration.ofMinutes(59));
        assertThat(texts()).hasSize(1);
        room.test.advance(Duration.ofMinutes(1));
        assertThat(texts()).hasSize(2);
    }

    /** Hours in which nothing ran are made good by one, and the next is at the hour, not an hour after that. */
    @Test
    void missedOnesAreMergedAndNothingDrifts() {
        room.executivesHourly();
        room.test.advance(Duration.ofMinutes(200));
        assertThat(texts()).hasSize(1);
        room.test.advance(Duration.ofMinutes(39));
        assertThat(texts()).hasSize(1);
        room.test.advance(Duration.ofMinutes(1));
        assertThat(texts()).hasSize(2);
    }

    @Test
    void aRestartLosesAndRepeatsNothing() {
        room.executivesHourly();
        room.test.advance(HOUR);
        UpdateId update = room.approved("execs", "we know why");
        room.test.muster.close();
        try (TestMuster again = new TestMuster(
                room.test.store, room.test.clock, room.test.people, b -> room.outside(b.node("other")))) {
            again.advance(HOUR);
            again.runDue();
            List<String> texts = again
                    .ask("dan", new dev.muster.channel.ChannelViews.History(room.executives, null, null, 200, null))
                    .entries()
                    .stream()
                    .filter(e -> e.kind().equals("stakeholder.received"))
                    .map(e -> e.event(UpdateReceived.class).text())
                    .toList();
            assertThat(texts).hasSize(2);
            assertThat(texts.get(1)).isEqualTo("we know why");
            assertThat(update).isNotNull();
        }
    }

    /** It ends when the incident does, with a last one that says so; when it is reopened it begins again. */
    @Test
    void itEndsWithTheIncident() {
        room.executivesHourly();
        room.test.advance(Duration.ofMinutes(10));
        room.test.run("ada", new SetStatus(room.incident, Status.RESOLVED, null));
        room.test.runDue();
        assertThat(texts()).hasSize(1);
        UpdateReceived last = room.received("dan", room.executives).get(0);
        assertThat(last.last()).isTrue();
        assertThat(last.nextAt()).isNull();
        assertThat(last.text()).contains("INC-1 is resolved. This is the last update that was planned.");
        room.test.run("ada", new SetStatus(room.incident, Status.CLOSED, null));
        room.test.advance(Duration.ofHours(5));
        assertThat(texts()).hasSize(1);
        room.test.run("ada", new ReopenIncident(room.incident, null));
        room.test.advance(HOUR);
        assertThat(texts()).hasSize(2);
        assertThat(room.received("dan", room.executives).get(1).last()).isFalse();
    }

    /** A row that the severity brings plans from then; one that is tighter counts from the last that they had. */
    @Test
    void anotherSeverityGoesByItsRows() {
        room.matrix(
                List.of(room.execs()),
                List.of(posted("execs", 60), new Row(Severity.SEV2, "execs", true, null, 15, null, true, null)));
        room.test.advance(Duration.ofMinutes(20));
        room.test.run("ada", new SetSeverity(room.incident, Severity.SEV2, null));
        room.test.runDue();
        assertThat(texts()).hasSize(1);
        room.test.advance(Duration.ofMinutes(14));
        assertThat(texts()).hasSize(1);
        room.test.advance(Duration.ofMinutes(1));
        assertThat(texts()).hasSize(2);
        room.test.run("ada", new SetSeverity(room.incident, Severity.SEV3, null));
        room.test.advance(Duration.ofHours(5));
        assertThat(texts()).hasSize(2);
        assertThat(line().nextAt()).isNull();
    }

    /** A matrix that is set while an incident is open is what it goes by. */
    @Test
    void anotherMatrixReachesWhatIsOpen() {
        assertThat(room.test.ask("ben", new ListAudiences(room.incident)).audiences())
                .isEmpty();
        room.executivesHourly();
        assertThat(line().nextAt()).isEqualTo(TestMuster.START.plus(HOUR));
        room.matrix(List.of(room.execs()), List.of(posted("execs", 30)));
        room.test.advance(Duration.ofMinutes(30));
        assertThat(texts()).hasSize(1);
        room.matrix(List.of(room.execs()), List.of());
        room.test.advance(Duration.ofHours(5));
        assertThat(texts()).hasSize(1);
        assertThat(line().state()).isEqualTo(Standing.TOLD);
    }

    /** Without a reason the text does not go where more people read it; the facts do, without the title. */
    @Test
    void whatMayNotGoFurtherStays() {
        room.matrix(
                List.of(room.execs()),
                List.of(posted("execs", 60)),
                new Template("facts", "en", "{title}: {severity}"));
        UpdateId update = room.approved("execs", "we know why");
        room.mark(room.incident.channel(), Marking.AMBER);
        room.test.advance(HOUR);
        assertThat(texts()).hasSize(1);
        assertThat(texts().get(0)).startsWith("INC-1: SEV1").contains(MARK).doesNotContain("zebra");
        assertThat(room.view(update).phase()).isEqualTo(UpdateDraft.Phase.APPROVED);
        room.mark(room.executives, Marking.AMBER);
        room.test.advance(HOUR);
        assertThat(texts().get(1)).startsWith("zebra fire: SEV1");
    }

    /** Nobody is there to be asked for a reason: the facts go, and the next one too. */
    @Test
    void aTextThatNamesWhatFewerMayReadStays() {
        room.executivesHourly();
        room.mark(room.board, Marking.RED);
        String message = room.test
                .run("ada", new PostMessage(room.board, "secret", null))
                .id("message");
        room.approved("execs", "see #/c/" + room.board + "/m/" + message);
        room.test.advance(HOUR);
        assertThat(texts()).hasSize(1);
        assertThat(texts().get(0)).contains(MARK).doesNotContain("#/c/");
        room.test.advance(HOUR);
        assertThat(texts()).hasSize(2);
    }

    @Test
    void itReachesPeopleToo() {
        room.matrix(List.of(people("press", "en", "dan")), List.of(told("press", 60)));
        room.sent.clear();
        room.test.advance(HOUR);
        assertThat(room.mails()).hasSize(1);
        assertThat(room.mails().get(0)).startsWith("dan: INC-1 is SEV1").contains(MARK);
    }

    @Test
    void anArchivedIncidentIsSilentUntilItIsRestored() {
        room.executivesHourly();
        room.test.run("ada", new ArchiveChannel(room.incident.channel()));
        room.test.advance(HOUR.multipliedBy(3));
        assertThat(texts()).isEmpty();
        room.test.run("ada", new RestoreChannel(room.incident.channel()));
        room.test.runDue();
        assertThat(texts()).hasSize(1);
    }
}
