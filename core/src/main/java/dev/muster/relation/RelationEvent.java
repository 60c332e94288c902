package dev.muster.relation;

import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.journal.Event;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to how incidents stand to each other. Both sides have it in their journals. */
public sealed interface RelationEvent extends Event {
    /** It is related to another incident, which is this to it; who may see that one is asked when they look. */
    record IncidentRelated(IncidentId other, Relation.As as) implements RelationEvent {
        @Override
        public String sentence() {
            return switch (as) {
                case PARENT -> "made it a part of another incident";
                case CHILD -> "took another incident in as a part of this one";
                case RELATED -> "related it to another incident";
                case DUPLICATE -> "took another incident for a duplicate of this one";
                case ORIGINAL -> "took it for a duplicate of another incident";
            };
        }
    }

    /** It is related to another incident no more. */
    record IncidentUnrelated(IncidentId other, Relation.As as) implements RelationEvent {
        @Override
        public String sentence() {
            return "took a relation to another incident away";
        }
    }

    /**
     * How a child stands, said to its parent.
     *
     * @param title null where the parent's marking does not allow it, as the three that follow
     * @param lead who leads it; null also for nobody
     * @param nextUpdateAt when its next update is promised; null also for no promise
     * @param update what its update says; null also when it was something else that changed
     */
    record StreamReported(
            IncidentId child,
            long number,
            Severity severity,
            Status status,
            @Nullable String title,
            @Nullable String lead,
            @Nullable Instant nextUpdateAt,
            @Nullable String update)
            implements RelationEvent {
        @Override
        public String sentence() {
            return "heard from INC-" + number + ": " + severity + ", " + status.word()
                    + (update == null ? "" : ": " + update);
        }

        @Override
        public Finding finding() {
            return Finding.text(Objects.requireNonNullElse(title, "") + "\n" + Objects.requireNonNullElse(update, ""));
        }
    }
}
