package dev.muster.later;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.util.Set;

/** What somebody is told, in their own journal, of what they had put off. */
public sealed interface LaterEvent extends Event {
    /** Whose journal it is in. */
    PersonId person();

    @Override
    default Finding finding() {
        return Finding.terms(Set.of(Term.of("notify", person())));
    }

    /** Their message was sent. */
    record ScheduledSent(ScheduledId scheduled, ChannelId channel, long message, PersonId person)
            implements LaterEvent {
        @Override
        public String sentence() {
            return "sent the scheduled message " + message;
        }

        @Override
        public Finding finding() {
            return Finding.NOTHING;
        }
    }

    /** Their message could not be sent. */
    record ScheduledFailed(ScheduledId scheduled, ChannelId channel, String reason, PersonId person)
            implements LaterEvent {
        @Override
        public String sentence() {
            return "could not send a scheduled message: " + reason;
        }
    }

    /** They wanted to be reminded of this message now. */
    record ReminderGiven(ScheduledId reminder, ChannelId channel, long message, String note, PersonId person)
            implements LaterEvent {
        @Override
        public String sentence() {
            return "gave the reminder of message " + message + (note.isEmpty() ? "" : ": " + note);
        }
    }
}
