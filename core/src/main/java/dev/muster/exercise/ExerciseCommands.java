package dev.muster.exercise;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import org.jspecify.annotations.Nullable;

/** What can be done about exercises. */
public interface ExerciseCommands {
    /** Takes the exercise over: whoever sends it conducts it from now on, and sees the script. For owners. */
    record ConductExercise(IncidentId incident) implements IncidentCommand {}

    /** Posts an inject now, whether its time has come or not. For the conductor. */
    record PostInject(IncidentId incident, String inject) implements IncidentCommand {}

    /** Leaves an inject out that was not posted. For the conductor. */
    record SkipInject(IncidentId incident, String inject) implements IncidentCommand {}

    /**
     * Adds an inject to the script. For the conductor. Answers {@code inject}.
     *
     * @param title 1 to 200 characters
     * @param source who seems to say it, made up, 1 to 100 characters
     * @param text Markdown of 1 to 4,000 characters
     * @param inSeconds in how long it is posted, 0 to 31,622,400; null when the conductor posts it
     * @param id its id; not sent by callers
     */
    record AddInject(
            IncidentId incident,
            String title,
            String source,
            String text,
            @Nullable Long inSeconds,
            @JsonIgnore @Nullable String id)
            implements IncidentCommand {
        /** One to be added. */
        public AddInject(IncidentId incident, String title, String source, String text, @Nullable Long inSeconds) {
            this(incident, title, source, text, inSeconds, null);
        }
    }

    /**
     * Says what is done about an inject that was posted. For everybody who plays.
     *
     * @param text 1 to 4,000 characters
     */
    record AnswerInject(IncidentId incident, String inject, String text) implements IncidentCommand {}

    /**
     * Says how something that was expected went. For the conductor.
     *
     * @param expected its id
     * @param note at most 1,000 characters; null for none
     */
    record MarkExpected(
            IncidentId incident,
            String expected,
            Verdict verdict,
            @Nullable String note) implements IncidentCommand {}

    /**
     * Writes something down about the exercise, on its record. For the conductor.
     *
     * @param text 1 to 4,000 characters
     */
    record NoteExercise(IncidentId incident, String text) implements IncidentCommand {}

    /** The time of an inject has come; scheduled, never sent. */
    record InjectDue(IncidentId incident, String inject) implements IncidentCommand {}
}
