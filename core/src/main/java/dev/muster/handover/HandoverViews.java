package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about handovers, and what the answers look like. */
public interface HandoverViews {
    /** What a handover could say now, from state. */
    record DraftHandover(IncidentId incident) implements IncidentQuestion<HandoverDraft> {}

    /** The handovers of an incident: those that are open, then the latest that are not, newest first. */
    record ListHandovers(IncidentId incident) implements IncidentQuestion<HandoverList> {}

    /**
     * Texts to begin with, as Markdown lists; empty where state has nothing to say.
     *
     * @param openTasks titles of the tasks that are open
     * @param nextUpdateAt when the next update is promised
     * @param lastUpdate what the last update said
     */
    record HandoverDraft(
            String done,
            String next,
            String blockers,
            List<String> openTasks,
            @Nullable Instant nextUpdateAt,
            @Nullable String lastUpdate) {}

    /** Handovers. */
    record HandoverList(List<HandoverView> handovers) {}

    /** A handover. {@code asked} is null when nobody is asked any more. */
    record HandoverView(
            HandoverId id,
            String role,
            PersonId from,
            String fromName,
            PersonId to,
            String toName,
            @Nullable PersonId backup,
            @Nullable String backupName,
            String done,
            String next,
            String blockers,
            List<String> openTasks,
            @Nullable Instant nextUpdateAt,
            Handover.Phase state,
            @Nullable PersonId asked,
            Instant offeredAt) {
        /** The view of a handover. */
        public static HandoverView of(Handover handover) {
            Handover.Offer o = handover.offer();
            return new HandoverView(
                    o.id(),
                    o.role(),
                    o.from(),
                    o.fromName(),
                    o.to(),
                    o.toName(),
                    o.backup(),
                    o.backupName(),
                    o.done(),
                    o.next(),
                    o.blockers(),
                    o.openTasks(),
                    o.nextUpdateAt(),
                    handover.state(),
                    handover.asked(),
                    o.offeredAt());
        }
    }
}
