package dev.muster.exercise;

import dev.muster.access.PersonId;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import dev.muster.playbook.ExercisePlan.Act;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about exercises, and what the answers look like. */
public interface ExerciseViews {
    /** An exercise: its script as far as the caller may see it, and how what happened compares with what was expected. */
    record ShowExercise(IncidentId incident) implements IncidentQuestion<ExerciseView> {}

    /**
     * An exercise.
     *
     * @param conductor who conducts it; null while nobody does
     * @param conducting true when that is the caller: then {@code injects} is the whole script, else what was posted
     * @param injects in the order of the script
     * @param sheet what was expected, in order
     * @param notes what the conductor wrote down, oldest first, at most 500
     * @param whole false when the journal is longer than what was looked at, its first 20,000 entries
     */
    record ExerciseView(
            IncidentId incident,
            @Nullable PersonId conductor,
            @Nullable String conductorName,
            boolean conducting,
            Instant startedAt,
            List<InjectView> injects,
            List<ScoreLine> sheet,
            List<NoteView> notes,
            boolean whole) {}

    /**
     * A piece of news.
     *
     * @param due when it is posted by itself; null when the conductor posts it
     * @param state {@code waiting}, {@code posted}, {@code answered} or {@code skipped}
     * @param entry number of the entry in which it was posted; 0 for none
     */
    record InjectView(
            String inject,
            String title,
            String source,
            String text,
            @Nullable Instant due,
            String state,
            long entry) {}

    /**
     * Something that was expected, and what came of it.
     *
     * @param of which inject, role or task is meant; null where none is
     * @param by when it was expected; null while the inject that it answers was not posted
     * @param at when it happened; null when it did not
     * @param entry number of the entry in which it happened; 0 for none
     * @param result {@code met}, {@code late}, {@code missed} or {@code open}, while there is time
     * @param verdict what the conductor says; null for nothing
     * @param note why; empty for nothing
     */
    record ScoreLine(
            String expected,
            String title,
            Act act,
            @Nullable String of,
            @Nullable Instant by,
            @Nullable Instant at,
            long entry,
            String result,
            @Nullable Verdict verdict,
            String note) {}

    /** Something that the conductor wrote down. */
    record NoteView(long entry, String text, PersonId by, Instant at) {}
}
