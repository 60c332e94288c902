package dev.muster.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.MarkRead;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Rejection;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverId;
import dev.muster.handover.SessionId;
import dev.muster.handover.StandupCommands.AnswerStandup;
import dev.muster.handover.StandupCommands.CloseStandup;
import dev.muster.handover.StandupCommands.StartStandup;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.ParticularCommands.SetEstimate;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.record.Json;
import dev.muster.relation.Relation.As;
import dev.muster.relation.RelationCommands.RelateIncident;
import dev.muster.relation.RelationCommands.UnrelateIncident;
import dev.muster.report.ReportViews.Brief;
import dev.muster.report.ReportViews.BriefingView;
import dev.muster.report.ReportViews.Document;
import dev.muster.report.ReportViews.Format;
import dev.muster.report.ReportViews.ReportIncident;
import dev.muster.report.ReportViews.Verify;
import dev.muster.storage.Range;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One incident in which a bit of everything happened; Dan comes late. */
class ReportsTest {
    private final TestMuster m = new TestMuster();
    private final IncidentId incident = story();

    private IncidentId story() {
        IncidentId id = new IncidentId(m.run("ada", DeclareIncident.of("payments fail", Severity.SEV2, null))
                .id("incident"));
        m.advance(Duration.ofMinutes(1));
        m.run("ada", new AddMembers(id.channel(), List.of(new PersonId("ben")), null));
        m.run("ada", new UpdateStatus(id, "we are on it\nand will be back", 30));
        m.run("ada", new AddTask(id.channel(), "call the bank", null, null, new PersonId("ben"), null, 20));
        long bridge = number(m.run("ben", new PostMessage(id.channel(), "bridge: https://call", null))
                .id("message"));
        m.run("ada", new PinMessage(id.channel(), bridge, "the call"));
        m.run("ben", new EditMessage(id.channel(), bridge, "bridge: https://call/2"));
        long secret = number(
                m.run("ben", new PostMessage(id.channel(), "hunter2", null)).id("message"));
        m.run("ben", new DeleteMessage(id.channel(), secret));
        m.advance(Duration.ofMinutes(4));
        String handover = m.run("ada", OfferHandover.of(id, new PersonId("ben"), null, "found it", "fix it", ""))
                .id("handover");
        m.run("ben", new AcceptHandover(id, new HandoverId(handover), null));
        SessionId session = new SessionId(m.run("ada", StartStandup.titled(id.channel(), "Shift change", 30))
                .id("session"));
        m.run("ben", new AnswerStandup(id.channel(), session, "rolled back", "watch", null));
        m.run("ada", new CloseStandup(id.channel(), session));
        return id;
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void theBriefingSaysWhatALateJoinerHasToKnow() {
        m.run("ada", new AddMembers(incident.channel(), List.of(new PersonId("dan")), null));
        BriefingView b = m.ask("dan", new Brief(incident));
        assertThat(b.commander()).isEqualTo("Ben");
        assertThat(b.backup()).isEqualTo("Ada");
        assertThat(b.openTasks()).singleElement().satisfies(t -> assertThat(t.ownerName())
                .isEqualTo("Ben"));
        assertThat(b.pins())
                .extracting(p -> p.reason())
                .containsExactly("the call", "Handover: Incident commander", "Standup: Shift change");
        assertThat(b.lastHandover()).isNotNull();
        assertThat(b.lastStandup()).isNotNull();
        assertThat(b.since().messages()).isEqualTo(1);
        assertThat(b.text())
                .contains("# INC-1: payments fail")
                .contains("- **Incident commander:** Ben, backed up by Ada")
                .contains("- **Next update due:** 2026-03-02T09:31:00Z")
                .contains("> we are on it\n> and will be back")
                .contains("- Ben: bridge: https://call/2 (the call)")
                .contains("- call the bank, Ben, due 2026-03-02T09:21:00Z")
                .contains("> **Done:** found it")
                .contains("not answered: Ada")
                .contains("What happened so far")
                .doesNotContain("hunter2");
        m.clock.advance(Duration.ofDays(3));
        assertThat(m.ask("dan", new Brief(incident))).isEqualTo(b);
    }

    @Test
    void theBriefingLeavesOutWhatTheReaderHasSeen() {
        long seen = m.ask("ada", new Brief(incident)).since().acts().size();
        assertThat(seen).isPositive();
        m.run("ada", new MarkRead(incident.channel(), 10_000));
        assertThat(m.ask("ada", new Brief(incident)).since().acts()).isEmpty();
        m.run("ben", new SetStatus(incident, Status.MITIGATED, null));
        assertThat(m.ask("ada", new Brief(incident)).since().acts())
                .singleElement()
                .asString()
                .contains("Ben changed status from active to mitigated");
        assertThat(m.ask("ada", new Brief(incident)).text()).contains("Since you were here");
    }

    @Test
    void theReportIsTheSameBytesEachTimeAndHoldsNothingDeleted() {
        m.run("ben", new SetStatus(incident, Status.RESOLVED, "rolled back"));
        String markdown = report(Format.MARKDOWN).content();
        String json = report(Format.JSON).content();
        m.clock.advance(Duration.ofDays(300));
        assertThat(report(Format.MARKDOWN).content()).isEqualTo(markdown);
        assertThat(report(Format.JSON).content()).isEqualTo(json);
        assertThat(markdown)
                .contains("2026-03-02T09:00:00Z Ada created the channel INC-1")
                .contains("- **Time to resolve:** 5 min")
                .contains("**2026-03-02T09:05:00Z** Incident commander from Ada to Ben: accepted")
                .contains("- [ ] call the bank: open, owner Ben, due 2026-03-02T09:21:00Z")
                .contains("Ben: bridge: https://call/2 (the call)")
                .doesNotContain("hunter2");
        assertThat(json).doesNotContain("hunter2");
        IncidentReport report = Json.read(json.getBytes(StandardCharsets.UTF_8), IncidentReport.class);
        assertThat(report.messages()).isEqualTo(2);
        assertThat(report.updates()).hasSize(1);
        assertThat(report.standups().get(0).missing()).containsExactly("Ada");
        assertThat(report(Format.MARKDOWN).name()).isEqualTo("INC-1.md");
    }

    /** How long it was thought to take, and what it was related to at the end, by id alone: that one is not everyone's. */
    @Test
    void theReportSaysWhatWasEstimatedAndWhatItIsRelatedTo() {
        assertThat(report(Format.MARKDOWN).content()).doesNotContain("Estimates", "Related incidents");
        IncidentId other = new IncidentId(
                m.run("ada", DeclareIncident.of("secret title", null, null)).id("incident"));
        IncidentId gone = new IncidentId(
                m.run("ada", DeclareIncident.of("another", null, null)).id("incident"));
        m.run("ada", new SetEstimate(incident, TestMuster.START.plusSeconds(3_600), "parts"));
        m.run("ada", new SetEstimate(incident, null, null));
        m.run("ada", new RelateIncident(incident, other, null, As.RELATED));
        m.run("ada", new RelateIncident(incident, gone, null, As.RELATED));
        m.run("ada", new UnrelateIncident(incident, gone));
        assertThat(report(Format.MARKDOWN).content())
                .contains("Ada: mended by 2026-03-02T10:00:00Z, because parts", "Ada: no estimate")
                .contains(" related: " + other.value())
                .doesNotContain("secret title");
        IncidentReport read =
                Json.read(report(Format.JSON).content().getBytes(StandardCharsets.UTF_8), IncidentReport.class);
        assertThat(read.estimates())
                .extracting(IncidentReport.EstimateLine::reason)
                .containsExactly("parts", "");
        assertThat(read.relations())
                .extracting(IncidentReport.RelationLine::other)
                .containsExactly(other.value());
    }

    @Test
    void whoReadsAReportIsOnRecord() {
        report(Format.MARKDOWN);
        JournalId access = JournalId.of(TestMuster.ACME, "access", "main");
        List<Entry> reads = m.store.snapshot(q -> q.range(Range.after(access, 0, 100)));
        assertThat(reads).anySatisfy(e -> assertThat(new String(e.payload(), StandardCharsets.UTF_8))
                .contains("report.incident")
                .contains("ben"));
    }

    @Test
    void membersAndAuditorsVerifyOthersLearnNothing() {
        Verify question = new Verify("channel:" + incident);
        assertThat(m.ask("ben", question).bad()).isZero();
        assertThat(m.ask("audrey", question).entries()).isGreaterThan(10);
        assertThatThrownBy(() -> m.ask("cleo", question)).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> m.ask("ben", new Verify("register:incidents"))).isInstanceOf(Rejection.class);
        assertThat(m.ask("audrey", new Verify("register:incidents")).bad()).isZero();
        assertThatThrownBy(() -> m.ask("ben", new Verify("channel:no.such"))).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> m.ask("ben", new ReportViews.ExportJournal("channel:" + incident, null, null)))
                .isInstanceOf(Rejection.class);
    }

    /** Somebody writes what turns around what stands behind it, so that another text is read than was written. */
    @Test
    void whatTurnsTheDirectionOfTextIsMarkedForPeopleAndKeptForPrograms() {
        String turned = "pay \u202Edcba\u202C to \u2066them\u2069 now";
        m.run("ada", new UpdateStatus(incident, turned, 30));
        m.run("ada", new AddTask(incident.channel(), "look \u202Eat", null, null, new PersonId("ben"), null, 20));
        assertThat(report(Format.MARKDOWN).content())
                .contains("> pay ‹U+202E›dcba‹U+202C› to ‹U+2066›them‹U+2069› now", "look ‹U+202E›at")
                .doesNotContainPattern("[\u202A-\u202E\u2066-\u2069]");
        assertThat(m.ask("ben", new Brief(incident)).text())
                .contains("‹U+202E›")
                .doesNotContain("\u202E");
        assertThat(Json.read(report(Format.JSON).content().getBytes(StandardCharsets.UTF_8), IncidentReport.class)
                        .updates())
                .anySatisfy(update -> assertThat(update.text()).isEqualTo(turned));
    }

    private Document report(Format format) {
        return m.ask("ben", new ReportIncident(incident, format));
    }
}
