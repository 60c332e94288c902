package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How this playbook is exercised; says nothing to incidents that are none. Lists that are missing are empty.
 *
 * @param injects what becomes known in the course of it, at most 50
 * @param expected what is expected of those who play, at most 30
 */
public record ExercisePlan(List<InjectPlan> injects, List<ExpectedPlan> expected) {
    /** Missing lists become empty ones. */
    public ExercisePlan {
        injects = Objects.requireNonNullElse(injects, List.of());
        expected = Objects.requireNonNullElse(expected, List.of());
    }

    /**
     * A piece of news.
     *
     * @param id 1 to 64 letters, digits, {@code _} and {@code -}
     * @param title 1 to 200 characters
     * @param source who seems to say it, made up, 1 to 100 characters
     * @param text Markdown of 1 to 4,000 characters
     * @param afterSeconds how long after the start it is posted; null when the conductor posts it
     */
    public record InjectPlan(
            String id,
            String title,
            String source,
            String text,
            @Nullable Long afterSeconds) {}

    /**
     * Something that is expected.
     *
     * @param id 1 to 64 letters, digits, {@code _} and {@code -}
     * @param title 1 to 200 characters
     * @param act what has to happen
     * @param of which inject, role or task is meant, by its id; null where the act needs none
     * @param withinSeconds within which time: of the inject for what answers one, else of the start
     */
    public record ExpectedPlan(
            String id, String title, Act act, @Nullable String of, long withinSeconds) {}

    /** What can be expected. */
    public enum Act {
        /** Somebody commands. */
        COMMANDER_NAMED,
        /** Somebody holds the role that is named. */
        ROLE_FILLED,
        /** Somebody said how bad it is. */
        SEVERITY_SET,
        /** An update was published. */
        UPDATE_PUBLISHED,
        /** A decision was recorded. */
        DECISION_RECORDED,
        /** The inject that is named was answered. */
        INJECT_ANSWERED,
        /** The task that is named was done. */
        TASK_DONE,
        /** It is mitigated, or further on. */
        MITIGATED,
        /** It is resolved, or further on. */
        RESOLVED;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
