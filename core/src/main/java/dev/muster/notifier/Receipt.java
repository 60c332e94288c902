package dev.muster.notifier;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What is known of a delivery.
 *
 * @param sort how it ended
 * @param note a line for people, such as why it failed; empty for nothing
 */
public record Receipt(Sort sort, String note) {
    /** How a delivery ended. */
    public enum Sort {
        /** Whoever is responsible for the rest has taken it over and said so. */
        CONFIRMED,
        /** It was passed on; whether it arrives, nobody says. */
        PASSED_ON,
        /** It failed, and may succeed later. */
        FAILED,
        /** It failed, and will fail again. */
        REFUSED;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Taken over. */
    public static Receipt confirmed(String note) {
        return new Receipt(Sort.CONFIRMED, note);
    }

    /** Passed on. */
    public static Receipt passedOn(String note) {
        return new Receipt(Sort.PASSED_ON, note);
    }

    /** Not now. */
    public static Receipt failed(String note) {
        return new Receipt(Sort.FAILED, note);
    }

    /** Not ever. */
    public static Receipt refused(String note) {
        return new Receipt(Sort.REFUSED, note);
    }
}
