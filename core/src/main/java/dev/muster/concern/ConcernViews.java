package dev.muster.concern;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.command.Question;
import dev.muster.concern.Concern.Progress;
import dev.muster.incident.IncidentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about concerns. */
public interface ConcernViews {
    /** What the caller reported, newest first, at most 100. */
    record MyConcerns() implements Question<OwnConcerns> {}

    /**
     * What was reported, for those who triage: what waits, oldest first; or what was decided, newest first.
     *
     * @param waiting false for what was decided; null for true
     * @param limit 1 to 500; null for 100
     */
    record ConcernQueue(@Nullable Boolean waiting, @Nullable Integer limit) implements Question<Queue> {}

    /** The caller's own concerns. */
    record OwnConcerns(List<OwnConcern> concerns) {}

    /** One's own concern: what one said, and what became of it. */
    record OwnConcern(ConcernId id, String title, Instant at, Progress state) {}

    /** The queue. {@code group} triages beside the administrators; null for none. */
    record Queue(List<ConcernView> concerns, @Nullable GroupId group) {}

    /** A concern whole. {@code incident} is null when the caller may not read that incident, too. */
    record ConcernView(
            ConcernId id,
            String title,
            String details,
            PersonId reporter,
            String reporterName,
            Instant at,
            Progress state,
            String reason,
            @Nullable IncidentId incident,
            @Nullable PersonId settledBy,
            @Nullable Instant settledAt) {}
}
