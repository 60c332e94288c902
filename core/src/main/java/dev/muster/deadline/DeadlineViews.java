package dev.muster.deadline;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.command.Bulky;
import dev.muster.command.Question;
import dev.muster.deadline.Clock.Moment;
import dev.muster.deadline.Clock.Submission;
import dev.muster.deadline.DeadlineCommands.StartRule;
import dev.muster.deadline.Reckoned.Line;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be asked about deadlines. */
public interface DeadlineViews {
    /** The clocks of an incident, those that run and those that were stopped, in the order of their next deadline. */
    record ListDeadlines(IncidentId incident) implements IncidentQuestion<DeadlineList> {}

    /**
     * What is due in the incidents that the caller is in and may read, not submitted yet, by deadline.
     *
     * @param limit 1 to 500; null for 100
     */
    record OpenDeadlines(@Nullable Integer limit) implements Question<OpenList> {}

    /** The definitions of the workspace, the newest version of each, by id. */
    record ListDefinitions() implements Question<DefinitionList> {}

    /** One definition whole; {@code version} null for the newest. */
    record ShowDefinition(String definition, @Nullable Integer version) implements Question<ClockDefinition> {}

    /** The calendars of the workspace whole, the newest version of each, by id. */
    record ListCalendars() implements Question<CalendarList> {}

    /** What is wrong with a definition before it is defined. */
    record CheckDefinition(ClockDefinition.Content content) implements Question<Problems>, Bulky {}

    /** How a stage stands. */
    enum Progress {
        /** Something that it is reckoned from is not recorded yet. */
        WAITING,
        /** There is time. */
        RUNNING,
        /** It was submitted in time. */
        SUBMITTED,
        /** It was submitted, and late. */
        LATE,
        /** The deadline is over, and nothing was submitted. */
        LAPSED,
        /** The clock was stopped before it was submitted. */
        STOPPED;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Clocks, and the instant at which they stand so. */
    record DeadlineList(List<ClockView> clocks, Instant at) {}

    /**
     * A clock.
     *
     * @param definition id of what it goes by
     * @param version the version that it goes by
     * @param newest the newest version there is; greater than {@code version} when it could be moved on
     * @param zone the zone in which it is reckoned
     * @param calendar id of the calendar whose working days count; null when none do
     * @param calendarVersion its version; 0 for none
     * @param stopped why it does not run any more; null while it does
     */
    record ClockView(
            ClockId id,
            String definition,
            int version,
            int newest,
            String title,
            String regime,
            String source,
            String note,
            String zone,
            @Nullable String calendar,
            int calendarVersion,
            boolean exercise,
            boolean rule,
            Instant startedAt,
            @Nullable String stopped,
            List<TriggerView> triggers,
            List<StageView> stages) {}

    /** A trigger; {@code moment} is what counts, null before it is recorded, {@code earlier} what was corrected. */
    record TriggerView(
            String id,
            String title,
            String meaning,
            @Nullable Moment moment,
            List<Moment> earlier) {}

    /**
     * A stage.
     *
     * @param due the deadline; null while something is missing
     * @param from the instant that it counts from; null without a deadline
     * @param waitsFor what is not recorded yet: ids of triggers, {@code submission:} with the id of a stage
     * @param how how it was reckoned, line by line
     * @param uncertain true when years count whose holidays are not known; the deadline is then rather too early
     * @param submissions what was submitted, by when it was
     * @param withdrawn records of submissions that were taken back
     * @param delay why it is late; empty when nobody said
     * @param reasonMissing true when it is late, or lapsed, and nobody said why
     */
    record StageView(
            String id,
            String title,
            String audience,
            Progress state,
            @Nullable Instant due,
            @Nullable Instant from,
            List<String> waitsFor,
            List<Line> how,
            boolean uncertain,
            List<Submission> submissions,
            List<Submission> withdrawn,
            String delay,
            boolean reasonMissing) {}

    /** What is due, by deadline, and the instant at which it stands so. */
    record OpenList(List<OpenDeadline> deadlines, Instant at) {}

    /** Something that is due in an incident. */
    record OpenDeadline(
            IncidentId incident,
            long number,
            String incidentTitle,
            ClockId clock,
            String definition,
            int version,
            String regime,
            String stage,
            String title,
            Instant due,
            Instant from,
            String zone,
            Progress state,
            boolean exercise,
            boolean uncertain) {}

    /** Definitions; {@code starting} are the rules by which clocks start by themselves. */
    record DefinitionList(List<DefinitionLine> definitions, List<StartRule> starting) {}

    /** A definition in short; {@code shipped} when no version of the workspace's own stands above it. */
    record DefinitionLine(
            String id,
            int version,
            String title,
            String regime,
            String source,
            @Nullable LocalDate validFrom,
            boolean shipped,
            List<String> triggers,
            List<String> stages) {}

    /** Calendars. */
    record CalendarList(List<CalendarView> calendars) {}

    /** A calendar; {@code covers} are the years whose holidays are known. */
    record CalendarView(WorkingCalendar calendar, List<Integer> covers, boolean shipped) {}

    /** What is wrong; nothing when it can be defined. */
    record Problems(List<Problem> problems) {}

    /**
     * Something that is wrong, or odd.
     *
     * @param path where, such as {@code stages[1].due.after.hours}
     * @param message what to do about it
     * @param fault false for a remark: the definition can be used all the same
     */
    record Problem(String path, String message, boolean fault) {}
}
