package dev.muster.playbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How a task stands, and what it may become. */
public enum TaskState {
    /** Nobody has begun. */
    OPEN,
    /** Someone is at it. */
    IN_PROGRESS,
    /** It is done. */
    DONE,
    /** It was not needed. */
    SKIPPED;

    /** True while it has to be done. */
    public boolean live() {
        return this == OPEN || this == IN_PROGRESS;
    }

    /** True when it may become that: between live states freely, out of a finished one only back to a live one. */
    public boolean mayBecome(TaskState next) {
        return this != next && (live() || next.live());
    }

    /** The word that people and files see. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state of a word. */
    @JsonCreator
    public static TaskState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a task is open, in-progress, done or skipped"));
    }
}
