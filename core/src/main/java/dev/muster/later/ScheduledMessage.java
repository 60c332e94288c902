package dev.muster.later;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent later.
 *
 * @param id which
 * @param channel into which channel
 * @param person whose
 * @param text what it is to say
 * @param thread number of the message that it is to reply to; 0 for none
 * @param at when
 * @param state what became of it
 * @param reason why it could not be sent; null unless it failed
 * @param message its number once it was sent; null before
 */
record ScheduledMessage(
        ScheduledId id,
        ChannelId channel,
        PersonId person,
        String text,
        long thread,
        Instant at,
        Progress state,
        @Nullable String reason,
        @Nullable Long message) {
    /** Found by person, those that wait apart from the others, in the order of their times. */
    static final Kind<ScheduledMessage> KIND = new Kind<>(
            "later.message",
            ScheduledMessage.class,
            m -> m.id().value(),
            m -> Later.terms(m.person(), m.state()),
            m -> m.at().toEpochMilli());

    String job() {
        return "later/" + id;
    }

    ScheduledMessage changed(String newText, Instant newAt) {
        return new ScheduledMessage(id, channel, person, newText, thread, newAt, Progress.WAITING, null, null);
    }

    ScheduledMessage cancelled() {
        return new ScheduledMessage(id, channel, person, text, thread, at, Progress.CANCELLED, null, null);
    }

    ScheduledMessage sent(long number) {
        return new ScheduledMessage(id, channel, person, text, thread, at, Progress.DONE, null, number);
    }

    ScheduledMessage failed(String why) {
        return new ScheduledMessage(id, channel, person, text, thread, at, Progress.FAILED, why, null);
    }
}
