package dev.muster.report;

import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a report of an incident says, in every form: what {@link IncidentFold} makes of the home journal.
 * People are named as the journal names them.
 *
 * @param lastEntry number of the last entry that went into it
 * @param head hash of that entry: what ties the report to the journal
 * @param messages how many messages were written
 */
public record IncidentReport(
        Header header,
        List<RoleLine> roles,
        List<UpdateLine> updates,
        List<EstimateLine> estimates,
        List<RelationLine> relations,
        List<TaskLine> tasks,
        List<HandoverLine> handovers,
        List<StandupLine> standups,
        List<PinLine> pins,
        List<String> people,
        List<Act> timeline,
        long messages,
        long lastEntry,
        String head) {
    /** What it was; {@code exercise} when it was played. {@code resolvedAt} is null while it is open. */
    public record Header(
            long number,
            String title,
            String summary,
            Severity severity,
            Status status,
            Instant declaredAt,
            String declaredBy,
            @Nullable Instant resolvedAt,
            @Nullable Long secondsToResolve,
            @Nullable Instant nextUpdateAt,
            @Nullable String playbook,
            int playbookVersion,
            @Nullable String source,
            boolean exercise) {}

    /** A role, and who held it at the end. */
    public record RoleLine(
            String name,
            String title,
            @Nullable String primary,
            @Nullable String backup) {}

    /** A published update. */
    public record UpdateLine(
            long entry,
            Instant at,
            String by,
            String text,
            @Nullable Instant nextUpdateAt) {}

    /** An estimate of when it would be mended; {@code to} is null when it was taken back. */
    public record EstimateLine(
            long entry, Instant at, String by, @Nullable Instant to, String reason) {}

    /** How it stood to another incident at the end, which is named by its id alone: not everyone may read that one. */
    public record RelationLine(Instant at, String as, String other) {}

    /** A task as it stood at the end. {@code closedAt} is when it was done or skipped, {@code closedBy} who did it. */
    public record TaskLine(
            String title,
            String stage,
            String state,
            @Nullable String owner,
            @Nullable String backup,
            @Nullable Instant due,
            @Nullable Instant closedAt,
            @Nullable String closedBy) {}

    /** A handover, and what became of it. {@code settledAt} is when, null while it is open. */
    public record HandoverLine(
            Instant at,
            String role,
            String from,
            String to,
            String done,
            String next,
            String blockers,
            String outcome,
            @Nullable String settledBy,
            @Nullable Instant settledAt) {}

    /** A standup that was held. */
    public record StandupLine(Instant at, String title, List<AnswerLine> answers, List<String> missing) {}

    /** An answer in a standup. */
    public record AnswerLine(String name, String done, String next, String blockers) {}

    /** Something that is pinned, as it reads now. */
    public record PinLine(long entry, Instant at, String by, String text, String reason) {}

    /** One line of the timeline: everything but chat. */
    public record Act(long entry, Instant at, String actor, String kind, String sentence) {}
}
