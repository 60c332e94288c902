package dev.muster.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Marking;
import dev.muster.channel.Quote;
import dev.muster.command.Command;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done with incidents. */
public interface IncidentCommands {
    /**
     * Declares an incident: opens its home channel, brings people in, and starts what its playbook says, all
     * at once. Answers {@code incident} and {@code number}.
     *
     * @param title 1 to 200 characters
     * @param summary what is known, at most 10,000 characters; null for nothing
     * @param severity null for what the playbook says
     * @param playbook id of the playbook to run by; null for none
     * @param commander null for whom the playbook names, else the caller
     * @param people who else is to be there, at most 1,000
     * @param parameters what the playbook may refer to, at most 50
     * @param related the incident that this one follows
     * @param from the message from which it is declared, one that the caller may read; null for none
     * @param exercise true for an exercise, which it stays; null for false
     * @param made what admission makes of it; not sent by callers
     */
    record DeclareIncident(
            String title,
            @Nullable String summary,
            @Nullable Severity severity,
            @Nullable String playbook,
            @Nullable PersonId commander,
            @Nullable List<PersonId> people,
            @Nullable Map<String, String> parameters,
            @Nullable IncidentId related,
            @Nullable Quote from,
            @Nullable Boolean exercise,
            @JsonIgnore @Nullable Made made)
            implements Command {
        /** One that is no exercise. */
        public DeclareIncident(
                String title,
                @Nullable String summary,
                @Nullable Severity severity,
                @Nullable String playbook,
                @Nullable PersonId commander,
                @Nullable List<PersonId> people,
                @Nullable Map<String, String> parameters,
                @Nullable IncidentId related,
                @Nullable Quote from,
                @Nullable Made made) {
            this(title, summary, severity, playbook, commander, people, parameters, related, from, null, made);
        }

        /** One that is declared from no message. */
        public DeclareIncident(
                String title,
                @Nullable String summary,
                @Nullable Severity severity,
                @Nullable String playbook,
                @Nullable PersonId commander,
                @Nullable List<PersonId> people,
                @Nullable Map<String, String> parameters,
                @Nullable IncidentId related,
                @Nullable Made made) {
            this(title, summary, severity, playbook, commander, people, parameters, related, null, null, made);
        }

        /** An incident to be declared with a title and a severity, by the playbook or by none. */
        public static DeclareIncident of(String title, @Nullable Severity severity, @Nullable String playbook) {
            return new DeclareIncident(title, null, severity, playbook, null, null, null, null, null);
        }

        /** What admission adds: the new id, and the people as the directory has them. */
        public record Made(IncidentId incident, @Nullable Person commander, List<Person> people) {}
    }

    /** Says how bad it is; the reason may be null. */
    record SetSeverity(
            IncidentId incident,
            Severity severity,
            @Nullable String reason) implements IncidentCommand {}

    /** Says how it stands; the reason may be null. */
    record SetStatus(
            IncidentId incident, Status status, @Nullable String reason) implements IncidentCommand {}

    /** Describes it anew; null leaves what is there. */
    record EditIncident(
            IncidentId incident,
            @Nullable String title,
            @Nullable String summary) implements IncidentCommand {}

    /**
     * Gives a role to someone.
     *
     * @param role its name, such as {@code commander}
     * @param primary who is to hold it; null leaves it
     * @param backup who is to back them up; null leaves it, empty text takes it away
     * @param found the people as the directory has them; not sent by callers
     */
    record AssignRole(
            IncidentId incident,
            String role,
            @Nullable PersonId primary,
            @Nullable String backup,
            @JsonIgnore @Nullable List<Person> found)
            implements IncidentCommand {
        /** A role to be given. */
        public AssignRole(IncidentId incident, String role, @Nullable PersonId primary, @Nullable String backup) {
            this(incident, role, primary, backup, null);
        }
    }

    /**
     * Publishes an update. Answers {@code update}, the number of its entry.
     *
     * @param text Markdown, 1 to 10,000 characters
     * @param nextInMinutes when the next one is promised, 1 to 10,080; null for no promise
     */
    record UpdateStatus(
            IncidentId incident, String text, @Nullable Integer nextInMinutes) implements IncidentCommand {}

    /** Agrees that it is over, as was proposed. */
    record ConfirmResolved(IncidentId incident) implements IncidentCommand {}

    /** Puts something on the timeline, with the time at which it happened; null for now. */
    record Note(IncidentId incident, String text, @Nullable Instant at) implements IncidentCommand {}

    /** Records that something was decided. */
    record Decide(IncidentId incident, String text) implements IncidentCommand {}

    /**
     * Opens another channel of this incident for another audience; the caller owns it. Answers {@code channel}.
     *
     * @param purpose whom it is for, such as {@code executives}, {@code customers} or {@code legal}; at most 60
     *     characters
     * @param name 1 to 80 characters
     * @param marking how far what is said there may travel; null for unmarked
     * @param people who is in it from the start, at most 500; null for the caller alone
     * @param made what admission makes of the people, and the new id; not sent by callers
     */
    record AddChannel(
            IncidentId incident,
            String purpose,
            String name,
            @Nullable Marking marking,
            @Nullable List<PersonId> people,
            @JsonIgnore @Nullable Admitted made)
            implements IncidentCommand {
        /** What admission adds. */
        public record Admitted(ChannelId channel, List<Added> people) {}
    }

    /**
     * The promised update is due: reminds of it unless it came.
     *
     * @param escalated true from the second time on, when the backup hears of it
     * @param owners true the third time, when the owners of the channel do
     */
    record RemindOfUpdate(IncidentId incident, Instant due, boolean escalated, boolean owners)
            implements IncidentCommand {
        /** The first two times. */
        public RemindOfUpdate(IncidentId incident, Instant due, boolean escalated) {
            this(incident, due, escalated, false);
        }
    }
}
