package dev.muster.deadline;

import dev.muster.access.PersonId;
import dev.muster.deadline.Clock.Moment;
import dev.muster.deadline.Clock.Submission;
import dev.muster.deadline.DeadlineCommands.StartRule;
import dev.muster.incident.IncidentEvent;
import dev.muster.journal.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to deadlines. What happens in an incident stands in its responders' channel and in no other. */
public sealed interface DeadlineEvent extends Event {
    /** A stage, and by when it is due; null while that is not known. */
    record StageDue(String stage, String title, @Nullable Instant due) {}

    /**
     * A clock runs.
     *
     * @param clock which
     * @param definition id of what it goes by
     * @param version of that
     * @param title what people see
     * @param zone the zone in which it is reckoned
     * @param exercise true in an exercise
     * @param rule true when a rule of the workspace started it
     */
    record ClockStarted(
            ClockId clock, String definition, int version, String title, String zone, boolean exercise, boolean rule)
            implements DeadlineEvent {
        @Override
        public String sentence() {
            return "started the clock \"" + title + "\", version " + version + (exercise ? ", for the exercise" : "");
        }
    }

    /** Somebody recorded when a trigger happened; {@code title} says what, {@code due} what is due by that. */
    record TriggerRecorded(ClockId clock, String title, Moment moment, List<StageDue> due) implements DeadlineEvent {
        @Override
        public String sentence() {
            return "recorded that at " + moment.at() + ": " + title;
        }

        @Override
        public Finding finding() {
            return Finding.text(moment.note());
        }
    }

    /** Somebody corrected when a trigger happened; {@code before} and {@code due} are what was due and what is. */
    record TriggerCorrected(
            ClockId clock, String title, Instant from, Moment moment, List<StageDue> before, List<StageDue> due)
            implements DeadlineEvent {
        @Override
        public String sentence() {
            return "corrected from " + from + " to " + moment.at() + ": " + title + " (" + moment.reason() + ")";
        }

        @Override
        public Finding finding() {
            return Finding.text(moment.reason() + "\n" + moment.note());
        }
    }

    /** Somebody recorded a submission; {@code due} was its deadline, null for none; {@code reason} is empty in time. */
    record StageSubmitted(
            ClockId clock,
            String title,
            Submission submission,
            @Nullable Instant due,
            boolean late,
            String reason) implements DeadlineEvent {
        @Override
        public String sentence() {
            return "recorded that \"" + title + "\" was submitted at " + submission.at()
                    + (late ? ", late: " + reason : "");
        }

        @Override
        public Finding finding() {
            return Finding.text(submission.reference() + "\n" + reason);
        }
    }

    /** Somebody took the record of a submission back. */
    record SubmissionWithdrawn(ClockId clock, int submission, String title, String reason) implements DeadlineEvent {
        @Override
        public String sentence() {
            return "took back that \"" + title + "\" was submitted (" + reason + ")";
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** Somebody said why a stage is late or will be. */
    record DelayExplained(ClockId clock, String stage, String title, String reason) implements DeadlineEvent {
        @Override
        public String sentence() {
            return "said why \"" + title + "\" is late: " + reason;
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /**
     * So much of the time until a deadline is over, or all of it.
     *
     * @param percent 1 to 100; 100 when it lapsed
     * @param due the deadline
     * @param notified who is told
     */
    record DeadlineNear(
            ClockId clock,
            String stage,
            String title,
            int percent,
            Instant due,
            List<PersonId> notified,
            boolean exercise)
            implements DeadlineEvent {
        @Override
        public String sentence() {
            return (percent == 100
                            ? "noticed that \"" + title + "\" was due at " + due + " and is not submitted"
                            : "noticed that \"" + title + "\" is due at " + due + ", " + percent
                                    + " % of the time is over")
                    + (exercise ? " (exercise)" : "");
        }

        @Override
        public Finding finding() {
            return IncidentEvent.notifying(notified);
        }
    }

    /** A clock goes by another version now. */
    record ClockMoved(
            ClockId clock, String title, int from, int to, String reason, List<StageDue> before, List<StageDue> due)
            implements DeadlineEvent {
        @Override
        public String sentence() {
            return "moved the clock \"" + title + "\" from version " + from + " to " + to + " (" + reason + ")";
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** A clock runs no more. */
    record ClockStopped(ClockId clock, String title, String reason) implements DeadlineEvent {
        @Override
        public String sentence() {
            return "stopped the clock \"" + title + "\" (" + reason + ")";
        }

        @Override
        public Finding finding() {
            return Finding.text(reason);
        }
    }

    /** A version of a definition was defined. */
    record ClockDefined(ClockDefinition definition) implements DeadlineEvent {
        @Override
        public String sentence() {
            return "defined the clock " + definition.id() + ", version " + definition.version();
        }
    }

    /** A version of a calendar was defined. */
    record CalendarDefined(WorkingCalendar calendar) implements DeadlineEvent {
        @Override
        public String sentence() {
            return "defined the calendar " + calendar.id() + ", version " + calendar.version();
        }
    }

    /** Somebody said which clocks start by themselves. */
    record StartingSet(List<StartRule> rules) implements DeadlineEvent {
        @Override
        public String sentence() {
            return "set which clocks start by themselves: " + rules.size();
        }
    }
}
