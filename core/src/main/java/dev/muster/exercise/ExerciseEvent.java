package dev.muster.exercise;

import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to exercises. */
public sealed interface ExerciseEvent extends Event {
    /** What notes of a conductor are found by. */
    Term NOTE = Term.of("is", "exercise-note");

    /** It began. {@code injects} says how many there are in its script, {@code expected} how much is expected. */
    record ExerciseStarted(int injects, int expected) implements ExerciseEvent {
        @Override
        public String sentence() {
            return "began an exercise: nothing of it leaves, and no figure counts it";
        }
    }

    /** Somebody conducts it now. */
    record ConductorChanged(String name) implements ExerciseEvent {
        @Override
        public String sentence() {
            return "conducts the exercise now";
        }
    }

    /** A piece of news, made up; {@code source} is who seems to say it, {@code text} is Markdown. */
    record InjectPosted(String inject, String title, String source, String text) implements ExerciseEvent {
        @Override
        public String sentence() {
            return "posted for the exercise, from " + source + ": " + title;
        }

        @Override
        public Finding finding() {
            return Finding.text(source + "\n" + title + "\n" + text);
        }
    }

    /** Somebody said what is done about it; {@code entry} is where it was posted. */
    record InjectAnswered(String inject, String title, long entry, String text) implements ExerciseEvent {
        @Override
        public String sentence() {
            return "answered \"" + title + "\": " + text;
        }

        @Override
        public Finding finding() {
            return Finding.text(text);
        }
    }

    /** The script changed; what it says stays with the conductor. {@code due} is when; null for by hand. */
    record ScriptChanged(
            String inject, boolean added, @Nullable Instant due) implements ExerciseEvent {
        @Override
        public String sentence() {
            return added ? "added to the script of the exercise" : "left something out of the script of the exercise";
        }
    }

    /** The conductor rated something that was expected; {@code title} says what. */
    record ExpectedMarked(String expected, String title, Verdict verdict, String note) implements ExerciseEvent {
        @Override
        public String sentence() {
            return "rated \"" + title + "\" " + verdict.word() + (note.isEmpty() ? "" : ": " + note);
        }

        @Override
        public Finding finding() {
            return Finding.text(note);
        }
    }

    /** The conductor wrote something down. */
    record ExerciseNoted(String text) implements ExerciseEvent {
        @Override
        public String sentence() {
            return "noted of the exercise: " + text;
        }

        @Override
        public Finding finding() {
            return new Finding(0, Set.of(NOTE), text, false);
        }
    }
}
