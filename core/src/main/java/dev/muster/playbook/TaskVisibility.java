package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Whether a task is shown, and why. */
public enum TaskVisibility {
    /** It depends on no condition, or its condition holds. */
    VISIBLE,
    /** Its condition does not hold, and nobody has touched it: it is not to be done, and counts for nothing. */
    HIDDEN,
    /** Its condition does not hold, but somebody has touched it, so that it stays. */
    KEPT;

    /** The word that people and files see. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static TaskVisibility of(String word) {
        return Arrays.stream(values())
                .filter(v -> v.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a task is visible, hidden or kept"));
    }
}
