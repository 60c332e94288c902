package dev.muster.local;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What entries of calendars that leave Muster are called, by language. What people named themselves stays as it is. */
public enum CalendarWords {
    /** Also for every language that is not here. */
    ENGLISH("en", "On call: ", "Due: ", "Scheduled notification", "Scheduled message", "Reminder"),
    /** German. */
    GERMAN("de", "Bereitschaft: ", "F\u00e4llig: ", "Geplante Benachrichtigung", "Geplante Nachricht", "Erinnerung");

    private final String language;
    private final String onCall;
    private final String due;
    private final String notification;
    private final String message;
    private final String reminder;

    CalendarWords(String language, String onCall, String due, String notification, String message, String reminder) {
        this.language = language;
        this.onCall = onCall;
        this.due = due;
        this.notification = notification;
        this.message = message;
        this.reminder = reminder;
    }

    /**
     * The words of a language.
     *
     * @param tag a language tag of BCP 47, such as {@code de-AT}, of which the first part counts; null for English
     */
    public static CalendarWords of(@Nullable String tag) {
        String wanted = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values())
                .filter(words -> words.language.equals(wanted))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** A shift of this rotation. */
    public String onCall(String rotation) {
        return onCall + rotation;
    }

    /** The deadline of this stage of a clock. */
    public String due(String stage, String clock) {
        return due + stage + " (" + clock + ")";
    }

    /** A notification that will come. */
    public String notification() {
        return notification;
    }

    /** A message that will be sent. */
    public String message() {
        return message;
    }

    /** What somebody wants to be reminded of. */
    public String reminder() {
        return reminder;
    }
}
