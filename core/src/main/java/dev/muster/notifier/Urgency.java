package dev.muster.notifier;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How urgent it is that somebody hears of something, most urgent first. */
public enum Urgency {
    /** A page: it passes quiet hours and digests. */
    URGENT,
    /** It should not wait long. */
    HIGH,
    /** What most is. */
    NORMAL,
    /** It is enough to see it when one looks: it leaves for nobody who has not asked for it. */
    LOW;

    /** The word that people and files see. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
