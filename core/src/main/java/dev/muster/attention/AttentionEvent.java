package dev.muster.attention;

import dev.muster.access.PersonId;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that can happen to a message that is to be acknowledged. */
public sealed interface AttentionEvent extends Event {
    /** Somebody acknowledged it. */
    record MessageAcknowledged(long message, PersonId person, String name) implements AttentionEvent {
        @Override
        public String sentence() {
            return "acknowledged message " + message;
        }
    }

    /**
     * Those who have not acknowledged it were asked again.
     *
     * @param notified who
     * @param occurrence how often, from 1
     * @param last true when nobody is asked any more after this
     */
    record AcknowledgementReminded(long message, List<PersonId> notified, int occurrence, boolean last)
            implements AttentionEvent {
        @Override
        public String sentence() {
            return "asked " + notified.size() + " again to acknowledge message " + message
                    + (last ? ", for the last time" : "");
        }

        @Override
        public Finding finding() {
            return Finding.terms(
                    notified.stream().map(p -> Term.of("notify", p)).collect(Collectors.toSet()));
        }
    }
}
