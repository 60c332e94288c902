package dev.muster.report;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.command.Question;
import dev.muster.handover.HandoverViews.HandoverView;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import dev.muster.incident.IncidentViews.RoleView;
import dev.muster.incident.IncidentViews.UpdateView;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be asked of reports, and what the answers look like. */
public interface ReportViews {
    /** What someone who comes in late, or comes back, has to know. */
    record Brief(IncidentId incident) implements IncidentQuestion<BriefingView> {}

    /** The report of an incident; null for {@link Format#MARKDOWN}. Goes on record as a read. */
    record ReportIncident(IncidentId incident, @Nullable Format format) implements IncidentQuestion<Document> {}

    /** In which form. */
    enum Format {
        /** For people. */
        MARKDOWN,
        /** For programs: the whole {@link IncidentReport}. */
        JSON;

        /** The word that callers use. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a journal, such as {@code channel:…}, is as it was written. For auditors, and for who may read it. */
    record Verify(String journal) implements Question<Verdict> {}

    /**
     * A journal as it is kept, for a check elsewhere: JSON Lines, one entry a line. For auditors alone.
     *
     * @param after only entries behind this number; null for the beginning
     * @param limit 1 to 1,000; null for 1,000
     */
    record ExportJournal(
            String journal, @Nullable Long after, @Nullable Integer limit) implements Question<JournalPage> {}

    /** A file: what to call it, of what media type it is, and its text. */
    record Document(String name, String type, String content) {}

    /** What a check found. {@code bad} is the number of the first bad entry, 0 when all are good. */
    record Verdict(
            long entries,
            long purged,
            String head,
            long bad,
            @Nullable String reason) {}

    /** Lines of a journal; {@code last} is the number of the last entry in it, {@code more} when there are others. */
    record JournalPage(String content, long last, boolean more) {}

    /**
     * A briefing: {@code text} says all of it in Markdown, the rest is the same for programs. The same state
     * gives the same words.
     */
    record BriefingView(
            String title,
            Severity severity,
            Status status,
            long number,
            @Nullable String commander,
            @Nullable String backup,
            Instant declaredAt,
            @Nullable UpdateView lastUpdate,
            @Nullable Instant nextUpdateAt,
            @Nullable Instant fixBy,
            @Nullable String call,
            boolean exercise,
            List<RoleView> roles,
            List<BriefPin> pins,
            List<Decided> decisions,
            List<BriefTask> openTasks,
            int doneTasks,
            @Nullable HandoverView lastHandover,
            @Nullable BriefStandup lastStandup,
            Since since,
            String text) {}

    /** Something that was decided. */
    record Decided(long entry, String text, String by, Instant at) {}

    /** Something pinned, as it reads now. */
    record BriefPin(long message, String author, String text, String reason) {}

    /** A task that is open. */
    record BriefTask(
            String id,
            String title,
            @Nullable PersonId owner,
            @Nullable String ownerName,
            @Nullable Instant due) {}

    /** The latest digest of a standup. */
    record BriefStandup(
            long entry, Instant at, String title, List<IncidentReport.AnswerLine> answers, List<String> missing) {}

    /** What came since the reader was there: how many messages, and the latest acts in order. */
    record Since(long readUpTo, long messages, List<String> acts) {}
}
