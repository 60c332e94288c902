package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Marking;
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

    /**
     * What was done, newest first: acts only, no chat.
     *
     * @param before only entries below this number; null for the newest
     * @param limit 1 to 200; null for 50
     */
    record Timeline(
            IncidentId incident,
            @Nullable Long before,
            @Nullable Integer limit) implements IncidentQuestion<TimelinePage> {}

    /** Incidents. */
    record IncidentList(List<IncidentLine> incidents) {}

    /** An incident as one line of a list. */
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
            int tasksTotal) {}

    /** An incident whole. {@code alerts} is true when an alert source declared it. */
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
            List<SetChannel> channels) {}

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

    /** Lines of a timeline; {@code more} when there are older ones. */
    record TimelinePage(List<TimelineLine> lines, boolean more) {}

    /** One line of a timeline. */
    record TimelineLine(long entry, Instant at, PersonId actor, String actorName, String kind, String sentence) {}
}
