package dev.muster.deadline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Bulky;
import dev.muster.command.Command;
import dev.muster.condition.Condition;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done about deadlines. Who is in an incident as a member does what concerns it. */
public interface DeadlineCommands {
    /**
     * Starts a clock, by the newest version of a definition. Answers {@code clock}. No deadline counts from this: when a
     * trigger happened is recorded by itself.
     *
     * @param definition id of the definition
     * @param zone the zone to reckon in; null for that of the definition
     * @param calendar id of the calendar whose working days count; null for that of the definition
     * @param made the new id; not sent by callers
     */
    record StartClock(
            IncidentId incident,
            String definition,
            @Nullable String zone,
            @Nullable String calendar,
            @JsonIgnore @Nullable ClockId made)
            implements IncidentCommand {
        /** One that goes by all that its definition says. */
        public static StartClock of(IncidentId incident, String definition) {
            return new StartClock(incident, definition, null, null, null);
        }
    }

    /**
     * Records when a trigger happened, or corrects that: then why is said, and every deadline is reckoned anew.
     *
     * @param trigger id of a trigger of the clock's definition
     * @param at when it happened: not before 2000, and not in the future
     * @param decidedBy who decided that it had; null for the caller
     * @param note at most 1,000 characters; null for none
     * @param reason why it is corrected, at most 500 characters; null for the first time
     * @param decider who decided, as the directory has them; not sent by callers
     */
    record RecordTrigger(
            IncidentId incident,
            ClockId clock,
            String trigger,
            Instant at,
            @Nullable PersonId decidedBy,
            @Nullable String note,
            @Nullable String reason,
            @JsonIgnore @Nullable Person decider)
            implements IncidentCommand {
        /** What the caller decided. */
        public static RecordTrigger of(IncidentId incident, ClockId clock, String trigger, Instant at) {
            return new RecordTrigger(incident, clock, trigger, at, null, null, null, null);
        }

        /** The same, in place of what was recorded before. */
        public RecordTrigger because(String why) {
            return new RecordTrigger(incident, clock, trigger, at, decidedBy, note, why, decider);
        }
    }

    /**
     * Records that something was submitted; again for a later version of it. Answers {@code submission}, its number.
     *
     * @param stage id of a stage of the clock's definition
     * @param at when it was submitted: not before 2000, and not in the future
     * @param submittedBy who submitted it; null for the caller
     * @param reference what the authority calls it, at most 200 characters; null for nothing
     * @param link where it can be seen: http or https, at most 500 characters; null for nowhere
     * @param reason why it is late, at most 2,000 characters: needed when it is, unless it was said already
     * @param submitter who submitted it, as the directory has them; not sent by callers
     */
    record RecordSubmission(
            IncidentId incident,
            ClockId clock,
            String stage,
            Instant at,
            @Nullable PersonId submittedBy,
            @Nullable String reference,
            @Nullable String link,
            @Nullable String reason,
            @JsonIgnore @Nullable Person submitter)
            implements IncidentCommand {
        /** What the caller submitted in time. */
        public static RecordSubmission of(IncidentId incident, ClockId clock, String stage, Instant at) {
            return new RecordSubmission(incident, clock, stage, at, null, null, null, null, null);
        }
    }

    /** Takes the record of a submission back; {@code reason} has 1 to 500 characters. */
    record WithdrawSubmission(IncidentId incident, ClockId clock, int submission, String reason)
            implements IncidentCommand {}

    /** Says why something is late or will be; 1 to 2,000 characters. */
    record ExplainDelay(IncidentId incident, ClockId clock, String stage, String reason) implements IncidentCommand {}

    /**
     * Has a clock go by another version of its definition, and by the newest of its calendar.
     *
     * @param version which; null for the newest
     * @param reason why, 1 to 500 characters
     */
    record MoveClock(
            IncidentId incident, ClockId clock, @Nullable Integer version, String reason) implements IncidentCommand {}

    /** Has a clock not run any more; {@code reason} has 1 to 500 characters. */
    record StopClock(IncidentId incident, ClockId clock, String reason) implements IncidentCommand {}

    /** So much of the time until a deadline is over. Sent by time alone. */
    record EscalateDeadline(IncidentId incident, ClockId clock, String stage, Instant due, int percent)
            implements IncidentCommand {}

    /**
     * Defines a clock, or a further version of one, also of one that is shipped. For administrators. Answers
     * {@code version}. Clocks that run go on by the version that they began with.
     *
     * @param definition id: 1 to 40 small letters, digits and hyphens
     * @param content what it says
     */
    record DefineClock(String definition, ClockDefinition.Content content) implements Command, Bulky {}

    /**
     * Defines a calendar, or a further version of one, also of one that is shipped. For administrators. Answers
     * {@code version}.
     *
     * @param calendar id: 1 to 40 small letters, digits and hyphens
     * @param content what it says
     */
    record DefineCalendar(String calendar, WorkingCalendar.Content content) implements Command, Bulky {}

    /**
     * Says which clocks start by themselves: all of it. For administrators. A rule starts a clock once in an incident,
     * when it first is so; whoever stopped it is not asked again.
     *
     * @param rules at most 50; null for none
     */
    record SetStarting(@Nullable List<StartRule> rules) implements Command {}

    /**
     * What starts a clock by itself, in incidents in earnest and in exercises alike.
     *
     * @param definition id of the definition
     * @param when what must be so of the incident: its severity, type, status and properties
     */
    record StartRule(String definition, Condition when) {}
}
