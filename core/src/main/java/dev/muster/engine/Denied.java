package dev.muster.engine;

import dev.muster.access.PersonId;
import dev.muster.command.Command;
import dev.muster.journal.Event;
import java.util.List;

/** What the access journal holds: who was refused what, and who read what is sensitive. */
sealed interface Denied extends Event {
    /**
     * Somebody was refused.
     *
     * @param person who
     * @param operation what they asked for, by name; never what it was about in words
     * @param times how often within the last moments
     */
    record AccessDenied(PersonId person, String operation, int times) implements Denied {
        @Override
        public String sentence() {
            return "was refused " + operation + (times > 1 ? " (" + times + " times)" : "");
        }
    }

    /**
     * Somebody read something whose reading is to be on record.
     *
     * @param person who
     * @param operation what they asked, by name
     * @param subject what it was about
     */
    record SensitiveRead(PersonId person, String operation, String subject) implements Denied {
        @Override
        public String sentence() {
            return "read " + operation + " of " + subject;
        }
    }

    /** Puts these on record; only the engine itself sends it. */
    record RecordAccess(String node, List<AccessDenied> denied, List<SensitiveRead> reads) implements Command {}
}
