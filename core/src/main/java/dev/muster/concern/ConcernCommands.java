package dev.muster.concern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Command;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with concerns. */
public interface ConcernCommands {
    /**
     * Reports a suspected incident. Needs no right but to be of the workspace; guests may when the host's policy lets
     * them. Answers {@code concern}, the receipt. At most 20 of one person wait at a time, and one person reports at
     * most 10 in an hour.
     *
     * @param title what seems wrong, 1 to 200 characters
     * @param details what is known, at most 10,000 characters; null for nothing
     * @param made the new id, given at admission; not sent by callers
     */
    record ReportConcern(
            String title,
            @Nullable String details,
            @JsonIgnore @Nullable ConcernId made) implements Command {
        /** A concern to be reported. */
        public ReportConcern(String title, @Nullable String details) {
            this(title, details, null);
        }
    }

    /** A decision about a concern, by those who triage. */
    interface OfConcern extends Command {
        /** Which concern. */
        ConcernId concern();
    }

    /**
     * Declares an incident for a concern, with everything that a declaration does, in one transaction. Answers
     * {@code incident} and {@code number}. Whoever reported it is not brought in.
     *
     * @param title 1 to 200 characters; null for the concern's
     * @param summary at most 10,000 characters; null for the concern's details
     * @param severity null for what the playbook says
     * @param playbook id of the playbook to run by; null for none
     * @param commander null for whom the playbook names, else the caller
     * @param people who else is to be there, at most 1,000
     * @param made what admission makes of it; not sent by callers
     */
    record DeclareConcern(
            ConcernId concern,
            @Nullable String title,
            @Nullable String summary,
            @Nullable Severity severity,
            @Nullable String playbook,
            @Nullable PersonId commander,
            @Nullable List<PersonId> people,
            @JsonIgnore @Nullable Made made)
            implements OfConcern {
        /** A concern to be declared an incident as it is. */
        public static DeclareConcern of(ConcernId concern, @Nullable Severity severity) {
            return new DeclareConcern(concern, null, null, severity, null, null, null, null);
        }

        /** What admission adds: the new id, and the people as the directory has them. */
        public record Made(IncidentId incident, @Nullable Person commander, List<Person> people) {
            /** Takes a copy. */
            public Made {
                people = List.copyOf(people);
            }
        }
    }

    /** Puts a concern into an incident that the caller works on. */
    record MergeConcern(ConcernId concern, IncidentId incident) implements OfConcern {}

    /** Dismisses a concern with a reason, 1 to 500 characters, which whoever reported it does not see. */
    record DismissConcern(ConcernId concern, String reason) implements OfConcern {}

    /** Says which group triages beside the administrators; null for none. By administrators alone. */
    record SetTriage(@Nullable GroupId group) implements Command {}
}
