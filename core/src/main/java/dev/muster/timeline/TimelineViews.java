package dev.muster.timeline;

import dev.muster.access.PersonId;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about the timeline of an incident, and what the answers look like. */
public interface TimelineViews {
    /**
     * What was done, newest entry first: acts only, no chat, as corrected. Of a long journal at most 10,000 entries are
     * looked at for one answer; {@code next} says where to go on.
     *
     * @param before only entries below this number; null for the newest
     * @param limit 1 to 200; null for 50
     * @param kinds only these kinds of entries, whole ({@code task.added}) or all of a room ({@code task}), at most 50;
     *     null for any
     * @param actor only what this person did; null for anybody
     * @param from only what happened at this time or later, as corrected; null for the beginning
     * @param to only what happened before this time, as corrected; null for no end
     */
    record Timeline(
            IncidentId incident,
            @Nullable Long before,
            @Nullable Integer limit,
            @Nullable List<String> kinds,
            @Nullable PersonId actor,
            @Nullable Instant from,
            @Nullable Instant to)
            implements IncidentQuestion<TimelinePage> {
        /** Everything, in pages. */
        public Timeline(IncidentId incident, @Nullable Long before, @Nullable Integer limit) {
            this(incident, before, limit, null, null, null, null);
        }
    }

    /** How one line of a timeline came to read as it does. */
    record TimelineHistory(IncidentId incident, long entry) implements IncidentQuestion<TimelineVersions> {}

    /**
     * Lines of a timeline.
     *
     * @param more true when there may be older ones
     * @param next what to give as {@code before} for those; null when there are none
     */
    record TimelinePage(
            List<TimelineLine> lines,
            boolean more,
            @Nullable Long next) {}

    /**
     * One line of a timeline.
     *
     * @param entry number of its entry
     * @param at when it was recorded
     * @param happenedAt when it happened: as corrected, else as its author said, else when it was recorded
     * @param sentence what happened, as corrected
     * @param correction number of the entry that corrected it last; null when nothing was corrected
     * @param message the message that it shows; null for none
     */
    record TimelineLine(
            long entry,
            Instant at,
            PersonId actor,
            String actorName,
            String kind,
            String sentence,
            Instant happenedAt,
            @Nullable Long correction,
            @Nullable Long message) {}

    /** The versions of a line, the original first. */
    record TimelineVersions(List<TimelineVersion> versions) {}

    /**
     * A version of a line.
     *
     * @param entry number of the entry that made it
     * @param by who made it
     * @param madeAt when
     * @param sentence what the line said from then on
     * @param happenedAt when it had happened, as far as was said then
     * @param reason why it was corrected; empty for the original
     */
    record TimelineVersion(
            long entry, PersonId by, Instant madeAt, String sentence, Instant happenedAt, String reason) {}
}
