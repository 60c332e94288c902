package dev.muster.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Whether an alert, or any of a group, is true now. */
public enum AlertStatus {
    /** It is. */
    FIRING,
    /** It was. */
    RESOLVED;

    /** The word that senders and files use. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a word. */
    @JsonCreator
    public static AlertStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be firing or resolved"));
    }
}
