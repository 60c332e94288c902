package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Marking;
import dev.muster.channel.Quote;
import dev.muster.command.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about incidents, and what the answers look like. */
public interface IncidentViews {
    /**
     * The incidents whose channel the caller is in, newest first.
     *
     * @param open false for those that are over; null for true
     * @param limit 1 to 500; null for 100
     */
    record ListIncidents(@Nullable Boolean open, @Nullable Integer limit) implements Question<IncidentList> {}

    /** One incident. */
    record ShowIncident(IncidentId incident) implements IncidentQuestion<IncidentView> {}

    /** How the estimate of an incident changed, newest first, at most 100. */
    record ListEstimates(IncidentId incident) implements IncidentQuestion<EstimateList> {}

    /** What an update of an incident begins as now: its template, filled from how the incident stands. */
    record DraftUpdate(IncidentId incident) implements IncidentQuestion<UpdateDraft> {}

    /** Incidents. */
    record IncidentList(List<IncidentLine> incidents) {}

    /** An incident as one line of a list; {@code exercise} says that it is one, and that figures leave it out. */
    record IncidentLine(
            IncidentId id,
            long number,
            String title,
            Severity severity,
            Status status,
            @Nullable PersonId commander,
            @Nullable String commanderName,
            @Nullable String backupName,
            Instant declaredAt,
            @Nullable Instant resolvedAt,
            @Nullable Instant nextUpdateAt,
            boolean resolveProposed,
            int tasksDone,
            int tasksTotal,
            boolean exercise) {}

    /**
     * An incident whole.
     *
     * @param type id of its type; null for none
     * @param impact who is hit and how; may be empty
     * @param affected systems that are affected
     * @param fixBy when it is expected to be mended; null for no estimate
     * @param proposal a severity that is proposed; null for none
     * @param call address of its call, http or https; null for none
     * @param updateTemplate what its updates begin as, with places in braces; null for nothing
     * @param updateEveryMinutes the interval last promised between updates; 0 for none
     * @param promisesOff true while no update is promised on purpose
     * @param noticedAt when what led to it was first seen: the alert's beginning or the message's time; null for none
     * @param openedAfterSeconds how long it took from then to the declaration; null when nothing went before
     * @param from the message from which it was declared, whether or not the reader may see it; null for none
     * @param exercise true for an exercise: nothing of it leaves, and no figure counts it
     */
    record IncidentView(
            IncidentId id,
            long number,
            String title,
            String summary,
            Severity severity,
            Status status,
            Instant declaredAt,
            PersonId declaredBy,
            @Nullable Instant resolvedAt,
            List<RoleView> roles,
            @Nullable UpdateView lastUpdate,
            @Nullable Instant nextUpdateAt,
            boolean resolveProposed,
            @Nullable String playbook,
            int playbookVersion,
            @Nullable String source,
            @Nullable IncidentId related,
            List<SetChannel> channels,
            @Nullable String type,
            String impact,
            List<String> affected,
            @Nullable Instant fixBy,
            @Nullable ProposalView proposal,
            @Nullable String call,
            @Nullable String updateTemplate,
            int updateEveryMinutes,
            boolean promisesOff,
            @Nullable Instant noticedAt,
            @Nullable Long openedAfterSeconds,
            @Nullable Quote from,
            boolean exercise) {}

    /** Another channel of an incident that the caller may read; {@code member} when they are in it. */
    record SetChannel(
            ChannelId id,
            String name,
            String purpose,
            @Nullable Marking marking,
            boolean member) {}

    /** A role and who holds it. */
    record RoleView(
            String name,
            String title,
            @Nullable PersonId primary,
            @Nullable String primaryName,
            @Nullable PersonId backup,
            @Nullable String backupName) {}

    /** A status update. */
    record UpdateView(long entry, String text, PersonId by, Instant at) {}

    /** Estimates. */
    record EstimateList(List<EstimateLine> estimates) {}

    /** A change of the estimate; null for not known. */
    record EstimateLine(
            long entry,
            Instant at,
            PersonId by,
            @Nullable Instant from,
            @Nullable Instant to,
            String reason) {}

    /** What an update begins as; empty for nothing. */
    record UpdateDraft(String text) {}

    /** A severity that is proposed. */
    record ProposalView(String proposal, Severity to, String reason, PersonId by, Instant at) {}
}
