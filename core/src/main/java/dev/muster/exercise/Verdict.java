package dev.muster.exercise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How something went. */
public enum Verdict {
    /** As it should. */
    GOOD,
    /** Not whole, or with help. */
    PARTLY,
    /** It did not. */
    MISSED,
    /** It says nothing of those who played. */
    NOT_RATED;

    /** The word that people see. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
