package dev.muster.relation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done about how incidents stand to each other. */
public interface RelationCommands {
    /**
     * Relates an incident to another one; the caller works on both. An incident has one parent at most, and none above
     * itself. When the other is the {@code original}, this one is a duplicate of it and is closed.
     *
     * @param other the other one; null when its number is given
     * @param number the other one's number; null when it is named by id
     * @param as what the other one is to this one
     */
    record RelateIncident(
            IncidentId incident,
            @Nullable IncidentId other,
            @Nullable Long number,
            Relation.As as) implements IncidentCommand {}

    /** Takes a relation away, from both sides. */
    record UnrelateIncident(IncidentId incident, IncidentId other) implements IncidentCommand {}

    /**
     * Opens a stream: a child incident with a lead of its own. Answers {@code incident} and {@code number}.
     *
     * @param incident the parent
     * @param title 1 to 200 characters
     * @param severity null for the parent's
     * @param lead who leads it
     * @param people who else is to be there, at most 500; null for nobody
     * @param made what admission makes of it; not sent by callers
     */
    record OpenStream(
            IncidentId incident,
            String title,
            @Nullable Severity severity,
            PersonId lead,
            @Nullable List<PersonId> people,
            @JsonIgnore @Nullable Made made)
            implements IncidentCommand {
        /** The new incident's id, and the people as the directory has them. */
        public record Made(IncidentId stream, Added lead, List<Added> people) {}
    }
}
