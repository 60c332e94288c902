package dev.muster.work;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Question;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be asked about work over all incidents. Everything in an answer is what the caller may read now. */
public interface WorkViews {
    /**
     * What waits for the caller, the most urgent first: what is due first comes first, a question that waits for an
     * answer counting as due since it was asked, what has no time comes last; of equal ones the worse incident first.
     * The answer changes with what the caller's feeds bring, and with time.
     *
     * @param limit 1 to 500; null for 200
     */
    record ListMine(@Nullable Integer limit) implements Question<MyWork> {}

    /** All open incidents that the caller may read, the worst first, of equal ones the newest first. */
    record ShowBoard() implements Question<Board> {}

    /** What sort of work it is. */
    enum Sort {
        /** A task that the caller has, or backs up, or that nobody has and a group of theirs can take. */
        TASK,
        /** A status update of an incident that the caller commands, or backs up. */
        UPDATE,
        /** A handover that the caller may accept. */
        HANDOVER,
        /** A message that the caller was asked to acknowledge. */
        ACKNOWLEDGEMENT,
        /** An action item of a retrospective. */
        ACTION,
        /** A call for help. */
        HELP;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What waits, and what the caller follows; {@code more} when not everything that waits is in the list. */
    record MyWork(List<WorkItem> items, List<Followed> followed, boolean more) {}

    /**
     * Something that waits.
     *
     * @param sort what sort
     * @param channel where; one may not be in it yet when it is a call for help
     * @param id the task's, handover's, action item's or call's id, or the message's number; the incident's for updates
     * @param title what it is about
     * @param backup true when the caller is second in line
     * @param due until when; null for no time
     * @param overdue true when that has passed
     * @param incidentTitle the incident's title; null when it is of none
     * @param label the incident's label such as {@code INC-7}; null when it is of none or not for the caller to see
     * @param severity the incident's; null in the same cases
     */
    record WorkItem(
            Sort sort,
            ChannelId channel,
            String id,
            String title,
            boolean backup,
            @Nullable Instant due,
            boolean overdue,
            @Nullable String incidentTitle,
            @Nullable String label,
            @Nullable Severity severity) {}

    /** An incident that the caller follows. */
    record Followed(
            IncidentId id,
            long number,
            String title,
            Severity severity,
            Status status,
            @Nullable Instant nextUpdateAt) {}

    /** The board, as of a time. */
    record Board(List<BoardLine> incidents, Instant at) {}

    /**
     * An open incident on the board.
     *
     * @param gaps titles of roles that nobody holds
     * @param updateOverdue true when the promised update was not published in time
     * @param overdueTasks how many tasks are overdue, at most what is counted over all incidents: 2,000
     * @param member true when the caller is in its channel
     * @param followed true when the caller follows it
     * @param openHandovers how many handovers of its roles nobody has answered, at most what is counted over all: 2,000
     * @param exhaustedCalls how many calls for help have nobody left to be asked; counted likewise
     */
    record BoardLine(
            IncidentId id,
            long number,
            String title,
            Severity severity,
            Status status,
            @Nullable PersonId commander,
            @Nullable String commanderName,
            @Nullable String backupName,
            Instant declaredAt,
            @Nullable Instant nextUpdateAt,
            boolean updateOverdue,
            List<String> gaps,
            int overdueTasks,
            int tasksDone,
            int tasksTotal,
            boolean resolveProposed,
            boolean member,
            boolean followed,
            int openHandovers,
            int exhaustedCalls) {}
}
