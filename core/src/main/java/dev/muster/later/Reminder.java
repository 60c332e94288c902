package dev.muster.later;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import java.time.Instant;

/**
 * That somebody wants to be reminded of a message.
 *
 * @param id which
 * @param channel the channel of the message
 * @param message its number
 * @param person who
 * @param note what they told themselves; may be empty
 * @param at when
 * @param state what became of it
 */
record Reminder(
        ScheduledId id, ChannelId channel, long message, PersonId person, String note, Instant at, Progress state) {
    /** Found by person, those that wait apart from the others, in the order of their times. */
    static final Kind<Reminder> KIND = new Kind<>(
            "later.reminder",
            Reminder.class,
            r -> r.id().value(),
            r -> Later.terms(r.person(), r.state()),
            r -> r.at().toEpochMilli());

    String job() {
        return "later/" + id;
    }

    Reminder now(Progress progress) {
        return new Reminder(id, channel, message, person, note, at, progress);
    }
}
