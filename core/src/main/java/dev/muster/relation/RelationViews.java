package dev.muster.relation;

import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about how incidents stand to each other. */
public interface RelationViews {
    /** The incidents that one is related to, those that the caller may read. */
    record ListRelations(IncidentId incident) implements IncidentQuestion<RelationList> {}

    /** Relations, oldest first. */
    record RelationList(List<RelationLine> relations) {}

    /**
     * An incident that is related.
     *
     * @param as what it is to the one that was asked about
     * @param lead name of its commander; null for nobody
     */
    record RelationLine(
            IncidentId incident,
            Relation.As as,
            long number,
            String title,
            Severity severity,
            Status status,
            @Nullable String lead,
            @Nullable Instant nextUpdateAt) {}
}
