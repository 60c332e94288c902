package dev.muster.thread;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.util.Set;

/**
 * How somebody stands to a thread.
 *
 * @param channel which channel
 * @param message number of the message that began the thread
 * @param person who
 * @param following false once they do not want to follow it any more; then nothing but they changes that
 * @param upTo number of the last entry of it that they have read
 */
record Follow(ChannelId channel, long message, PersonId person, boolean following, long upTo) {
    /** Found by person among the followed ones; threads of later messages rank higher. */
    static final Kind<Follow> KIND = new Kind<>(
            "thread.follow",
            Follow.class,
            f -> id(f.channel(), f.message(), f.person()),
            f -> f.following() ? Set.of(Term.of("person", f.person())) : Set.of(),
            Follow::message);

    static String id(ChannelId channel, long message, PersonId person) {
        return channel.value() + "/" + message + "/" + person.value();
    }

    Follow following(boolean now) {
        return new Follow(channel, message, person, now, upTo);
    }

    Follow read(long number) {
        return new Follow(channel, message, person, following, Math.max(upTo, number));
    }
}
