package dev.muster.handover;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import org.jspecify.annotations.Nullable;

/** What can be done with handovers. */
public interface HandoverCommands {
    /**
     * Offers a role to someone. Answers {@code handover}.
     *
     * @param to who is to take over; brought into the channel if they are not there
     * @param backup who is asked when they are silent or decline; null for the role's backup
     * @param done what is done, at most 10,000 characters; null for nothing
     * @param next what is next
     * @param blockers what is in the way
     * @param role null for {@code commander}
     * @param askBackupAfterSeconds how long it waits for an answer, 1 to 86,400; null for 300
     * @param made what admission makes of it; not sent by callers
     */
    record OfferHandover(
            IncidentId incident,
            PersonId to,
            @Nullable PersonId backup,
            @Nullable String done,
            @Nullable String next,
            @Nullable String blockers,
            @Nullable String role,
            @Nullable Long askBackupAfterSeconds,
            @JsonIgnore @Nullable Made made)
            implements IncidentCommand {
        /** Command to be offered to someone. */
        public static OfferHandover of(
                IncidentId incident,
                PersonId to,
                @Nullable PersonId backup,
                String done,
                String next,
                String blockers) {
            return new OfferHandover(incident, to, backup, done, next, blockers, null, null, null);
        }

        /** What admission adds: the new id, and the people as the directory has them. */
        public record Made(
                HandoverId handover, Person to, @Nullable Person backup) {}
    }

    /** Takes over; the reason may be null. */
    record AcceptHandover(
            IncidentId incident,
            HandoverId handover,
            @Nullable String reason) implements IncidentCommand {}

    /** Says no; the reason may be null. */
    record DeclineHandover(
            IncidentId incident,
            HandoverId handover,
            @Nullable String reason) implements IncidentCommand {}

    /** Takes an offer back. */
    record WithdrawHandover(IncidentId incident, HandoverId handover) implements IncidentCommand {}

    /** Whoever was asked has not answered in time. Sent by time alone. */
    record HandoverSilent(IncidentId incident, HandoverId handover, PersonId asked) implements IncidentCommand {}
}
