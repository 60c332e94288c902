package dev.muster.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of occurrences that were due while nothing ran. Whatever becomes of them is on record. */
public enum Misfire {
    /** Each is given, late, one after the other. */
    LATE,
    /** They become one, which says how many they are. */
    MERGE,
    /** None of them is given; the next is the one that comes in time. */
    SKIP;

    /** The word that people and files see. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
