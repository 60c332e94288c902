package dev.muster.help;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with calls for help. */
public interface HelpCommands {
    /**
     * Calls for help: people, the members of a group, and whoever holds a role of another incident, in this order;
     * those who are in the incident already are left out. At most 50 stand in a line. Answers {@code call}.
     *
     * @param need what is needed, 1 to 500 characters: all that those who are asked read beside the title
     * @param people in the order in which they are to be asked, at most 50; null for nobody
     * @param group whose active members are asked, by id, the first 50; null for none
     * @param role name of a role of the incident {@code roleOf}: its holder is asked, then its backup; null for none
     * @param roleOf the incident that has the role; the caller must be able to read it
     * @param askNextAfterSeconds how long each is waited for, 30 to 86,400; null for 300
     * @param made what admission makes of it; not sent by callers
     */
    record CallHelp(
            IncidentId incident,
            String need,
            @Nullable List<PersonId> people,
            @Nullable GroupId group,
            @Nullable String role,
            @Nullable IncidentId roleOf,
            @Nullable Long askNextAfterSeconds,
            @JsonIgnore @Nullable Made made)
            implements IncidentCommand {
        /** A call to people. */
        public static CallHelp of(IncidentId incident, String need, List<PersonId> people) {
            return new CallHelp(incident, need, people, null, null, null, null, null);
        }

        /** What admission adds: the new id, and the people as the directory has them. */
        public record Made(HelpId call, List<Person> people) {
            /** Takes a copy. */
            public Made {
                people = List.copyOf(people);
            }
        }
    }

    /** Comes: by somebody who was asked. They are in the incident's channel from then on. Answers {@code channel}. */
    record AcceptHelp(IncidentId incident, HelpId call) implements IncidentCommand {}

    /** Says no, and why: by somebody who was asked; 1 to 500 characters. */
    record DeclineHelp(IncidentId incident, HelpId call, String reason) implements IncidentCommand {}

    /** Takes a call back; by anyone who may make one. */
    record WithdrawHelp(IncidentId incident, HelpId call) implements IncidentCommand {}

    /** Whoever was asked has not answered in time. Sent by time alone. */
    record HelpSilent(IncidentId incident, HelpId call, PersonId asked) implements IncidentCommand {}
}
