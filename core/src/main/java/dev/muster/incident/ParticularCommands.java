package dev.muster.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of an incident besides how bad it is and how it stands. */
public interface ParticularCommands {
    /**
     * Says what sort of incident it is and what it does; null leaves what is there.
     *
     * @param type id of one of the workspace's types; empty takes it away
     * @param impact who is hit and how, at most 2,000 characters
     * @param affected systems that are affected, at most 50 of at most 100 characters each
     */
    record ClassifyIncident(
            IncidentId incident,
            @Nullable String type,
            @Nullable String impact,
            @Nullable List<String> affected) implements IncidentCommand {}

    /**
     * Says when it is expected to be mended.
     *
     * @param fixBy when; null takes the estimate away
     * @param reason why, at most 500 characters; null for none
     */
    record SetEstimate(
            IncidentId incident,
            @Nullable Instant fixBy,
            @Nullable String reason) implements IncidentCommand {}

    /**
     * Proposes another severity, for the commander or a second person to agree to. Answers {@code proposal}.
     *
     * @param reason why, 1 to 500 characters
     * @param made the new proposal's id; not sent by callers
     */
    record ProposeSeverity(
            IncidentId incident,
            Severity severity,
            String reason,
            @JsonIgnore @Nullable String made) implements IncidentCommand {}

    /** Agrees to a proposed severity, which is the incident's from then on. Whoever proposed it must command to do so. */
    record AgreeSeverity(IncidentId incident, String proposal) implements IncidentCommand {}

    /** Declines a proposed severity, or takes it back; the reason, at most 500 characters, may be null. */
    record DeclineSeverity(
            IncidentId incident, String proposal, @Nullable String reason) implements IncidentCommand {}

    /** Makes an incident that is over active again; the reason, at most 500 characters, may be null. */
    record ReopenIncident(IncidentId incident, @Nullable String reason) implements IncidentCommand {}

    /**
     * Switches the promise of updates off, or on again.
     *
     * @param on whether updates are promised
     * @param nextInMinutes when the next one is promised, 1 to 10,080; null for the interval last promised
     */
    record SetPromise(
            IncidentId incident, boolean on, @Nullable Integer nextInMinutes) implements IncidentCommand {}

    /**
     * Adds a role to the incident.
     *
     * @param role what it is called in commands, 1 to 40 small letters, digits and hyphens, new in this incident
     * @param title what people see, 1 to 60 characters
     * @param primary who holds it; null for nobody yet
     * @param backup who backs them up; null for nobody
     * @param found the people as the directory has them; not sent by callers
     */
    record AddRole(
            IncidentId incident,
            String role,
            String title,
            @Nullable PersonId primary,
            @Nullable PersonId backup,
            @JsonIgnore @Nullable List<Person> found)
            implements IncidentCommand {}

    /**
     * Sets the address of the incident's call.
     *
     * @param link http or https, at most 500 characters; empty takes it away, null has one made as at the declaration
     */
    record SetCall(IncidentId incident, @Nullable String link) implements IncidentCommand {}

    /** A role was left unfilled for long: raises the alarm unless somebody holds it by now. */
    record AlarmRole(IncidentId incident, String role) implements IncidentCommand {}

    /** An incident was resolved a while ago: sums it up unless it was reopened. */
    record SumUp(IncidentId incident, Instant resolvedAt) implements IncidentCommand {}

    /**
     * Has the host make a call.
     *
     * @param number the incident's number
     * @param title its title when the call was asked for
     * @param attempt how often the host failed already
     */
    record MakeCall(IncidentId incident, long number, String title, int attempt) implements IncidentCommand {}

    /**
     * The host was asked for a call, or was not.
     *
     * @param asked what was asked
     * @param link what the host made; null for nothing
     * @param failed true when it failed
     * @param withheld why it was not asked; null when it was
     */
    record CallMade(
            MakeCall asked,
            @Nullable String link,
            boolean failed,
            @Nullable String withheld) implements IncidentCommand {
        @Override
        public IncidentId incident() {
            return asked.incident();
        }
    }
}
