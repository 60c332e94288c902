package dev.muster.timeline;

import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is written beside the acts of an incident. */
public sealed interface TimelineEvent extends Event {
    /** A message was put on the timeline, with what it shows there (empty for its own words) and when it happened. */
    record TimelineAdded(long message, String text, Instant at) implements TimelineEvent {
        @Override
        public String sentence() {
            return "put message " + message + " on the timeline" + (text.isEmpty() ? "" : ": " + text);
        }

        @Override
        public Finding finding() {
            return Finding.text(text);
        }
    }

    /** An entry of the timeline was corrected: its text, its time or both; null for what stays. */
    record TimelineCorrected(
            long entry, @Nullable String text, @Nullable Instant at, String reason) implements TimelineEvent {
        @Override
        public String sentence() {
            return "corrected entry " + entry
                    + (text == null ? "" : ": " + text)
                    + (at == null ? "" : ", it happened at " + at)
                    + (reason.isEmpty() ? "" : " (" + reason + ")");
        }

        @Override
        public Finding finding() {
            return new Finding(0, Set.of(of(entry)), text == null ? reason : text + "\n" + reason, false);
        }

        /** The term of the corrections of an entry. */
        static Term of(long entry) {
            return Term.of("corrects", entry);
        }
    }
}
